import { expect, test } from './fixtures.ts';
import { choose } from './pages/menu.ts';
import { sample } from './sample.ts';

test('the newest blocks are listed and each is judged in the browser', async ({ page }) => {
  await page.goto(`${sample.ledgerPath}?tab=journal`);
  const blocks = page.getByRole('grid', { name: 'Blocks' });
  await expect(blocks.getByRole('row', { name: /^Block \d+ / }).first()).toContainText('Re-hashed, linked');
  const rows = blocks.getByRole('row', { name: /^Block \d+ / });
  expect(await rows.count()).toBeGreaterThan(10);
  await expect(rows.filter({ hasNotText: 'linked' })).toHaveCount(0);
});

test('a page of the journal is a link that can be shared', async ({ page }) => {
  await page.goto(`${sample.ledgerPath}?tab=journal&order=oldest`);
  const blocks = page.getByRole('grid', { name: 'Blocks' });
  const link = (sequenceNo: number) => blocks.getByRole('link', { name: `Block ${sequenceNo}`, exact: true });
  await expect(link(0)).toBeVisible();
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(link(0)).toBeHidden();
  await expect(link(30)).toBeVisible();
  await page.reload();
  await expect(link(30)).toBeVisible();
  await page.goBack();
  await expect(link(0)).toBeVisible();
});

test('going to a sequence number opens that block, and an impossible one is told', async ({ page }) => {
  await page.goto(`${sample.ledgerPath}?tab=journal`);
  const field = page.getByRole('textbox', { name: 'Go to sequence number' });
  await field.fill('no number');
  await page.getByRole('button', { name: 'Go', exact: true }).click();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill('42');
  await page.getByRole('button', { name: 'Go', exact: true }).click();
  await expect(
    page.getByRole('row', { name: /^Block 42 / }).or(page.getByRole('heading', { level: 1, name: 'Block 42' })),
  ).toBeVisible();
});

test('the block page judges the block against its predecessor and walks with [ and ]', async ({ page }) => {
  await page.goto(sample.blockPath(250));
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await expect(verdict).toContainText('It follows block 249');
  await expect(verdict).toContainText('not compared with any digest');
  await expect(verdict).not.toContainText(/authentic/i);
  await page.keyboard.press(']');
  await expect(page.getByRole('heading', { level: 1, name: 'Block 251' })).toBeVisible();
  await page.keyboard.press('[');
  await expect(page.getByRole('heading', { level: 1, name: 'Block 250' })).toBeVisible();
});

test('the Ion text lens shows scalars exactly as they stand in the journal', async ({ page, request }) => {
  const answer = await request.get(
    `/api/connections/embedded/ledgers/${sample.ledger}/strands/${sample.strandId}/blocks/250`,
  );
  const { block } = (await answer.json()) as { block: { ionText: string } };
  await page.goto(sample.blockPath(250));
  await page.getByRole('button', { name: 'Ion text' }).click();
  const shown = await page.locator('.iv-source').textContent();
  const squeeze = (text: string | null) => (text ?? '').replace(/\s+/g, '');
  expect(squeeze(shown)).toContain(squeeze(block.ionText));
  await expect(page).toHaveURL(/lens=text/);
});

test('the genesis block raises no alarm', async ({ page }) => {
  await page.goto(sample.blockPath(0));
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await expect(verdict).toBeVisible();
  await expect(verdict).toContainText(/\d+ checks? holds?/);
  await expect(verdict).not.toContainText(/not verified|failed|contradict/i);
});

test('a block beyond the end is told in words', async ({ page }) => {
  await page.goto(sample.blockPath(99_999_999));
  await expect(page.getByText('There is no block 99999999')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Go to block \d+$/ })).toBeVisible();
});

test('sample blocks can be added while the console runs, and are judged as they come', async ({ page }) => {
  await page.goto(sample.createLedgerPath);
  await page.getByRole('textbox', { name: 'Name' }).fill('e2e-workload');
  await page.getByRole('checkbox', { name: /Deletion protection/ }).uncheck();
  await page.getByRole('button', { name: 'Create ledger' }).click();
  await page
    .getByRole('definition')
    .filter({ hasText: /^Active$/ })
    .waitFor();
  await page.getByRole('tab', { name: 'Journal' }).click();
  await page.getByRole('button', { name: 'Add sample blocks' }).click();
  await choose(page, /./);
  const blocks = page.getByRole('grid', { name: 'Blocks' });
  await expect(blocks.getByRole('row', { name: /^Block [1-9]\d* / }).first()).toContainText('linked');
});
