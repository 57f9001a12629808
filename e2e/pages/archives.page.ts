import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page, Route } from '@playwright/test';

const SAMPLES = fileURLToPath(new URL('../../apps/console/public/sample-archives/', import.meta.url));

/** A file as a drop or a folder of a browser's own store has it. */
export interface NamedFile {
  readonly path: string;
  readonly text: string;
}

/** The page where archives are opened, and the page of one. */
export class ArchivesPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  readonly open = () => this.page.goto('/archives');
  readonly sample = (name: 'healthy' | 'damaged') =>
    this.page.getByRole('link', { name: `A ${name} archive`, exact: true });
  readonly openSample = (name: 'healthy' | 'damaged') => this.page.goto(`/archives/sample~${name}`);
  readonly recent = () => this.page.getByRole('grid', { name: 'Opened before' });
  readonly folderField = () => this.page.getByLabel('Folder of an archive', { exact: true });
  readonly filesField = () => this.page.getByLabel('Files of an archive', { exact: true });

  readonly title = () => this.page.getByRole('heading', { level: 1, name: /^Journal of strand / });
  readonly tab = (name: string) => this.page.getByRole('tab', { name, exact: true });
  readonly verdict = () => this.page.getByRole('region', { name: 'Verdict' });
  readonly strip = () => this.page.getByRole('listbox', { name: /^Coverage of / });
  readonly causes = () => this.page.getByRole('grid', { name: 'Causes' });
  readonly cause = (title: string) => this.causes().getByRole('row').filter({ hasText: title });
  readonly digests = () => this.page.getByRole('grid', { name: 'Digests compared' });
  readonly findings = () => this.page.getByRole('grid', { name: 'Findings' });
  readonly objects = () => this.page.getByRole('grid', { name: 'Objects' });
  readonly button = (name: string) => this.page.getByRole('button', { name, exact: true });

  async openFromBucket(place: string): Promise<void> {
    await this.open();
    await this.button('Open from S3').click();
    await this.page.getByLabel('Folder', { exact: true }).fill(place);
    await this.page.keyboard.press('Enter');
  }

  /** Holds answers back, also those to threads, until what it answers is called. */
  async holdObjects(from: RegExp): Promise<() => void> {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await this.page.route(from, async (route: Route) => {
      await released;
      // The page may have left it.
      await route.continue().catch(() => {});
    });
    return release;
  }

  /** Makes a folder in the browser's own store and lets the picker of folders hand it out, as Chromium hands out the reader's. */
  async pickFromStore(folder: string, files: readonly NamedFile[]): Promise<void> {
    await this.page.evaluate(
      async ({ folder, files }) => {
        const root = await navigator.storage.getDirectory();
        const top = await root.getDirectoryHandle(folder, { create: true });
        for (const { path, text } of files) {
          const parts = path.split('/');
          let directory = top;
          for (const part of parts.slice(0, -1)) directory = await directory.getDirectoryHandle(part, { create: true });
          const file = await directory.getFileHandle(parts.at(-1) ?? '', { create: true });
          const writable = await file.createWritable();
          await writable.write(text);
          await writable.close();
        }
        Object.assign(window, { showDirectoryPicker: async () => top });
      },
      { folder, files },
    );
  }

  /** Drops files on the page. */
  async drop(files: readonly NamedFile[]): Promise<void> {
    // Before the page stands nobody takes what is dropped.
    await this.button('Choose folder').waitFor();
    const data = await this.page.evaluateHandle((files) => {
      const transfer = new DataTransfer();
      for (const { path, text } of files) transfer.items.add(new File([text], path.split('/').at(-1) ?? ''));
      return transfer;
    }, files);
    await this.page.dispatchEvent('body', 'dragenter', { dataTransfer: data });
    await this.page.dispatchEvent('body', 'drop', { dataTransfer: data });
  }
}

/** Where an archive of the test data lies. */
export const vectorFolder = (name: string) =>
  fileURLToPath(new URL(`../../packages/testkit/vectors/archives/${name}`, import.meta.url));

/** Where a sample lies on this machine. */
export const sampleFolder = (name: 'healthy' | 'damaged') => join(SAMPLES, name);

/** The files of a sample, with their paths in it. */
export async function sampleFiles(name: 'healthy' | 'damaged'): Promise<NamedFile[]> {
  const folder = sampleFolder(name);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        return { path: relative(folder, path).replaceAll('\\', '/'), text: await readFile(path, 'utf8') };
      }),
  );
}

export const sampleDigest = (month: string) => join(SAMPLES, 'digests', `registration-archive-${month}.ion.txt`);
