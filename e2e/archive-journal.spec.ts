import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, test } from './fixtures.ts';
import { ArchiveJournalPage } from './pages/archive-journal.page.ts';
import { ArchivesPage, sampleDigest, sampleFiles } from './pages/archives.page.ts';
import { choose } from './pages/menu.ts';

const HEALTHY = 'sample~healthy';
const DAMAGED = 'sample~damaged';

test('the journal of an archive is turned page by page to its last row, and its address says where', async ({
  page,
}) => {
  const journal = new ArchiveJournalPage(page);
  await journal.openJournal(HEALTHY);
  await expect(journal.block(0)).toContainText('Hash only');
  await expect(journal.block(1)).toContainText('Chained');
  await expect(page.getByRole('heading', { name: 'Blocks (160)' })).toBeVisible();
  await page.getByRole('button', { name: 'Page 7 of all pages' }).click();
  await expect(journal.block(159)).toBeVisible();
  await expect(page).toHaveURL(/at=150/);
  await page.reload();
  await expect(journal.block(150)).toBeVisible();
  await journal.main().getByText('Newest first').click();
  await expect(journal.blocks().getByRole('row').nth(1)).toContainText('159');
  await expectAccessible(page);
});

test('what is wrong with blocks stands beside them, and what is missing has a row', async ({ page }) => {
  const journal = new ArchiveJournalPage(page);
  await journal.openJournal(DAMAGED, '&at=35');
  await expect(journal.block(37)).toContainText('Content altered');
  await expect(journal.block(38)).toContainText('Chained');
  await journal.openJournal(DAMAGED, '&at=70');
  await expect(journal.block(74)).toContainText('Replaced');
  await journal.openJournal(DAMAGED, '&at=120');
  const gap = journal.blocks().getByRole('row').filter({ hasText: '127–139' });
  await expect(gap).toContainText('13 missing');
  await expect(journal.block(126)).toBeVisible();
  await expect(journal.block(140)).toBeVisible();
});

test('one field finds blocks by number, id and hash', async ({ page }) => {
  const journal = new ArchiveJournalPage(page);
  await journal.openJournal(HEALTHY);
  await journal.block(1).waitFor();
  await page.keyboard.press('/');
  await expect(journal.findField()).toBeFocused();
  await journal.find('37');
  await expect(journal.found()).toContainText('Block 37');
  await expect(page).toHaveURL(/find=37/);

  const [, object] = await sampleFiles('healthy')
    .then((files) => files.filter(({ path }) => path.endsWith('30-47.ion')).map(({ text }) => ['', text] as const))
    .then(([first]) => first ?? ['', '']);
  const block = object.slice(object.indexOf('sequenceNo:37'));
  const transaction = /transactionId:"([^"]+)"/.exec(block)?.[1] ?? '';
  const hash = /blockHash:\{\{([^}]+)\}\}/.exec(block)?.[1] ?? '';
  const document = /metadata:\{id:"([^"]+)"/.exec(block)?.[1] ?? '';

  await journal.find(transaction);
  await expect(journal.found().getByRole('row').filter({ hasText: 'Transaction id' })).toContainText('Block 37');
  await journal.find(hash.slice(0, 8));
  await expect(journal.found().getByRole('row').filter({ hasText: 'Block hash' })).toContainText('Block 37');
  await journal.find(Buffer.from(hash, 'base64').toString('hex').slice(0, 10));
  await expect(journal.found().getByRole('row').filter({ hasText: 'Block hash' })).toContainText('Block 37');
  await journal.find(document);
  await expect(journal.found().getByRole('link', { name: document })).toBeVisible();
  await expectAccessible(page);
  await journal.find('nowhere0');
  await expect(journal.main()).toContainText('Nothing has it');
  await journal.find('a b');
  await expect(journal.main()).toContainText('The beginning of a hash has 6 characters at least');
});

test('a block is shown with what the whole journal says of it', async ({ page }) => {
  const journal = new ArchiveJournalPage(page);
  await journal.openBlock(DAMAGED, 37);
  await expect(journal.main()).toContainText('Content altered');
  await expect(journal.causes()).toContainText('were 90.250 instead of 90.25');
  await expect(journal.verdict()).toContainText('the content of the revision does not hash to its hash');
  await expectAccessible(page);
  await page.keyboard.press(']');
  await expect(journal.title()).toHaveText('Block 38');
  await expect(journal.verdict()).toContainText('It follows block 37');
  await page.keyboard.press('[');
  await expect(journal.title()).toHaveText('Block 37');
  await journal.openBlock(DAMAGED, 135);
  await expect(journal.main()).toContainText('There is no block 135');
  await expect(journal.causes()).toContainText('127–139');
});

test('data that was redacted is explained by the block that records it, wherever that stands', async ({ page }) => {
  const journal = new ArchiveJournalPage(page);
  await journal.openBlock(HEALTHY, 120);
  await page.getByRole('grid', { name: 'Redactions' }).getByRole('link').first().click();
  await expect(journal.verdict()).toContainText('Judged together with block 120');
  await expect(page.getByRole('grid', { name: 'Revisions' })).toContainText('Redacted');
  await expect(page.getByRole('grid', { name: 'Revisions' })).not.toContainText('unexplained');
});

