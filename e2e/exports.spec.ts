import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, test } from './fixtures.ts';
import { localBucket } from './local-services.ts';
import { ExportsPage } from './pages/exports.page.ts';
import { sample } from './sample.ts';

/** Some of the journal: all of it is hundreds of objects. */
const range = { from: '2025-05-22T00:00:00.000Z', to: '2025-05-24T00:00:00.000Z' };

test('an export is created, followed until it is done, and every block of an object is judged sound', async ({
  page,
}) => {
  const exports = new ExportsPage(page);
  await exports.openForm(sample.ledger);
  await expect(exports.bucketField()).toHaveValue('local-exports');
  await expect(page.getByText(/^UTC: 20/).first()).toBeVisible();
  const exportId = await exports.create(sample.ledger, { prefix: 'e2e/sound/' });
  await expect(page.getByText('Every object named by the manifest is in the bucket, and nothing else.')).toBeVisible();
  await expectAccessible(page);

  await exports.objectLinks().nth(20).click();
  await expect(exports.verdict()).toContainText(/hold together|is internally consistent/);
  await expect(exports.verdict()).toContainText('not compared with any digest');
  await expect(exports.verdict()).not.toContainText(/authentic/i);
  await expect(exports.blockRows().first()).toContainText('Re-hashed, linked');
  await expect(exports.blockRows().filter({ hasNotText: 'Re-hashed, linked' })).toHaveCount(0);
  await expectAccessible(page);

  await exports.open();
  await expect(exports.row(exportId)).toContainText('Completed');
});

test('all blocks of an export are judged together and compared with the digest that is kept outside the ledger', async ({
  page,
}) => {
  // Hundreds of objects, one request each.
  test.slow();
  const exports = new ExportsPage(page);
  await exports.create(sample.ledger, { prefix: 'e2e/whole/', format: /^Ion binary/ });
  await page.getByRole('button', { name: 'Judge all blocks' }).click();
  await expect(exports.verdict()).toContainText(/Blocks 0–\d+ verified against the digest saved earlier/, {
    timeout: 90_000,
  });
  await expect(exports.verdict()).toContainText('the journal as it stood there, all of it');
});

test('a block of an object is opened, walked with [ and ], and shared as a link', async ({ page }) => {
  const exports = new ExportsPage(page);
  await exports.make({ prefix: 'e2e/block/' });
  await exports
    .objects()
    .getByRole('row')
    .filter({ hasText: /\d+–\d+/ })
    .getByRole('link')
    .first()
    .click();
  await exports.blockRows().first().getByRole('link').click();
  await expect(exports.verdict()).toContainText('It follows block');
  const heading = page.getByRole('heading', { level: 2, name: /^Block \d+$/ });
  const first = await heading.textContent();
  await page.keyboard.press(']');
  await expect(heading).not.toHaveText(first ?? '');
  await page.keyboard.press('[');
  await expect(heading).toHaveText(first ?? '');
  await page.reload();
  await expect(heading).toHaveText(first ?? '');
});

test('the download is the object, byte for byte', async ({ page, request }) => {
  const exports = new ExportsPage(page);
  await exports.make({ prefix: 'e2e/download/', range });
  const link = exports.objectLinks().nth(3);
  const name = (await link.textContent())?.trim() ?? '';
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: `Download ${name}` })
      .or(page.getByRole('link', { name: `Download ${name}` }))
      .click(),
  ]);
  expect(download.suggestedFilename()).toBe(name);
  await link.click();
  const key = new URL(page.url()).searchParams.get('key') ?? '';
  const bucket = await localBucket(request);
  expect(await readFile(await download.path(), 'utf8')).toBe(await bucket.read(key));
});

test('a JSON export is warned of, and its blocks are read but never called verified', async ({ page }) => {
  const exports = new ExportsPage(page);
  await exports.openForm(sample.ledger);
  await exports.format(/^JSON Lines/).check();
  await expect(page.getByText('A JSON export cannot be fully verified')).toBeVisible();
  await exports.create(sample.ledger, { prefix: 'e2e/json/', format: /^JSON Lines/, range });
  await exports.objectLinks().nth(3).click();
  await expect(exports.verdict()).toContainText('the content not verified: it is JSON');
  await expect(exports.blockRows().first()).toContainText('Read, not verified');
  await expect(exports.blocks()).not.toContainText('Re-hashed');
});

