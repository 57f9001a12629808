import type { Page } from '@playwright/test';

/** Signing in and out, and what the top bar says of the session. */
export class SignInPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  readonly heading = (name: string | RegExp = 'Sign in') => this.page.getByRole('heading', { level: 1, name });
  readonly button = () => this.page.getByRole('main').getByRole('link', { name: 'Sign in', exact: true });
  readonly account = () => this.page.getByRole('button', { name: /^Account: / });
  readonly dialog = () => this.page.getByRole('dialog');

  /** What stands at the provider. */
  readonly userField = () => this.page.getByRole('textbox', { name: 'User' });

  /** Opens a page of the console, and signs in on the way. */
  async open(path: string, login: string): Promise<void> {
    await this.page.goto(path);
    await this.button().click();
    await this.atProvider(login);
    await this.account().waitFor();
  }

  async atProvider(login: string): Promise<void> {
    await this.userField().fill(login);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  async choose(item: string): Promise<void> {
    await this.account().click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }
}
