import type { Page, Route } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures.ts';
import { sample } from './sample.ts';

const JOURNAL = `${sample.ledgerPath}?tab=journal`;
const verdict = (page: Page) => page.getByRole('region', { name: 'Verdict' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Opens the journal and the section that judges it. */
async function open(page: Page): Promise<void> {
  await page.goto(JOURNAL);
  await page.getByRole('button', { name: 'Judge blocks' }).click();
}
async function start(page: Page, range: { first?: number; last?: number } = {}): Promise<void> {
  if (range.first !== undefined) await page.getByLabel('First block').fill(String(range.first));
  if (range.last !== undefined) await page.getByLabel('Last block').fill(String(range.last));
  await button(page, 'Start').click();
}

/** Takes the answers with blocks from block 0 on, which only the judging asks for, into its own hands. */
async function answerInstead(page: Page, handle: (route: Route) => Promise<void>): Promise<void> {
  await page.route(
    (url) => url.pathname.endsWith(`/strands/${sample.strandId}/blocks`) && url.searchParams.get('from') === '0',
    handle,
  );
}

/** Holds those answers back until it is called. */
async function holdAnswers(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await answerInstead(page, async (route) => {
    await released;
    // The page may have left it.
    await route.continue().catch(() => {});
  });
  return release;
}

test('the whole journal is judged and anchored by the digest that ships with the console', async ({ page }) => {
  await open(page);
  await start(page);
  await expect(verdict(page)).toContainText(`Blocks 0–${sample.tip} verified against the digest saved earlier`, {
    timeout: 30_000,
  });
  await expect(verdict(page)).toContainText('Each block follows the one before it.');
  await expect(verdict(page)).toContainText('hashed again here, byte for byte');
  await expect(verdict(page)).not.toContainText(/authentic/i);
  await expect(page.getByRole('grid', { name: 'Blocks to look at' })).toBeHidden();
  await expectAccessible(page);
});

test('the threads that judge may compile WebAssembly, and nothing of another origin', async ({ page }) => {
  const release = await holdAnswers(page);
  const [thread] = await Promise.all([page.waitForEvent('worker'), open(page).then(() => start(page))]);
  const emptyModule = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  expect(
    await thread.evaluate(async (bytes) => {
      await WebAssembly.compile(new Uint8Array(bytes));
      const violated = new Promise<string>((resolve) => {
        addEventListener('securitypolicyviolation', (event) =>
          resolve((event as SecurityPolicyViolationEvent).effectiveDirective),
        );
      });
      fetch('https://example.com/').catch(() => {});
      return violated;
    }, emptyModule),
  ).toBe('connect-src');
  release();
  await expect(verdict(page)).toContainText(`Blocks 0–${sample.tip} verified`);
});

test('a part of the journal holds together, and what it leaves open is said', async ({ page }) => {
  await open(page);
  await start(page, { first: 200, last: 100 });
  await expect(page.getByLabel('Last block')).toHaveAttribute('aria-invalid', 'true');
  await start(page, { first: 100, last: 299 });
  await expect(verdict(page)).toContainText('Blocks 100–299 hold together; not compared with any digest');
  await expect(verdict(page)).toContainText('The link of block 100 to the block before it');
  await button(page, 'Judge other blocks').click();
  await expect(page.getByLabel('First block')).toHaveValue('');
});

test('judging can be paused and resumed, and goes on while another page is shown', async ({ page }) => {
  const release = await holdAnswers(page);
  await open(page);
  await start(page, { last: sample.tip });
  await expect(page.getByText(`0 of ${sample.tip + 1} blocks`)).toBeVisible();
  await button(page, 'Pause').click();
  await expect(page.getByText('paused')).toBeVisible();
  await expectAccessible(page);
  release();
  await page.getByRole('tab', { name: 'Digests' }).click();
  await page.getByRole('tab', { name: 'Journal' }).click();
  await expect(page.getByText('paused')).toBeVisible();
  await expect(verdict(page)).toBeHidden();
  await button(page, 'Resume').click();
  await expect(verdict(page)).toContainText(`Blocks 0–${sample.tip} verified`);
});

test('judging that is cancelled gives no verdict', async ({ page }) => {
  const release = await holdAnswers(page);
  await open(page);
  await start(page);
  await button(page, 'Cancel').click();
  await expect(page.getByText('Cancelled after 0 blocks. There is no verdict on the whole.')).toBeVisible();
  await expect(verdict(page)).toBeHidden();
  release();
  await button(page, 'Judge again').click();
  await expect(verdict(page)).toContainText(`Blocks 0–${sample.tip} verified`);
});

test('one character that was changed on the way is caught, and found', async ({ page }) => {
  await answerInstead(page, async (route) => {
    const response = await route.fetch();
    const lines = (await response.text()).split('\n');
    const at = lines.findIndex((line) => line.startsWith('{"type":"block","sequenceNo":200,'));
    const changed = lines[at]?.replace('SELECT', 'SELECD');
    expect(changed).not.toBe(lines[at]);
    await route.fulfill({ response, body: lines.toSpliced(at, 1, changed ?? '').join('\n') });
  });
  await open(page);
  await start(page);
  await expect(verdict(page)).toContainText('Not verified: in block 200,');
  await expect(verdict(page)).toContainText('Disproven');
  const row = page.getByRole('row', { name: /^Block 200 .*Transaction altered/ });
  await expect(row).toBeVisible();
  await expectAccessible(page);
  await row.getByRole('link', { name: 'Block 200' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Block 200' })).toBeVisible();
});

test('an answer that breaks off is taken up where it ended', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname.endsWith('/blocks')) asked.push(url.searchParams.get('from') ?? '');
  });
  await answerInstead(page, async (route) => {
    const response = await route.fetch();
    const lines = (await response.text()).split('\n');
    await route.fulfill({ response, body: `${lines.slice(0, 100).join('\n')}\n` });
  });
  await open(page);
  await start(page);
  await expect(verdict(page)).toContainText(`Blocks 0–${sample.tip} verified`);
  expect(asked).toContain('100');
});
