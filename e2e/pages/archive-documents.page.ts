import type { Page } from '@playwright/test';
import { choose } from './menu.ts';

/** The documents of an archive, and the history of one. */
export class ArchiveDocumentsPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  readonly open = (sample: 'healthy' | 'damaged') => this.page.goto(`/archives/sample~${sample}?tab=documents`);
  readonly openHistory = (sample: 'healthy' | 'damaged', documentId: string) =>
    this.page.goto(`/archives/sample~${sample}/documents/${documentId}`);

  readonly tables = () => this.page.getByRole('grid', { name: 'Tables' });
  readonly documents = () => this.page.getByRole('grid', { name: 'Documents' });
  readonly row = (text: string) => this.documents().getByRole('row').filter({ hasText: text });
  readonly choose = (table: string) =>
    this.page.getByRole('radio', { name: `Documents of ${table}`, exact: true }).check();
  readonly idField = () => this.page.getByRole('textbox', { name: 'Go to document id' });
  readonly filter = () => this.page.getByRole('searchbox', { name: 'Find documents by the beginning of their ids' });

  readonly title = (documentId: string) => this.page.getByRole('heading', { level: 1, name: `Document ${documentId}` });
  readonly summary = () => this.page.getByRole('region', { name: 'The history in short' });
  readonly history = () => this.page.getByRole('list', { name: 'Revisions, oldest first' });
  readonly version = (version: number) =>
    this.page.getByRole('region', { name: new RegExp(`^Version ${version}(,|$)`) });
  readonly changes = (version: number, before: number) =>
    this.page.getByRole('table', { name: `Version ${version} against version ${before}` });

  async goTo(documentId: string): Promise<void> {
    await this.idField().fill(documentId);
    await this.page.keyboard.press('Enter');
  }

  /** Saves the evidence under that name. */
  async saveEvidence(form: 'HTML' | 'JSON', pathOf: (name: string) => string): Promise<string> {
    await this.page.getByRole('button', { name: 'Save evidence', exact: true }).click();
    const [download] = await Promise.all([this.page.waitForEvent('download'), choose(this.page, new RegExp(form))]);
    const path = pathOf(download.suggestedFilename());
    await download.saveAs(path);
    return path;
  }
}
