import type { Locator, Page } from '@playwright/test';

/** The dialog that shows what a page asked, or what a form will send. */
export class RequestDialog {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  readonly button = (operation: string) => this.page.getByRole('button', { name: `Request ${operation}`, exact: true });
  readonly dialog = () => this.page.getByRole('dialog', { name: /^Requests?/ });
  readonly command = (operation: string) => this.box(`Command for ${operation}`);
  readonly url = () => this.box('Presigned URL');

  /** Opens the dialog of the page's request and gives the command it shows. */
  async commandOf(operation: string): Promise<string> {
    await this.button(operation).click();
    return this.shownCommand(operation);
  }

  async createUrl(): Promise<string> {
    await this.dialog().getByRole('tab', { name: 'Presigned URL' }).click();
    await this.dialog().getByRole('button', { name: 'Create URL' }).click();
    return textOf(this.url());
  }

  readonly shownCommand = (operation: string): Promise<string> => textOf(this.command(operation));

  private box(name: string): Locator {
    return this.dialog().getByRole('region', { name }).locator('pre');
  }
}

async function textOf(place: Locator): Promise<string> {
  return (await place.textContent()) ?? '';
}
