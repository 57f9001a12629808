import type { Page } from '@playwright/test';
import { awsFiles } from './aws-files.ts';
import { expect, expectAccessible, expectAccessibleInBothModes, expectNothingCutOff, test } from './fixtures.ts';
import { makeResources } from './make-resources.ts';
import { VerificationPage } from './pages/verification.page.ts';
import { sample } from './sample.ts';

const pages: readonly { name: string; path: string; ready: RegExp }[] = [
  { name: 'ledgers', path: sample.ledgersPath, ready: /vehicle-registration/ },
  { name: 'create ledger', path: sample.createLedgerPath, ready: /Permissions mode/ },
  { name: 'ledger', path: sample.ledgerPath, ready: /arn:aws:qldb/ },
  { name: 'journal', path: `${sample.ledgerPath}?tab=journal`, ready: /Re-hashed, linked/ },
  { name: 'digests of a ledger', path: `${sample.ledgerPath}?tab=digests`, ready: /shipped with the console/ },
  { name: 'block', path: sample.blockPath(250), ready: /It follows block 249/ },
  { name: 'block as text', path: `${sample.blockPath(250)}?lens=text`, ready: /It follows block 249/ },
  { name: 'hashes of a block', path: `${sample.blockPath(250)}?lens=hashes`, ready: /It follows block 249/ },
  {
    name: 'verification in a ledger',
    path: `${sample.ledgerPath}/verify?block=250&strand=${sample.strandId}`,
    ready: /Verified against/,
  },
  { name: 'edit ledger', path: `${sample.ledgerPath}/edit`, ready: /What will be sent/ },
  { name: 'exports of a ledger', path: `${sample.ledgerPath}?tab=exports`, ready: /No exports|Export id/ },
  { name: 'streams of a ledger', path: `${sample.ledgerPath}?tab=streams`, ready: /No streams|Stream name/ },
  { name: 'tags of a ledger', path: `${sample.ledgerPath}?tab=tags`, ready: /No tags|Manage tags/ },
  { name: 'exports', path: '/connections/embedded/exports', ready: /No exports|Export id/ },
  { name: 'create export', path: '/connections/embedded/exports/create', ready: /Output format/ },
  { name: 'streams', path: '/connections/embedded/streams', ready: /No streams|Stream name/ },
  { name: 'create stream', path: '/connections/embedded/streams/create', ready: /aggregation/i },
  { name: 'keys', path: '/connections/embedded/keys', ready: /alias\/qldb-local/ },
  { name: 'archives', path: '/archives', ready: /A damaged archive/ },
  { name: 'damaged archive', path: '/archives/sample~damaged', ready: /Hypothesis/ },
  { name: 'inventory of an archive', path: '/archives/sample~damaged?tab=inventory', ready: /All objects here/ },
  { name: 'block of an archive', path: '/archives/sample~damaged/blocks/37', ready: /Revisions/ },
  { name: 'journal of an archive', path: '/archives/sample~damaged?tab=journal&find=37', ready: /Block number/ },
  { name: 'digests of an archive', path: '/archives/sample~damaged?tab=digests', ready: /Digests over the journal/ },
  { name: 'missing block of an archive', path: '/archives/sample~damaged/blocks/130', ready: /There is no block 130/ },
  {
    name: 'verification in an archive',
    path: '/archives/sample~healthy/verify?block=37',
    ready: /No digest that covers/,
  },
  { name: 'documents of an archive', path: '/archives/sample~damaged?tab=documents', ready: /Documents of Person/ },
  {
    name: 'history of a document of an archive',
    path: '/archives/sample~damaged/documents/0glvdb1j4ehE9IPnUVUPHs',
    ready: /Hypothesis/,
  },
  { name: 'archive whose files are asked for', path: '/archives/folder~export~0', ready: /Choose .* again/ },
  { name: 'connections', path: '/connections', ready: /Embedded ledger service/ },
  { name: 'audit log', path: '/audit', ready: /one unbroken chain/ },
  { name: 'digests', path: '/digests', ready: /In this browser/ },
  { name: 'signed out', path: '/signed-out', ready: /You are signed out/ },
  { name: 'no such page', path: '/nowhere', ready: /no (such )?page|not found|does not exist/i },
];
for (const { name, path, ready } of pages) {
  test(`${name}: accessible in dark and light mode, and nothing is cut off sideways`, async ({ page }) => {
    await expectFit(page, path, ready);
  });
}

