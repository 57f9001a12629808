import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, test } from './fixtures.ts';
import { sample } from './sample.ts';

test.beforeEach(async ({ page }) => {
  // Something to be on record: a digest that this reader takes.
  await page.goto(`${sample.ledgerPath}?tab=digests`);
  await page.getByRole('button', { name: 'Take digest' }).click();
  await expect(page.getByRole('grid', { name: 'Digests' })).toContainText(/Fetched in this visit/);
});

test('what was done is in the audit log, and its chain is recomputed here', async ({ page }) => {
  await page.getByRole('link', { name: 'Audit log' }).click();
  const table = page.getByRole('grid', { name: 'Audit log' });
  await expect(table).toContainText('GetDigest');
  await expect(page.getByRole('main')).toContainText(/Entries 1 to \d+ form one unbroken chain/);
  await expectAccessible(page);
});

test('entries are found by what they are about, and a filter without matches says so', async ({ page }) => {
  await page.goto('/audit?filter=kind%3Ddigest');
  const table = page.getByRole('grid', { name: 'Audit log' });
  await expect(table.getByRole('row').nth(1)).toContainText(sample.ledger);
  await expect(table).not.toContainText('Start');
  await page.goto('/audit?filter=actor%3Anobody-of-that-name');
  await expect(page.getByRole('main')).toContainText('No matches');
  await expectAccessible(page);
});

test('a digest is saved, and holds the log later; one of another log does not', async ({ page }) => {
  await page.goto('/audit');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save digest' }).click(),
  ]);
  const digest = (await readFile(await download.path(), 'utf8')).trim();
  expect(digest).toMatch(/^\d+:[0-9a-f]{64}$/);
  const field = page.getByRole('textbox', { name: 'Digest that you kept' });
  await field.fill(digest);
  await expect(page.getByRole('main')).toContainText(/up to entry \d+ it is the log that the digest was taken of/);
  await field.fill(digest.replace(/.$/, (last) => (last === '0' ? '1' : '0')));
  await expect(page.getByRole('main')).toContainText(/is another one than when the digest was taken/);
  await field.fill('nonsense');
  await expect(page.getByRole('main')).toContainText('A digest is a number, a colon and 64 hexadecimal digits.');
  await expectAccessible(page);
});

test('an entry that was altered on the way is named', async ({ page }) => {
  await page.route('**/api/audit?*', async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as { lines: string[] };
    answer.lines[0] = (answer.lines[0] ?? '').replace('"Start"', '"Stert"');
    await route.fulfill({ response, json: answer });
  });
  await page.goto('/audit');
  await expect(page.getByRole('main')).toContainText(/This is not the log as it was written: line 1/);
  await expect(page.getByRole('button', { name: 'Save digest' })).toHaveCount(0);
});

test('the file is downloaded as it is', async ({ page }) => {
  await page.goto('/audit');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download file' }).click(),
  ]);
  const [first = ''] = (await readFile(await download.path(), 'utf8')).split('\n');
  expect(JSON.parse(first)).toMatchObject({ seq: 1, kind: 'start' });
});

test('an answer of another instance, which keeps another log, is asked for again', async ({ page }) => {
  let refused = 0;
  await page.route('**/api/audit?*', (route) =>
    refused++ < 3
      ? route.fulfill({
          status: 409,
          contentType: 'application/problem+json',
          body: JSON.stringify({
            type: 'about:blank',
            title: 'Another',
            status: 409,
            code: 'other-instance',
            requestId: 'r',
          }),
        })
      : route.continue(),
  );
  await page.goto('/audit');
  await expect(page.getByRole('main')).toContainText(/Entries 1 to \d+ form one unbroken chain/);
  await expect(page.getByRole('main')).toContainText(/This is the log of .+:\d+: where several instances/);
  expect(refused).toBe(4);
});

test('a log that cannot be read is told with a way to try again', async ({ page }) => {
  await page.route('**/api/audit?*', (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        type: 'about:blank',
        status: 503,
        code: 'audit-unavailable',
        title: 'The audit log cannot be read now',
        requestId: 'r',
      }),
    }),
  );
  await page.goto('/audit');
  await expect(page.getByRole('main')).toContainText('The audit log cannot be read now');
  await page.unroute('**/api/audit?*');
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('grid', { name: 'Audit log' })).toContainText('GetDigest');
});

test('a digest that was saved is on record by the word of the browser', async ({ page }) => {
  await page
    .getByRole('button', { name: /^Save as file: digest at block/ })
    .first()
    .click();
  await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: /cli/i }).click()]);
  await expect(async () => {
    await page.goto('/audit?filter=kind%3Dreport');
    await expect(page.getByRole('grid', { name: 'Audit log' })).toContainText(/digest-saved.*reported by the browser/);
  }).toPass();
});
