import { expect, expectAccessible } from './fixtures.ts';
import { testWith } from './own-product.ts';
import { SignInPage } from './pages/sign-in.page.ts';
import { VerificationPage } from './pages/verification.page.ts';
import { sample } from './sample.ts';
import { startSignInProduct } from './sign-in-product.ts';

const test = testWith(() => startSignInProduct());

test('nobody sees a ledger without signing in, and who does comes back to the page that was wanted', async ({
  page,
  signIn,
}) => {
  const wanted = `${sample.ledgerPath}?tab=journal&order=oldest`;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(wanted);
  await expect(signIn.heading()).toBeVisible();
  // Each request that is refused is on record, and nobody has asked for anything yet.
  expect(asked.filter((path) => path.startsWith('/api/'))).toEqual(['/api/session']);
  await expect(page.getByRole('navigation', { name: /QLDB Console/ }).getByText('Ledgers')).toHaveCount(0);
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  await signIn.button().click();
  await signIn.atProvider('vera');
  await expect(page.getByText('Re-hashed, linked').first()).toBeVisible();
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(wanted);

  await signIn.choose('Roles and session');
  await expect(signIn.dialog()).toContainText('Vera Viewer');
  await expect(signIn.dialog()).toContainText('vera@example.com');
  await expect(signIn.dialog()).toContainText('Viewer of all ledgers');
  await expect(signIn.dialog()).toContainText('The session ends');
  await expectAccessible(page);
});

test('the start page stands once in the breadcrumbs', async ({ page, signIn }) => {
  await page.goto('/');
  await expect(signIn.heading()).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('listitem')).toHaveText([
    'QLDB Console',
  ]);
});

test('files and samples are judged without anybody signed in', async ({ page, signIn }) => {
  await page.goto('/archives');
  await expect(page.getByRole('button', { name: 'Open from S3' })).toHaveAttribute('aria-disabled', 'true');
  await expectAccessible(page);
  await page.goto('/archives/sample~healthy');
  await expect(page.getByRole('button', { name: 'Judge again' })).toBeVisible();
  await new VerificationPage(page).openOwn();
  await expect(signIn.heading()).toHaveCount(0);
  await page.goto('/archives/s3~embedded~bucket~_Zm9sZGVyLw');
  await expect(signIn.heading()).toBeVisible();
});

test('a viewer looks and verifies, and is told of everything else which role it takes', async ({ page, signIn }) => {
  await signIn.open(sample.ledgerPath, 'vera');
  for (const name of ['Delete', 'Edit', 'Share with an auditor']) {
    const button = signIn.control(name);
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await button.hover();
    await expect(page.getByText('This takes the role admin for this ledger.').last()).toBeVisible();
  }
  await expectAccessible(page);
  await page.goto(`${sample.ledgerPath}?tab=tags`);
  await expect(page.getByRole('button', { name: /^(Manage|Add) tags$/ }).first()).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  for (const [path, reason] of [
    [`${sample.ledgerPath}/edit`, 'This takes the role admin for this ledger.'],
    [sample.createLedgerPath, 'This takes the role admin for some ledger of this connection.'],
    ['/connections/embedded/exports/create', 'This takes the role operator for some ledger of this connection.'],
    ['/connections/embedded/streams/create', 'This takes the role operator for some ledger of this connection.'],
    ['/connections/embedded/keys', 'This takes the role admin for some ledger of this connection.'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('main')).toContainText(reason);
    await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
  }
  await expectAccessible(page);
  await page.goto(`${sample.ledgerPath}/verify?block=250&strand=${sample.strandId}`);
  await expect(page.getByText('Verified against').first()).toBeVisible();
});

test('an operator makes exports, and ledgers only of the names the role is for', async ({ page, signIn }) => {
  await signIn.open(sample.ledgerPath, 'otto');
  await expect(page.getByRole('button', { name: 'Delete' })).toHaveAttribute('aria-disabled', 'true');
  await page.goto('/connections/embedded/exports/create');
  await expect(page.getByRole('button', { name: 'Create export' })).toBeEnabled();
  await page.goto(sample.createLedgerPath);
  await page.getByRole('textbox', { name: 'Name' }).fill('invoices');
  await expect(page.getByText('Your role does not cover this name.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Name' }).fill('ottos-own');
  await expect(page.getByText('Your role does not cover this name.')).toHaveCount(0);
  await page.getByRole('button', { name: 'Create ledger' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'ottos-own' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Edit', exact: true })).toBeVisible();
});

test('whoever has no role is told so', async ({ page, signIn }) => {
  await page.goto('/');
  await signIn.button().click();
  await signIn.atProvider('norman');
  await expect(signIn.heading('You have no role in this console')).toBeVisible();
  await expectAccessible(page);
});

test('who cancels at the provider is not signed in, and can try again', async ({ page, signIn }) => {
  await page.goto(sample.ledgerPath);
  await signIn.button().click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(signIn.heading('You were not signed in')).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Try again' }).click();
  await expect(signIn.userField()).toBeVisible();
});

test('a sign-out ends the session in every tab; what was typed there stays, and goes on after another sign-in', async ({
  page,
  signIn,
  context,
}) => {
  await signIn.open(sample.createLedgerPath, 'ada');
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.fill('typed-before');

  const other = new SignInPage(await context.newPage());
  await other.page.goto(sample.ledgersPath);
  await other.signOutEverywhere();
  await expect(other.heading('You are signed out')).toBeVisible();
  await expectAccessible(other.page);
  await other.page.goto(sample.ledgersPath);
  await expect(other.heading()).toBeVisible();

  await expect(signIn.dialog()).toContainText('Sign in again');
  await expectAccessible(page);
  await signIn.dialog().getByRole('button', { name: 'Not now' }).click();
  await expect(signIn.dialog()).toHaveCount(0);
  const opening = context.waitForEvent('page');
  await page.getByRole('banner').getByRole('button', { name: 'Sign in', exact: true }).click();
  const beside = new SignInPage(await opening);
  await beside.atProvider('ada');
  await expect(page.getByText('Signed in again')).toBeVisible();
  await expect(name).toHaveValue('typed-before');
  await page.getByRole('button', { name: 'Create ledger' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'typed-before' })).toBeVisible();
});

test('another person who signs in does not go on with the page of the one before', async ({
  page,
  signIn,
  context,
}) => {
  await signIn.open(sample.createLedgerPath, 'ada');
  await page.getByRole('textbox', { name: 'Name' }).fill('adas-alone');
  const other = new SignInPage(await context.newPage());
  await other.page.goto(sample.ledgersPath);
  await other.signOutEverywhere();
  const opening = context.waitForEvent('page');
  await signIn.dialog().getByRole('button', { name: 'Sign in again' }).click();
  await new SignInPage(await opening).atProvider('vera');
  await expect(page.getByText('This takes the role admin for some ledger of this connection.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveCount(0);
});
