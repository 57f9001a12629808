import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import { choose } from './pages/menu.ts';
import { sample } from './sample.ts';

test('a digest is taken, and says that its supplier is the ledger itself', async ({ page }) => {
  await page.goto(`${sample.ledgerPath}?tab=digests`);
  await page.getByRole('button', { name: 'Take digest' }).click();
  await expect(page.getByRole('grid', { name: 'Digests' })).toContainText(/Fetched in this visit.*anchors nothing/s);
});

test('a digest is saved in the form of the AWS console and of the AWS CLI, and both load again', async ({ page }) => {
  await page.goto('/digests');
  const saved: string[] = [];
  for (const form of [/console/i, /cli/i]) {
    await page
      .getByRole('button', { name: /^Save as file: digest at block/ })
      .first()
      .click();
    const [download] = await Promise.all([page.waitForEvent('download'), choose(page, form)]);
    saved.push(await readFile(await download.path(), 'utf8'));
  }
  const [consoleFile = '', cliFile = ''] = saved;
  expect(JSON.parse(consoleFile)).toMatchObject({ digest: sample.digest, ledger: sample.ledger });
  expect(JSON.parse(cliFile)).toMatchObject({
    Digest: sample.digest,
    DigestTipAddress: { IonText: expect.any(String) },
  });

  await page.getByRole('button', { name: 'Load digest' }).click();
  await page
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles({ name: 'digest.json', mimeType: 'application/json', buffer: Buffer.from(cliFile) });
  await expect(page.getByRole('grid', { name: 'Digests' })).toContainText(/supplied by you|supplied by the reader/i);
  await page.reload();
  await expect(page.getByRole('grid', { name: 'Digests' })).toContainText(sample.digest.slice(0, 7));
});

test('a file that is no digest is refused in words', async ({ page }) => {
  await page.goto('/digests');
  await page.getByRole('button', { name: 'Load digest' }).click();
  await page
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles({
      name: 'digest.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"digest":"AAAA","digestTipAddress":"{}"}'),
    });
  await expect(
    page
      .getByRole('dialog')
      .getByText(/cannot|not a digest|32 bytes|missing/i)
      .first(),
  ).toBeVisible();
});
