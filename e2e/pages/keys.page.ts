import type { Page } from '@playwright/test';
import { choose } from './menu.ts';

/** The keys of the embedded service. */
export class KeysPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  readonly open = () => this.page.goto('/connections/embedded/keys');
  readonly row = (alias: string) => this.page.getByRole('grid', { name: 'Keys' }).getByRole('row', { name: alias });
  readonly dialog = () => this.page.getByRole('dialog');

  async create(alias: string): Promise<void> {
    await this.open();
    await this.page.getByRole('button', { name: 'Create key', exact: true }).first().click();
    await this.dialog()
      .getByRole('textbox', { name: /^Alias/ })
      .fill(alias);
    await this.dialog().getByRole('button', { name: 'Create key' }).click();
    await this.row(`alias/${alias}`).waitFor();
  }

  /** Chooses an action for the key; what it asks first is left open. */
  async choose(alias: string, action: 'Enable' | 'Disable' | 'Schedule deletion'): Promise<void> {
    await this.row(alias).getByRole('radio').check();
    await this.page.getByRole('button', { name: 'Actions', exact: true }).click();
    await choose(this.page, action);
  }
}
