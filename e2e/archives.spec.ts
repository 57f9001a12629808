import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { APIRequestContext } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures.ts';
import { localBucket } from './local-services.ts';
import {
  ArchivesPage,
  type NamedFile,
  sampleDigest,
  sampleFiles,
  sampleFolder,
  vectorFolder,
} from './pages/archives.page.ts';
import { ExportsPage } from './pages/exports.page.ts';
import { choose } from './pages/menu.ts';

/** Block 37 is altered, blocks 73 and 74 are replaced, the object with blocks 127–139 is gone. */
const FAULTS = ['Content altered', 'Replaced', 'Missing'];

/** The healthy sample in a folder of the bucket of exports. Answers where. */
async function healthyBucket(request: APIRequestContext, folder: string): Promise<string> {
  const bucket = await localBucket(request);
  for (const { path, text } of await sampleFiles('healthy')) await bucket.write(`e2e/${folder}/${path}`, text);
  return `s3://local-exports/e2e/${folder}`;
}

/** A folder on this machine with these files. */
async function folderOf(files: readonly NamedFile[]): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'archive-'));
  for (const file of files) {
    await mkdir(dirname(join(path, file.path)), { recursive: true });
    await writeFile(join(path, file.path), file.text);
  }
  return { path, remove: () => rm(path, { recursive: true }) };
}

