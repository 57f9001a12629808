import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';

const DATA = /(<script type="application\/json" id="qldb-console-evidence">)([^<]*)(<\/script>)/;

/** An evidence file, opened from the disk in a browser without any network. */
export class EvidencePage {
  readonly page: Page;
  /** Whatever the page asked for but itself, and whatever it complained about. */
  readonly faults: string[];
  private constructor(page: Page, faults: string[]) {
    this.page = page;
    this.faults = faults;
  }

  static async open(browser: Browser, file: string, options: BrowserContextOptions = {}): Promise<EvidencePage> {
    const context = await browser.newContext(options);
    await context.setOffline(true);
    const url = pathToFileURL(file).href;
    const faults: string[] = [];
    await context.route(
      (asked) => asked.href !== url,
      (route) => route.abort(),
    );
    const page = await context.newPage();
    page.on('request', (request) => {
      if (request.url() !== url) faults.push(`request: ${request.url()}`);
    });
    page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
    page.on('console', (message) => faults.push(`${message.type()}: ${message.text()}`));
    page.on('dialog', (dialog) => {
      faults.push(`dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
    await page.goto(url);
    return new EvidencePage(page, faults);
  }

  readonly verdict = () => this.page.getByRole('region', { name: 'Verdict' });
  readonly headline = () => this.verdict().getByRole('heading', { level: 2 });
  readonly ownDigest = () => this.page.getByRole('textbox', { name: 'Paste your digest here' });
  readonly face = () => this.page.getByRole('note');
  readonly claim = () => this.page.getByRole('region', { name: 'Digest in this file: sender’s claim' });

  async judgeAgainst(digest: string): Promise<void> {
    await this.ownDigest().fill(digest);
    await this.page.getByRole('button', { name: 'Judge against it' }).click();
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

/** Changes the data of a saved page, and nothing else of it. */
export async function changeData(
  file: string,
  to: string,
  // biome-ignore lint/suspicious/noExplicitAny: the data of a file of any shape
  change: (data: any) => void,
): Promise<string> {
  const text = await readFile(file, 'utf8');
  const data = JSON.parse(DATA.exec(text)?.[2] ?? '');
  change(data);
  const json = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  await writeFile(
    to,
    text.replace(DATA, (_all, opening: string, _old, closing: string) => `${opening}${json}${closing}`),
  );
  return to;
}