test('a tampered object is caught, and the block and its place in it are named', async ({ page, request }) => {
  const exports = new ExportsPage(page);
  await exports.make({ prefix: 'e2e/tampered/', range });
  const object = exports.objectLinks().nth(3);
  await object.click();
  await exports.verdict().waitFor();
  const key = new URL(page.url()).searchParams.get('key') ?? '';
  const bucket = await localBucket(request);
  const text = await bucket.read(key);
  const changed = text.replace(/statement:"/, 'statement:"x');
  expect(changed).not.toBe(text);
  await bucket.write(key, changed);

  await page.reload();
  await expect(exports.verdict()).toContainText(/Not verified: in block \d+/);
  await expect(exports.toLookAt().getByRole('row').nth(1)).toContainText('Contradiction');
  await exports.toLookAt().getByRole('link').first().click();
  await expect(exports.verdict()).toContainText('Disproven');
  await expect(page.getByText(/transactionInfo/).first()).toBeVisible();
});

test('an object that was cut off is never half a result without saying so', async ({ page, request }) => {
  const exports = new ExportsPage(page);
  await exports.make({ prefix: 'e2e/cut/', range });
  await exports
    .objects()
    .getByRole('row')
    .filter({ hasText: /\d+–\d+/ })
    .getByRole('link')
    .first()
    .click();
  await exports.verdict().waitFor();
  const key = new URL(page.url()).searchParams.get('key') ?? '';
  const bucket = await localBucket(request);
  await bucket.write(key, (await bucket.read(key)).slice(0, -50));
  await page.reload();
  await expect(exports.verdict()).toContainText('Not everything could be checked');
  await expect(exports.verdict()).toContainText(/cannot be read: .*\(byte \d+\)/);
});

test('what the form demands is told as typed, and a refusal of the service in place', async ({ page }) => {
  const exports = new ExportsPage(page);
  await exports.openForm(sample.ledger);
  await exports.endField().fill('2999-01-01');
  await expect(page.getByText('The end cannot be in the future.')).toBeVisible();
  await exports.endField().fill('2025-02-30');
  await expect(page.getByText('There is no such date or time.')).toBeVisible();
  await exports.endField().fill('2025-02-28T12:00:00+01:00');
  await expect(page.getByText('UTC: 2025-02-28T11:00:00.000Z')).toBeVisible();
  await exports.bucketField().fill('no-such-bucket-here');
  await exports.createButton().click();
  await expect(page.getByText('The export was not created.')).toBeVisible();
  await expect(page.getByText(/NoSuchBucket/)).toBeVisible();
  await expect(page.getByText(/request id/i).first()).toBeVisible();
  await expect(exports.bucketField()).toHaveValue('no-such-bucket-here');
});

test('an address with values that make no sense shows the list as if they were not there', async ({ page }) => {
  const exports = new ExportsPage(page);
  const exportId = await exports.make({ prefix: 'e2e/address/', range });
  for (const search of ['page=abc', 'page=-1', 'page=1.5', 'page=%00&descending=no']) {
    await page.goto(`/connections/embedded/exports?${search}`);
    await expect(exports.row(exportId)).toContainText(/In progress|Completed/);
  }
  await page.goto(`/connections/embedded/ledgers/${sample.ledger}?tab=journal&at=abc&order=x`);
  await expect(page.getByText('Re-hashed, linked').first()).toBeVisible();
});

test('characters that turn text around are shown by name in where an export goes', async ({ page }) => {
  const exports = new ExportsPage(page);
  const exportId = await exports.create(sample.ledger, { prefix: 'e2e/\u202egnp/', range });
  await expect(page.getByText('e2e/U+202Egnp/', { exact: false }).first()).toBeVisible();
  await exports.open();
  await expect(exports.row(exportId)).toContainText('e2e/U+202Egnp/');
});
