import type { Page } from '@playwright/test';
import { choose } from './menu.ts';

/** The list of streams, the form for a new one, and the page of one with its live view. */
export class StreamsPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  readonly open = () => this.page.goto('/connections/embedded/streams');
  readonly openForm = (ledger: string) => this.page.goto(`/connections/embedded/streams/create?ledger=${ledger}`);
  readonly row = (name: string) => this.page.getByRole('row', { name: new RegExp(`^${name} `) });

  readonly nameField = () => this.page.getByRole('textbox', { name: 'Stream name' });
  readonly targetField = () => this.page.getByRole('combobox', { name: 'Kinesis data stream ARN' });
  readonly aggregation = () => this.page.getByRole('checkbox', { name: 'Aggregate records' });
  readonly createButton = () => this.page.getByRole('button', { name: 'Create stream' });

  readonly status = (word: string) => this.page.getByRole('definition').filter({ hasText: word }).first();
  readonly tab = (name: string) => this.page.getByRole('tab', { name });
  readonly blocks = () => this.page.getByRole('grid', { name: 'Blocks of the stream' });
  readonly blockRows = () => this.blocks().getByRole('row', { name: /^\d+ |^Block / });
  readonly records = () => this.page.getByRole('grid', { name: 'Records' });
  readonly dialog = () => this.page.getByRole('dialog');

  async create(ledger: string, name: string, target?: string): Promise<void> {
    await this.openForm(ledger);
    await this.nameField().fill(name);
    if (target !== undefined) await this.targetField().fill(target);
    await this.createButton().click();
    await this.page.getByRole('heading', { level: 1, name: `Stream ${name}` }).waitFor();
  }

  async addSampleBlocks(choice: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Add sample blocks' }).click();
    await choose(this.page, choice);
  }
}
