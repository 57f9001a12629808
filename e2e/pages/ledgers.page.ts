import type { Page } from '@playwright/test';
import { sample } from '../sample.ts';

/** The list of ledgers, the form that creates one, and the dialog that deletes one. */
export class LedgersPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  readonly open = () => this.page.goto(sample.ledgersPath);
  readonly heading = () => this.page.getByRole('heading', { level: 1, name: /^Ledgers/ });
  readonly table = () => this.page.getByRole('grid', { name: 'Ledgers' });
  readonly row = (name: string) => this.table().getByRole('row', { name: new RegExp(`Select ${name} `) });
  readonly link = (name: string) => this.table().getByRole('link', { name, exact: true });
  readonly createLink = () => this.page.getByRole('link', { name: 'Create ledger' });

  readonly nameField = () => this.page.getByRole('textbox', { name: 'Name' });
  readonly protection = () => this.page.getByRole('checkbox', { name: /Deletion protection/ });
  readonly keyChoice = (name: RegExp) => this.page.getByRole('radio', { name });
  readonly actions = () => this.page.getByRole('button', { name: 'Actions', exact: true });
  readonly action = (name: string) => this.page.getByRole('menuitem', { name });
  readonly createButton = () => this.page.getByRole('button', { name: 'Create ledger' });
  readonly dialog = () => this.page.getByRole('dialog');

  /** A value of the overview. */
  readonly fact = (label: string) =>
    this.page
      .locator('dl > div, dl > dd, div')
      .filter({ has: this.page.getByRole('term').getByText(label, { exact: true }) })
      .last()
      .getByRole('definition');
  readonly tagRow = (key: string) =>
    this.page
      .getByRole('grid', { name: 'Tags' })
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: key, exact: true }) });

  /** Adds a row to the editor of tags. */
  async addTag(key: string, value: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Add tag', exact: true }).click();
    await this.page.getByRole('textbox', { name: 'Key' }).last().fill(key);
    await this.page
      .getByRole('textbox', { name: /^Value/ })
      .last()
      .fill(value);
  }

  async create(name: string, options: { deletionProtection: boolean }): Promise<void> {
    await this.page.goto(sample.createLedgerPath);
    await this.nameField().fill(name);
    await this.protection().setChecked(options.deletionProtection);
    await this.createButton().click();
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }
}