test('the damaged sample is one click away, and one sentence tells what was altered and where', async ({ page }) => {
  const archives = new ArchivesPage(page);
  await archives.open();
  await expectAccessible(page);
  await archives.sample('damaged').click();
  await expect(archives.verdict()).toContainText('Not verified: in block 37,');
  await expect(archives.verdict()).toContainText('13 blocks are missing');
  await expect(archives.verdict()).toContainText(/judged in this browser in [\d.]+ s/);
  for (const title of FAULTS) await expect(archives.cause(title)).toBeVisible();
  await expect(archives.cause('Content altered')).toContainText(
    'would match if PendingPenaltyTicketAmount were 90.250 instead of 90.25',
  );
  await expect(archives.cause('Content altered')).toContainText('30-47.ion');
  await expect(archives.cause('Content altered')).toContainText(/bytes [\d,]+–[\d,]+/);
  await expectAccessible(page);

  await archives.cause('Content altered').getByRole('link', { name: 'Block 37' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Block 37' })).toBeVisible();
  await expect(archives.verdict()).toContainText('Disproven');
  await expect(page.getByRole('grid', { name: 'Revisions' })).toContainText('Contradiction');
  await expectAccessible(page);
  await page.keyboard.press(']');
  await expect(page.getByRole('heading', { level: 1, name: 'Block 38' })).toBeVisible();
  await expect(archives.verdict()).not.toContainText('Disproven');
});

test('the healthy sample holds together, and is anchored by a digest that its reader adds', async ({ page }) => {
  const archives = new ArchivesPage(page);
  await archives.openSample('healthy');
  await expect(archives.title()).toContainText('blocks 0–159');
  await expect(archives.verdict()).toContainText('not compared with any digest');
  await expect(archives.verdict()).not.toContainText(/authentic/i);
  await expect(archives.causes()).toBeHidden();

  await archives.button('Add digest').click();
  await page.getByLabel('Choose a digest file').setInputFiles(sampleDigest('2025-05'));
  await expect(archives.verdict()).toContainText(/Blocks 0–\d+ verified against the digest you supplied/);
  await expect(archives.digests()).toContainText('Agrees');
  await expect(page.getByText(/Up to block \d+, the trust horizon/)).toBeVisible();
  await archives.button('Use the sample’s saved digests').click();
  await expect(archives.digests().getByText('Agrees')).toHaveCount(3);
  await expect(archives.verdict()).toContainText('Blocks 0–159 verified');
  await expectAccessible(page);
});

test('the strip can be walked through with the keys, and is a table too', async ({ page }) => {
  const archives = new ArchivesPage(page);
  await archives.openSample('damaged');
  await archives.strip().focus();
  const chosen = () => archives.strip().getByRole('option', { selected: true });
  await page.keyboard.press('Home');
  await expect(chosen()).toHaveAccessibleName(/^Block 0:/);
  while (!(await chosen().getAttribute('aria-label'))?.includes('altered')) await page.keyboard.press('ArrowRight');
  await expect(chosen()).toHaveAccessibleName('Block 37: altered.');
  await expect(page.getByRole('link', { name: 'Open block 37' })).toBeVisible();
  await page.getByRole('button', { name: /The strip as a table/ }).click();
  await expect(
    page.getByRole('grid', { name: 'Coverage' }).getByRole('row', { name: /Blocks 127–139.*Missing/ }),
  ).toBeVisible();
  await expectAccessible(page);
});

test('a folder is looked through before anything is judged: what is missing, cut off, extra and renamed', async ({
  page,
}) => {
  const files = await sampleFiles('healthy');
  const object = (first: number) => files.find(({ path }) => path.includes(`.${first}-`)) as NamedFile;
  const others = files.filter((file) => file !== object(30) && file !== object(140) && file !== object(16));
  const folder = await folderOf([
    ...others,
    { ...object(140), text: object(140).text.slice(0, -700) },
    { path: 'somewhere/else.ion', text: object(16).text },
    { path: 'holiday/picture.jpg', text: 'ÿØÿà' },
  ]);
  try {
    const archives = new ArchivesPage(page);
    await page.addInitScript(() => Object.assign(window, { showDirectoryPicker: undefined }));
    await archives.open();
    await archives.folderField().setInputFiles(folder.path);
    await expect(archives.title()).toContainText('blocks 0–159');
    await archives.tab('Inventory').click();
    for (const word of ['Missing', 'Cut off', 'Renamed'])
      await expect(archives.findings().getByRole('row').filter({ hasText: word }).first()).toBeVisible();
    await expect(archives.objects()).toContainText('else.ion');
    await expect(
      page
        .getByText('1 file that are nothing of an export')
        .or(page.getByText(/1 file.* nothing of an export/))
        .first(),
    ).toBeVisible();
    await expectAccessible(page);
    await archives.tab('Overview').click();
    await expect(archives.verdict()).toContainText(/missing|not here/);
    await expect(archives.verdict()).not.toContainText('Disproven');
  } finally {
    await folder.remove();
  }
});

for (const { folder, format, verdict } of [
  { folder: 'binary', format: 'Ion binary', verdict: /Blocks 0–11 hold together/ },
  { folder: 'gzip', format: 'with gzip', verdict: /Blocks 0–8 hold together/ },
  { folder: 'json', format: 'JSON Lines', verdict: /Blocks 0–7/ },
]) {
  test(`an archive (${format}) is judged, and its blocks are read`, async ({ page }) => {
    await page.addInitScript(() => Object.assign(window, { showDirectoryPicker: undefined }));
    const archives = new ArchivesPage(page);
    await archives.open();
    await archives.folderField().setInputFiles(vectorFolder(folder));
    await expect(archives.title()).toBeVisible();
    await expect(page.getByText(format).first()).toBeVisible();
    await expect(archives.verdict()).toContainText(verdict);
    if (folder === 'json') await expect(archives.verdict()).not.toContainText(/hashed again here, byte for byte/);
    await archives.tab('Inventory').click();
    await archives.objects().getByRole('link').last().click();
    await expect(page.getByRole('heading', { level: 1, name: /^Block [1-9]/ })).toBeVisible();
    await expect(
      folder === 'json' ? page.getByText('Read, not verified') : archives.verdict().getByText('internally consistent'),
    ).toBeVisible();
  });
}

test('of several journals in a folder one is chosen', async ({ page }) => {
  await page.addInitScript(() => Object.assign(window, { showDirectoryPicker: undefined }));
  const archives = new ArchivesPage(page);
  await archives.open();
  await archives.folderField().setInputFiles(vectorFolder('two-strands'));
  await archives.verdict().waitFor();
  const first = (await archives.title().textContent()) ?? '';
  await page.getByRole('button', { name: /^Strand/ }).click();
  await page.getByRole('option').filter({ hasNotText: first }).first().click();
  await expect(archives.title()).not.toHaveText(first);
  await archives.button('Judge all blocks').click();
  await expect(archives.verdict()).toContainText('Blocks 0–3');
});

test('files that are dropped are judged, and their names alone lead to the journal', async ({ page }) => {
  const archives = new ArchivesPage(page);
  await archives.open();
  await archives.drop((await sampleFiles('healthy')).filter(({ path }) => /\.(0-15|16-29)\.ion$/.test(path)));
  await expect(archives.title()).toContainText('blocks 0–29');
  await expect(archives.verdict()).toContainText(/Blocks 0–29/);
  await archives.tab('Inventory').click();
  await expect(archives.findings()).toContainText('Without manifest');
});

test('a folder of pictures is no archive, and what to do is told', async ({ page }) => {
  const folder = await folderOf([
    { path: 'a.jpg', text: 'ÿØÿà' },
    { path: 'b/c.png', text: 'PNG' },
  ]);
  try {
    const archives = new ArchivesPage(page);
    await archives.open();
    await archives.folderField().setInputFiles(folder.path);
    await expect(page.getByText('There is no journal in it')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('main').getByRole('link', { name: 'All archives' }).click();
    await expect(archives.button('Choose folder')).toBeVisible();
  } finally {
    await folder.remove();
  }
});

test('judging is paused, goes on being so while other pages are shown, is resumed, and is taken up after a reload', async ({
  page,
  request,
}) => {
  const archives = new ArchivesPage(page);
  const judged = (blocks: number) => page.getByText(`${blocks} of 160 blocks`);
  await archives.openFromBucket(await healthyBucket(request, 'paused'));
  await expect(archives.title()).toContainText('blocks 0–159');
  const release = await archives.holdObjects(/archive-object\?.*\.140-159\.ion/);
  await archives.button('Judge all blocks').click();
  await expect(judged(140)).toBeVisible();
  await archives.button('Pause').click();
  await expect(archives.button('Resume')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Digests', exact: true }).click();
  await page.goBack();
  await expect(archives.button('Resume')).toBeVisible();

  release();
  await page.reload();
  await expect(judged(140)).toBeVisible();
  await expect(page.getByText('140 blocks were judged in an earlier visit.')).toBeVisible();
  await expect(archives.verdict()).toBeHidden();
  await archives.button('Resume').click();
  await expect(archives.verdict()).toContainText('Blocks 0–159');
  await expect(archives.verdict()).toContainText('140 blocks of it in an earlier visit');
});

test('judging that is cancelled gives no verdict, and can begin anew', async ({ page, request }) => {
  const archives = new ArchivesPage(page);
  await archives.openFromBucket(await healthyBucket(request, 'cancelled'));
  await archives.title().waitFor();
  const release = await archives.holdObjects(/archive-object\?.*\.63-81\.ion/);
  await archives.button('Judge all blocks').click();
  await expect(page.getByText('63 of 160 blocks')).toBeVisible();
  await archives.button('Cancel').click();
  await expect(page.getByText('Judging was cancelled')).toBeVisible();
  await expect(archives.verdict()).toBeHidden();
  release();
  await archives.button('Judge again').click();
  await expect(archives.verdict()).toContainText('Blocks 0–159');
});

test('the evidence is one file, which says the same by itself', async ({ page, context }, testInfo) => {
  const archives = new ArchivesPage(page);
  await archives.openSample('healthy');
  await archives.button('Use the sample’s saved digests').click();
  await expect(archives.verdict()).toContainText('Blocks 0–159 verified');
  await archives.button('Save evidence').click();
  const [download] = await Promise.all([page.waitForEvent('download'), choose(page, /HTML/)]);
  expect(download.suggestedFilename()).toMatch(/\.html$/);
  const evidence = await context.newPage();
  const file = testInfo.outputPath('evidence.html');
  await download.saveAs(file);
  await evidence.goto(`file://${file}`);
  await expect(evidence.getByRole('region', { name: 'Verdict' })).toContainText(/[Bb]locks 0–159/);
  await expect(evidence.getByRole('region', { name: 'Verdict' })).not.toContainText('Disproven');
});

test('what was judged is there again after a reload, from a folder that the browser remembers', async ({ page }) => {
  const archives = new ArchivesPage(page);
  await archives.open();
  await archives.pickFromStore('remembered', await sampleFiles('damaged'));
  await archives.button('Choose folder').click();
  await expect(archives.verdict()).toContainText('in block 37');
  await page.reload();
  await expect(archives.verdict()).toContainText('in block 37');
  await expect(archives.verdict()).toContainText('kept here since then');
  await archives.open();
  const row = archives.recent().getByRole('row', { name: /remembered/ });
  await expect(row).toContainText('in block 37');
  await row.getByRole('link').click();
  await expect(archives.verdict()).toContainText('in block 37');
  await archives.open();
  await archives.button('Forget remembered').click();
  await expect(row).toBeHidden();
});

test('a folder that the browser asks about is read again once its reader allows it', async ({ page }) => {
  const archives = new ArchivesPage(page);
  await archives.open();
  await archives.pickFromStore('asked', await sampleFiles('healthy'));
  await archives.button('Choose folder').click();
  await expect(archives.verdict()).toContainText('Blocks 0–159');
  await page.addInitScript(() => {
    let allowed: PermissionState = 'prompt';
    Object.assign(FileSystemHandle.prototype, {
      queryPermission: async () => allowed,
      requestPermission: async () => {
        allowed = 'granted';
        return allowed;
      },
    });
  });
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'Read the folder again?' })).toBeVisible();
  await expectAccessible(page);
  await archives.button('Allow reading').click();
  await expect(archives.verdict()).toContainText('kept here since then');
});

test('without such a memory the reader gives the folder again, and it is recognised', async ({ page }) => {
  await page.addInitScript(() => Object.assign(window, { showDirectoryPicker: undefined }));
  const archives = new ArchivesPage(page);
  await archives.open();
  await archives.folderField().setInputFiles(sampleFolder('healthy'));
  await expect(archives.verdict()).toContainText('Blocks 0–159');
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: /^Choose .* again$/ })).toBeVisible();
  await expectAccessible(page);
  await archives.folderField().setInputFiles(sampleFolder('healthy'));
  await expect(archives.verdict()).toContainText('Blocks 0–159');
  await expect(archives.verdict()).toContainText('kept here since then');
});

