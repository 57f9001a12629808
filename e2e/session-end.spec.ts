import { readFile } from 'node:fs/promises';
import { expect, expectAccessible } from './fixtures.ts';
import { testWith } from './own-product.ts';
import { sample } from './sample.ts';
import { startSignInProduct } from './sign-in-product.ts';

const test = testWith(() =>
  // As short as the configuration allows.
  startSignInProduct({ lifetimes: { accessSeconds: 5, idleMinutes: 1 } }),
);

test('a session whose access lifetime is over is refreshed once for two tabs, and nobody notices', async ({
  page,
  signIn,
  context,
}) => {
  await signIn.open(sample.ledgersPath, 'ada');
  const other = await context.newPage();
  await other.goto(sample.ledgersPath);
  await expect(other.getByRole('link', { name: sample.ledger, exact: true })).toBeVisible();
  let refused = 0;
  const refreshed: number[] = [];
  for (const one of [page, other])
    one.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (response.status() === 401 && pathname.endsWith('/ledgers')) refused += 1;
      if (pathname === '/auth/refresh') refreshed.push(response.status());
    });
  await expect(async () => {
    const lists = [page, other].map((one) =>
      one.waitForResponse((response) => new URL(response.url()).pathname.endsWith('/ledgers') && response.ok()),
    );
    for (const one of [page, other]) await one.getByRole('button', { name: 'Refresh ledgers' }).click();
    await Promise.all(lists);
    expect(refused).toBeGreaterThan(0);
  }).toPass({ timeout: 30_000, intervals: [500] });
  expect(refreshed.every((status) => status === 200)).toBe(true);
  for (const one of [page, other]) {
    await expect(one.getByRole('link', { name: sample.ledger, exact: true })).toBeVisible();
    await expect(one.getByRole('alert').filter({ hasText: 'could not be loaded' })).toHaveCount(0);
    await expect(one.getByRole('dialog')).toHaveCount(0);
  }
});

test('a download that comes too late for the access lifetime is begun when the session is refreshed', async ({
  page,
  signIn,
}) => {
  await signIn.open('/audit', 'ada');
  const download = page.getByRole('link', { name: 'Download file' });
  await expect(download).toHaveAttribute('href', '/api/audit/file');
  // To ask refreshes nothing; only the console does.
  await expect.poll(async () => (await page.request.get('/api/session')).status()).toBe(401);
  const [file] = await Promise.all([page.waitForEvent('download'), download.click()]);
  expect(await readFile(await file.path(), 'utf8')).toMatch(/^\{"seq":1,/);
});

test('who does nothing is warned, and can stay', async ({ page, signIn }) => {
  await signIn.open(sample.ledgerPath, 'ada');
  await expect(signIn.dialog()).toContainText('You are about to be signed out', { timeout: 90_000 });
  await expect(signIn.dialog()).toContainText(/0:\d\d minutes/);
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  await signIn.dialog().getByRole('button', { name: 'Stay signed in' }).last().click();
  await expect(signIn.dialog()).toHaveCount(0);
  await page.getByRole('tab', { name: 'Tags' }).click();
  await expect(page.getByRole('button', { name: /^(Manage|Add) tags$/ }).first()).toBeEnabled();
});
