import { expect, expectAccessible } from './fixtures.ts';
import { testWith } from './own-product.ts';
import { StreamsPage } from './pages/streams.page.ts';
import { sample } from './sample.ts';
import { startSignInProduct } from './sign-in-product.ts';

const test = testWith(() => startSignInProduct());

test('an auditor link shows one ledger, which can be verified, and nothing else', async ({
  page,
  signIn,
  own,
  browser,
}) => {
  await signIn.open(sample.ledgersPath, 'ada');
  await new StreamsPage(page).create(sample.ledger, 'for-auditors');
  const streamPath = new URL(page.url()).pathname;
  await page.goto(sample.ledgerPath);
  await page.getByRole('button', { name: 'Share with an auditor' }).click();
  await expectAccessible(page);
  await signIn.dialog().getByRole('button', { name: 'Make the link' }).click();
  const made = signIn.dialog().getByRole('region', { name: 'Auditor link' });
  await expect(signIn.dialog()).toContainText('revokedLinks');
  await expectAccessible(page);
  const link = ((await made.textContent()) ?? '').trim();
  expect(link).toContain(`${own.url}/link#`);

  const elsewhere = await browser.newContext({ baseURL: own.url });
  const auditor = await elsewhere.newPage();
  await auditor.goto(link);
  await expect(auditor.getByText('Auditor’s view')).toBeVisible();
  await expect(auditor.getByText(/Ada Admin lets you look at the ledger vehicle-registration/)).toBeVisible();
  expect(new URL(auditor.url()).pathname).toBe(sample.ledgerPath);
  await expectAccessible(auditor);
  // The token stands nowhere that somebody finds it later.
  expect(auditor.url()).not.toContain('#');
  await auditor.goBack();
  expect(auditor.url()).not.toContain('#');

  await auditor.goto(sample.ledgersPath);
  await expect(auditor.getByRole('link', { name: sample.ledger, exact: true })).toBeVisible();
  await expect(auditor.getByRole('heading', { level: 1, name: /Ledgers/ })).toContainText('(1)');
  await auditor.goto(`${sample.ledgerPath}/verify?block=250&strand=${sample.strandId}`);
  await expect(auditor.getByText('Verified against').first()).toBeVisible();
  await auditor.goto(`${sample.ledgerPath}/edit`);
  await expect(auditor.getByText('An auditor link is for looking and verifying alone.')).toBeVisible();
  await expect(auditor.getByText('Roles follow from your groups')).toHaveCount(0);
  // What is not allowed is not asked for: each refusal would be on record.
  const refused: string[] = [];
  auditor.on('response', (response) => {
    if (response.status() === 403) refused.push(response.url());
  });
  await auditor.goto(`${streamPath}?tab=records`);
  await expect(auditor.getByText('This takes the role viewer for every ledger of this connection.')).toBeVisible();
  expect(refused).toEqual([]);
  await auditor.goto('/connections/embedded/ledgers/other');
  await expect(auditor.getByText('Ledger other could not be loaded.')).toBeVisible();
  await elsewhere.close();
});

test('a link that is damaged, or not complete, says what to do', async ({ page }) => {
  await page.goto('/link#not-a-token');
  await expect(page.getByText('It is none of this console, or not complete.')).toBeVisible();
  expect(page.url()).not.toContain('#');
  await expectAccessible(page);
  await page.goto('/signed-out');
  await page.goto('/link');
  await expect(page.getByText('The link is not complete')).toBeVisible();
  await expectAccessible(page);
  // Pasted into the same window, it differs from what is open by its fragment alone.
  await page.goto('/link#%3Cscript%3E');
  await expect(page.getByText('It is damaged.')).toBeVisible();
  expect(page.url()).not.toContain('#');
  await page.goto(`/link#${'x'.repeat(4096)}`);
  await expect(page.getByText('It is none of this console, or not complete.')).toBeVisible();
});

test('whoever is signed in is asked before a link takes the place of the session', async ({ page, signIn }) => {
  await signIn.open(sample.ledgerPath, 'ada');
  await page.getByRole('button', { name: 'Share with an auditor' }).click();
  await signIn.dialog().getByRole('button', { name: 'Make the link' }).click();
  const link = ((await signIn.dialog().getByRole('region', { name: 'Auditor link' }).textContent()) ?? '').trim();
  await page.goto('/digests');
  await page.goto(link);
  await expect(page.getByText('You are signed in as Ada Admin.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Open the link' }).click();
  await expect(page.getByText('Auditor’s view')).toBeVisible();
  await signIn.choose('Leave the auditor’s view');
  await expect(signIn.heading('You are signed out')).toBeVisible();
});
