import { expect, type Page } from '@playwright/test';

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
    const entry = this.page.getByRole('menuitem', { name: item });
    // While the top bar finds out how much room it has, it closes its menus.
    await expect(async () => {
      if (!(await entry.isVisible())) await this.account().click({ timeout: 1_000 });
      await entry.waitFor({ timeout: 1_000 });
    }).toPass();
    await entry.click();
  }

  /** A button that may be a link; disabled ones carry the reason in their text. */
  readonly control = (name: string) =>
    this.page
      .getByRole('main')
      .getByRole('button', { name, exact: true })
      .or(this.page.getByRole('main').getByRole('link', { name, exact: true }));

  async signOutEverywhere(): Promise<void> {
    await this.choose('Sign out');
    await this.page.getByRole('button', { name: 'Yes, sign me out' }).click();
  }
}