test('a verdict with a failing step is accessible in both modes', async ({ page }) => {
  const verification = new VerificationPage(page);
  await verification.openOwn();
  await verification.give(awsFiles.digest, awsFiles.revision);
  await expect(verification.headline()).toContainText(/^Verified/);
  const editor = await verification.editor(/revision\.json/);
  await editor.fill((await editor.inputValue()).replace('90.25', '90.26'));
  await expect(verification.path()).toContainText('Step 1 fails');
  await expectAccessibleInBothModes(page);
});

const dialogs: readonly { name: string; path: string; open: readonly (string | RegExp)[]; ready: RegExp }[] = [
  { name: 'a request as a command', path: sample.ledgerPath, open: [/^Request /], ready: /aws qldb describe-ledger/ },
  { name: 'the deletion of a protected ledger', path: sample.ledgerPath, open: ['Delete'], ready: /Lift protection/ },
  {
    name: 'a new key',
    path: '/connections/embedded/keys',
    open: ['Create key'],
    ready: /stands in for one of AWS KMS/,
  },
];
for (const { name, path, open, ready } of dialogs) {
  test(`the dialog for ${name} is accessible in both modes`, async ({ page }) => {
    await page.goto(path);
    for (const button of open) await page.getByRole('button', { name: button }).first().click();
    await expect(page.getByRole('dialog')).toContainText(ready);
    await expectAccessibleInBothModes(page);
  });
}

test('a form for a ledger with everything wrong is accessible in both modes', async ({ page }) => {
  await page.goto(sample.createLedgerPath);
  await page.getByRole('radio', { name: /Another key/ }).check();
  await page.getByRole('button', { name: 'Add tag' }).click();
  await page.getByRole('button', { name: 'Create ledger' }).click();
  await expect(page.getByRole('main')).toContainText('Enter a key, or remove the tag.');
  await expect(page.getByRole('main')).toContainText('Enter the id, ARN or alias of a key.');
  await expectAccessibleInBothModes(page);
});

test('the pages of an export, of its object and of a stream are accessible in both modes, and not cut off', async ({
  page,
  request,
}) => {
  test.slow();
  const { exportPath, objectPath, streamPath } = await makeResources(request);
  await expectFit(page, exportPath, /Objects/);
  await expectFit(page, `${exportPath}?tab=manifests`, /manifest/i);
  await expectFit(page, objectPath, /internally consistent/);
  await expectFit(page, streamPath, /Completed|Active/);
});

test('the main job can be done by keyboard alone', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('link', { name: sample.ledger, exact: true })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: /Skip to the main content/ })).toBeFocused();
  await page.getByRole('link', { name: sample.ledger, exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Overview' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Journal' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Block 311', exact: true }).focus();
  await page.keyboard.press('Enter');
  const verify = page.getByRole('link', { name: /^Verify document/ }).first();
  await verify.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText(/Verified against/);
});

test('? lists the keys', async ({ page }) => {
  await page.goto(sample.ledgersPath);
  await expect(page.getByRole('grid', { name: 'Ledgers' })).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText(/previous block/i);
  await expectAccessible(page);
});

/** A page that begins in the dark and follows the system into the light; beside its menu, and on a narrow screen. */
async function expectFit(page: Page, path: string, ready: RegExp): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(path);
  await expect(page.getByRole('main')).toContainText(ready);
  await expectAccessibleInBothModes(page);
  await page.setViewportSize({ width: 900, height: 900 });
  await expectNothingCutOff(page);
  // Whether the menu covers the page is decided when the page begins.
  await page.setViewportSize({ width: 400, height: 900 });
  await page.reload();
  await expect(page.getByRole('main')).toContainText(ready);
  await expectNothingCutOff(page);
}
