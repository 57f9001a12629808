import { expect, test } from './fixtures.ts';
import { LedgersPage } from './pages/ledgers.page.ts';
import { sample } from './sample.ts';

test('the console opens on the ledgers, and the sample ledger is there', async ({ page }) => {
  const ledgers = new LedgersPage(page);
  await page.goto('/');
  await expect(ledgers.heading()).toBeVisible();
  await expect(ledgers.row(sample.ledger)).toContainText('Active');
  await expect(page).toHaveURL(/\/connections\/embedded\/ledgers$/);
});

test('a ledger is created, found by its filter, and deleted after its name was typed', async ({ page }) => {
  const ledgers = new LedgersPage(page);
  await ledgers.create('e2e-short-lived', { deletionProtection: false });
  await expect(page.getByRole('definition').filter({ hasText: /^Active$/ })).toBeVisible();

  await ledgers.open();
  await ledgers.row('e2e-short-lived').getByRole('radio').check();
  await ledgers.actions().click();
  await ledgers.action('Delete').click();
  const remove = ledgers.dialog().getByRole('button', { name: /^Delete/ });
  await expect(remove).toBeDisabled();
  await ledgers.dialog().getByRole('textbox').fill('e2e-short-live');
  await expect(remove).toBeDisabled();
  await ledgers.dialog().getByRole('textbox').fill('e2e-short-lived');
  await remove.click();
  await expect(ledgers.dialog()).toBeHidden();
  await expect(ledgers.link('e2e-short-lived')).toBeHidden();
});

for (const [name, wrong] of [
  ['12345', /digits only/i],
  ['two--hyphens', /two|hyphen/i],
  ['-leading', /start|beginning|either end|hyphen/i],
  ['<script>alert(1)</script>', /letters, digits/i],
] as const) {
  test(`the name rule is told as typed: ${name}`, async ({ page }) => {
    const ledgers = new LedgersPage(page);
    await page.goto(sample.createLedgerPath);
    await ledgers.nameField().fill(name);
    await ledgers.nameField().blur();
    await expect(ledgers.nameField()).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByRole('main')).toContainText(wrong);
  });
}

test('a name that is taken is refused with the name of the error and a request id, and nothing typed is lost', async ({
  page,
}) => {
  const ledgers = new LedgersPage(page);
  await page.goto(sample.createLedgerPath);
  await ledgers.nameField().fill(sample.ledger);
  await ledgers.createButton().click();
  await expect(page.getByText(/ResourceAlreadyExistsException/)).toBeVisible();
  await expect(page.getByText(/request id/i).first()).toBeVisible();
  await expect(ledgers.nameField()).toHaveValue(sample.ledger);
});

test('an answer that fails shows what failed with a request id, and retrying mends it', async ({ page }) => {
  let broken = true;
  await page.route('**/api/connections/embedded/ledgers?*', (route) =>
    broken
      ? route.fulfill({
          status: 502,
          contentType: 'application/problem+json',
          body: JSON.stringify({
            type: 'about:blank',
            title: 'The ledger service cannot be reached',
            status: 502,
            code: 'upstream-unreachable',
            requestId: 'request-under-test',
          }),
        })
      : route.continue(),
  );
  const ledgers = new LedgersPage(page);
  await ledgers.open();
  await expect(page.getByText('The ledger service cannot be reached')).toBeVisible();
  await expect(page.getByText('request-under-test')).toBeVisible();
  broken = false;
  await page.getByRole('button', { name: /retry|again/i }).click();
  await expect(ledgers.row(sample.ledger)).toBeVisible();
});

test('an unknown ledger is a plain answer, not a blank page', async ({ page }) => {
  await page.goto(`${sample.ledgersPath}/no-such-ledger`);
  await expect(page.getByText(/ResourceNotFoundException|no ledger/i).first()).toBeVisible();
});
