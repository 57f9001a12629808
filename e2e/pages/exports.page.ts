import { expect, type Page } from '@playwright/test';
import { makeExport } from '../make-resources.ts';

/** The list of exports, the form for a new one, the page of one, and the page of an object. */
export class ExportsPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  readonly open = () => this.page.goto('/connections/embedded/exports');
  readonly heading = () => this.page.getByRole('heading', { level: 1, name: /^Exports/ });
  readonly row = (exportId: string) => this.page.getByRole('row', { name: new RegExp(exportId) });

  readonly startField = () => this.page.getByRole('textbox', { name: 'Start, inclusive' });
  readonly endField = () => this.page.getByRole('textbox', { name: 'End, exclusive' });
  readonly bucketField = () => this.page.getByRole('combobox', { name: 'S3 bucket' });
  readonly prefixField = () => this.page.getByRole('textbox', { name: /^Prefix/ });
  readonly format = (name: RegExp) => this.page.getByRole('radio', { name });
  readonly createButton = () => this.page.getByRole('button', { name: 'Create export' });

  readonly objects = () => this.page.getByRole('grid', { name: 'Objects' });
  readonly objectLinks = () => this.objects().getByRole('link', { name: /^\w+\.\d+-\d+\.(ion|json)$/ });
  readonly blocks = () => this.page.getByRole('grid', { name: 'Blocks of the object' });
  readonly blockRows = () =>
    this.blocks()
      .getByRole('row')
      .filter({ has: this.page.getByRole('link') });
  readonly verdict = () => this.page.getByRole('region', { name: 'Verdict' });
  readonly toLookAt = () => this.page.getByRole('grid', { name: 'Blocks to look at' });

  /** The form fills in the times of the ledger when it knows them; what is typed just then would stand behind them. */
  async openForm(ledger: string): Promise<void> {
    await this.page.goto(`/connections/embedded/exports/create?ledger=${ledger}`);
    await expect(this.startField()).not.toHaveValue('');
  }

  /** Makes an export without its form, opens its page, and waits until it is done. Answers its id. */
  async make(what: Parameters<typeof makeExport>[1]): Promise<string> {
    const { exportId, path } = await makeExport(this.page.request, what);
    await this.page.goto(path);
    await this.untilDone();
    return exportId;
  }

  private async untilDone(): Promise<void> {
    await this.page.getByRole('definition').filter({ hasText: 'Completed' }).waitFor();
    // The list is complete, and nothing on the page moves any more.
    await this.page.getByText('Every object named by the manifest is in the bucket').waitFor();
  }

  /** Makes an export with what the form is filled in with, and waits until it is done. Answers its id. */
  async create(
    ledger: string,
    change: { prefix: string; format?: RegExp; range?: { from: string; to: string } },
  ): Promise<string> {
    await this.openForm(ledger);
    if (change.range) {
      for (const [field, time] of [
        [this.startField(), change.range.from],
        [this.endField(), change.range.to],
      ] as const) {
        await field.fill(time);
        await expect(field).toHaveValue(time);
      }
    }
    await this.prefixField().fill(change.prefix);
    if (change.format) await this.format(change.format).check();
    await this.createButton().click();
    const heading = this.page.getByRole('heading', { level: 1, name: /^Export [A-Za-z0-9]{22}$/ });
    await heading.waitFor();
    await this.untilDone();
    return ((await heading.textContent()) ?? '').replace('Export ', '').trim();
  }
}
