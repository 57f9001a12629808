import type { Locator, Page } from '@playwright/test';
import { choose } from './menu.ts';

/** One row of the table that stands behind the drawn path. Hashes in base64. */
export interface ShownStep {
  readonly running: string;
  readonly other: string;
  readonly output: string;
}

/** The verification page, reached from a ledger or with files of one's own. */
export class VerificationPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  readonly verdict = () => this.page.getByRole('region', { name: 'Verdict' });
  readonly headline = () => this.verdict().getByRole('heading', { level: 2 });
  readonly rung = (name: string) =>
    this.verdict()
      .getByRole('listitem')
      .filter({ has: this.page.getByText(name, { exact: true }) });
  readonly path = () => this.page.getByRole('region', { name: /step/ });
  readonly failingSteps = () => this.path().getByText(/^Step \d+ fails$/);
  readonly pasteBox = () => this.page.getByRole('textbox', { name: /paste a digest, revision, block/ });
  readonly fileInput = () => this.page.locator('input[type=file]').first();

  /** Opens an input of the list and gives its text editor. */
  async editor(name: string | RegExp): Promise<Locator> {
    const opener = this.page.getByRole('button', { name }).first();
    if ((await opener.getAttribute('aria-expanded')) !== 'true') await opener.click();
    return this.page.getByRole('textbox', { name: /text of/i }).first();
  }

  async openOwn(): Promise<void> {
    await this.page.goto('/verify');
    await this.pasteBox().waitFor();
  }

  async give(...files: readonly { name: string; text: string }[]): Promise<void> {
    await this.fileInput().setInputFiles(
      files.map(({ name, text }) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })),
    );
  }

  /** Saves the verdict with everything it rests on; answers the path of the file. */
  async saveEvidence(form: 'HTML' | 'JSON', to: (name: string) => string): Promise<string> {
    await this.page.getByRole('button', { name: 'Save evidence' }).click();
    const saving = this.page.waitForEvent('download');
    await choose(this.page, new RegExp(`\\(${form}\\)`));
    const file = await saving;
    const path = to(file.suggestedFilename());
    await file.saveAs(path);
    return path;
  }

  /** Every step as the page shows it, from the table that is always there for screen readers. */
  async steps(): Promise<ShownStep[]> {
    const rows = this.page.getByRole('table', { name: 'Every step of the path' }).locator('tbody tr');
    return rows.evaluateAll((elements) =>
      elements.map((row) => {
        const [running = '', other = '', output = ''] = [...row.querySelectorAll('code')].map(
          (code) => code.textContent ?? '',
        );
        return { running, other, output };
      }),
    );
  }
}