test('a block and a revision are verified against a saved digest, with a proof that is made here', async ({ page }) => {
  const journal = new ArchiveJournalPage(page);
  await journal.openVerification(HEALTHY, 38);
  await journal.button('Use the sample’s saved digests').click();
  await expect(journal.verdict()).toContainText('Verified against');
  await expect(journal.main()).toContainText('The proof was made here');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Open block 38' }).click();
  await page
    .getByRole('grid', { name: 'Revisions' })
    .getByRole('link', { name: /^Verify document/ })
    .first()
    .click();
  await expect(journal.title()).toContainText('Verification of document');
  await expect(journal.verdict()).toContainText('Verified against');
});

test('what was altered is disproven, and a digest behind a gap is told to be out of reach', async ({ page }) => {
  const journal = new ArchiveJournalPage(page);
  await journal.openDigests(DAMAGED);
  await journal.saveDigests('2025-04', '2025-06');
  await journal.openVerification(DAMAGED, 37);
  await expect(journal.verdict()).toContainText('Not verified');
  await expect(journal.verdict()).toContainText('does not hash to its hash');
  await journal.openVerification(DAMAGED, 60);
  await expect(journal.main()).toContainText('No proof can be made up to this digest');
});

test('the digests are drawn over the journal, with the horizon of trust', async ({ page }) => {
  const journal = new ArchiveJournalPage(page);
  await journal.openDigests(HEALTHY);
  await expect(journal.main()).toContainText('Nothing saved outside fixes any of it');
  await journal.saveDigests('2025-04', '2025-05');
  await expect(journal.digests().getByRole('row').filter({ hasText: 'Agrees' })).toHaveCount(2);
  await expect(journal.main()).toContainText('The trust horizon is block 110');
  await expect(journal.main()).toContainText('Nothing saved outside fixes blocks 111–159');
  await expectAccessible(page);
});

test('two digests of one tip that differ are told to contradict each other', async ({ page }) => {
  const journal = new ArchiveJournalPage(page);
  await journal.openDigests(HEALTHY);
  await journal.saveDigests('2025-05');
  await expect(journal.digests()).toContainText('Agrees');
  const forged = (await readFile(sampleDigest('2025-05'), 'utf8')).replace('KVYO', 'AAAA');
  await journal.button('Add digest').click();
  await page
    .getByLabel('Choose a digest file')
    .setInputFiles({ name: 'forged.ion.txt', mimeType: 'text/plain', buffer: Buffer.from(forged) });
  await expect(journal.main()).toContainText('There are several digests at tip 110, and they differ');
  await expect(journal.digests()).toContainText('Contradicts');
  await page.getByRole('navigation').getByRole('link', { name: 'Digests' }).click();
  await expect(journal.main()).toContainText('There are several digests at tip 110, and they differ');
  await expect(page.getByRole('heading', { name: /Healthy sample/ })).toBeVisible();
  await expectAccessible(page);
});

test('a saved answer of GetBlock stands in for the blocks before the first one', async ({ page }) => {
  const journal = new ArchiveJournalPage(page);
  const archives = new ArchivesPage(page);
  // The proof of block 30, as it would have been saved: taken from evidence on the whole journal.
  await journal.openDigests(HEALTHY);
  await journal.saveDigests('2025-06');
  await journal.openBlock(HEALTHY, 30);
  await journal.button('Save evidence').click();
  const [download] = await Promise.all([page.waitForEvent('download'), choose(page, /JSON/)]);
  const bundle = JSON.parse(await readFile(await download.path(), 'utf8'));
  const item = bundle.items[bundle.subject.item];
  const text = (ion: string) => ({ IonText: Buffer.from(ion, 'base64').toString() });
  const answer = JSON.stringify({ Block: text(item.ion), Proof: text(item.proofs[0].ion) });

  const later = (await sampleFiles('healthy')).filter(
    ({ path }) => !/\.(0-15|16-29)\.ion$/.test(path) && !path.endsWith('.manifest'),
  );
  await archives.open();
  await archives.pickFromStore('later', later);
  await archives.button('Choose folder').click();
  await expect(archives.title()).toContainText('blocks 30–159');
  await archives.tab('Digests').click();
  await expect(journal.digests()).toContainText('Cannot be compared');
  const file = { name: 'block-30.json', mimeType: 'application/json', buffer: Buffer.from(answer) };
  const field = page.getByLabel('Load the answer of GetBlock for block 30');
  await field.setInputFiles({ ...file, buffer: Buffer.from(answer.replace('"Proof"', '"Other"')) });
  await expect(page.getByRole('alert')).toContainText('There is no proof in it');
  await field.setInputFiles(file);
  await expect(journal.main()).toContainText('stands in for blocks 0–29');
  await expect(journal.digests()).toContainText('Agrees');
  await expectAccessible(page);
  await page.reload();
  await expect(journal.main()).toContainText('stands in for blocks 0–29');
  await expect(journal.digests()).toContainText('Agrees');
});
