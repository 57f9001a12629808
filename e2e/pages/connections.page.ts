import type { Page } from '@playwright/test';
import { choose } from './menu.ts';

/** The list of connections, and the switch between them in the top bar. */
export class ConnectionsPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  readonly open = () => this.page.goto('/connections');
  readonly testButton = (name: string) => this.page.getByRole('button', { name: `Test connection ${name}` });
  readonly result = (name: string) => this.page.getByRole('region', { name: `Test of ${name}` });
  readonly card = (name: string) => this.page.getByRole('region', { name, exact: true });

  async switchTo(name: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Connection: / }).click();
    await choose(this.page, new RegExp(`^${name}`));
  }
}
