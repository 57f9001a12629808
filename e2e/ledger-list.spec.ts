import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { LedgersPage } from './pages/ledgers.page.ts';
import { sample } from './sample.ts';

const names = Array.from({ length: 23 }, (_, index) => `ledger-${String(index + 1).padStart(2, '0')}`);

/** A back end with 23 ledgers that hands them out as the service does: by size and token. */
test.beforeEach(async ({ page }) => {
  await page.route('**/api/connections/embedded/ledgers?*', (route) => {
    const query = new URL(route.request().url()).searchParams;
    const size = Number(query.get('maxResults'));
    const from = Number(query.get('nextToken') ?? 0);
    const ledgers = names
      .slice(from, from + size)
      .map((name, index) => ({ name, state: 'ACTIVE', creationTime: `2025-01-01T00:00:${10 + index}.000Z` }));
    return route.fulfill({
      json: { ledgers, ...(from + size < names.length ? { nextToken: String(from + size) } : {}) },
    });
  });
});

/** What the page asked the list for, in order: size and token. */
function watchRequests(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname.endsWith('/ledgers') && url.pathname.startsWith('/api/'))
      asked.push(`${url.searchParams.get('maxResults')} from ${url.searchParams.get('nextToken') ?? 'the start'}`);
  });
  return asked;
}

test('pages are asked for one by one, by the token of the page before', async ({ page }) => {
  const asked = watchRequests(page);
  const ledgers = new LedgersPage(page);
  await ledgers.open();
  await expect(ledgers.heading()).toContainText('(20+)');
  await expect(ledgers.link('ledger-01')).toBeVisible();
  expect(asked).toEqual(['20 from the start']);
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(ledgers.link('ledger-21')).toBeVisible();
  await expect(ledgers.link('ledger-01')).toBeHidden();
  await expect(ledgers.heading()).toContainText('(23)');
  expect(asked).toEqual(['20 from the start', '20 from 20']);
  await expect(page).toHaveURL(/page=2/);
});

test('a page, a filter and an order are links', async ({ page }) => {
  const ledgers = new LedgersPage(page);
  await page.goto(`${sample.ledgersPath}?page=2`);
  await expect(ledgers.link('ledger-21')).toBeVisible();
  await page.goto(`${sample.ledgersPath}?filter=name%3A2&sort=name&descending=true`);
  // Filter and order hold over all pages of the service: 02, 12, 20, 21, 22, 23.
  await expect(ledgers.table().getByRole('link').first()).toHaveText('ledger-23');
  await expect(ledgers.table().getByRole('link')).toHaveCount(6);
  await expect(page.getByText('6 matches').first()).toBeVisible();
});

test('no match and no ledger are different things, each with a way on', async ({ page }) => {
  const ledgers = new LedgersPage(page);
  await page.goto(`${sample.ledgersPath}?filter=name%3Anothing-like-this`);
  await expect(page.getByText('No matches')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filter' }).first().click();
  await expect(ledgers.link('ledger-01')).toBeVisible();

  await page.route('**/api/connections/embedded/ledgers?*', (route) => route.fulfill({ json: { ledgers: [] } }));
  await page.goto(sample.ledgersPath);
  await expect(page.getByText('This connection has no ledgers yet.')).toBeVisible();
  await expect(ledgers.createLink().first()).toBeVisible();
});

test('the size of a page and the columns are remembered', async ({ page }) => {
  const asked = watchRequests(page);
  const ledgers = new LedgersPage(page);
  await ledgers.open();
  await page.getByRole('button', { name: 'Preferences of the ledgers table' }).click();
  await page.getByRole('radio', { name: '10 ledgers' }).check();
  await page.getByRole('checkbox', { name: 'Created' }).uncheck();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(ledgers.heading()).toContainText('(10+)');
  await page.reload();
  await expect(ledgers.heading()).toContainText('(10+)');
  expect(asked.at(-1)).toBe('10 from the start');
  await expect(ledgers.table().getByRole('columnheader', { name: 'Created' })).toBeHidden();
});
