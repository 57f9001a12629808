import type { Page } from '@playwright/test';
import { sampleDigest } from './archives.page.ts';

/** The journal, the blocks and the verification of an archive. */
export class ArchiveJournalPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  readonly openJournal = (archive: string, search = '') => this.page.goto(`/archives/${archive}?tab=journal${search}`);
  readonly openBlock = (archive: string, sequenceNo: number) =>
    this.page.goto(`/archives/${archive}/blocks/${sequenceNo}`);
  readonly openDigests = (archive: string) => this.page.goto(`/archives/${archive}?tab=digests`);
  readonly openVerification = (archive: string, block: number) =>
    this.page.goto(`/archives/${archive}/verify?block=${block}`);

  readonly blocks = () => this.page.getByRole('grid', { name: 'Blocks' });
  readonly block = (sequenceNo: number) =>
    this.blocks()
      .getByRole('row')
      .filter({ has: this.page.getByRole('link', { name: `Block ${sequenceNo}`, exact: true }) });
  /** The last one: a header that stays in place is a second grid. */
  readonly lastRow = () => this.blocks().getByRole('row').last();
  readonly findField = () => this.page.getByLabel('Find', { exact: true });
  readonly found = () => this.page.getByRole('grid', { name: 'Found' });
  readonly title = () => this.page.getByRole('heading', { level: 1 });
  readonly verdict = () => this.page.getByRole('region', { name: 'Verdict' });
  readonly causes = () => this.page.getByRole('grid', { name: 'Causes' });
  readonly digests = () => this.page.getByRole('grid', { name: 'Digests compared' });
  readonly main = () => this.page.getByRole('main');
  readonly button = (name: string) => this.page.getByRole('button', { name, exact: true });

  async find(text: string): Promise<void> {
    await this.findField().fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Gives the console the digests that were saved after each month. */
  async saveDigests(...months: readonly string[]): Promise<void> {
    for (const month of months) {
      await this.button('Add digest').click();
      await this.page.getByLabel('Choose a digest file').setInputFiles(sampleDigest(month));
      await this.page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
  }
}