test('an export of a connected ledger is opened as an archive', async ({ page }) => {
  test.slow();
  const exports = new ExportsPage(page);
  const archives = new ArchivesPage(page);
  await exports.make({ prefix: 'e2e/archive/' });
  await page.getByRole('link', { name: 'Open as archive' }).click();
  // Hundreds of objects, some requests each.
  await expect(archives.title()).toBeVisible({ timeout: 60_000 });
  await archives.button('Judge all blocks').click();
  await expect(archives.verdict()).toContainText(/Blocks 0–\d+ verified against the digest saved earlier/, {
    timeout: 90_000,
  });
});

test('a folder of a bucket is opened through a connection', async ({ page, request }) => {
  const bucket = await localBucket(request);
  for (const { path, text } of await sampleFiles('damaged')) await bucket.write(`e2e/s3-archive/${path}`, text);
  const archives = new ArchivesPage(page);
  await archives.open();
  await archives.button('Open from S3').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByText('Enter where the export lies')).toBeVisible();
  await page.getByLabel('Folder', { exact: true }).fill('s3://local-exports/e2e/s3-archive');
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
  await expect(archives.title()).toContainText('blocks 0–159');
  await archives.button('Judge all blocks').click();
  await expect(archives.verdict()).toContainText('in block 37');
  await expect(archives.verdict()).toContainText(/[1-9]\d* requests sent/);
});

test('a prefix with nothing below it, and one that may not be read, are told apart', async ({ page }) => {
  const archives = new ArchivesPage(page);
  await archives.open();
  await archives.button('Open from S3').click();
  await page.getByLabel('Folder', { exact: true }).fill('s3://local-exports/nothing/here/');
  await page.keyboard.press('Enter');
  await expect(page.getByText('There is no journal in it')).toBeVisible();
  await archives.open();
  await archives.button('Open from S3').click();
  await page.getByLabel('Folder', { exact: true }).fill('s3://no-such-bucket-here/');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The archive could not be opened')).toBeVisible();
  await expect(page.getByText(/NoSuchBucket/)).toBeVisible();
  await expectAccessible(page);
});

test('an address that names no archive says so', async ({ page }) => {
  await page.goto('/archives/what-is-this');
  await expect(page.getByText('There is no such archive')).toBeVisible();
  await page.goto('/archives/sample~none');
  await expect(page.getByText('The console has no sample of this name.')).toBeVisible();
});
