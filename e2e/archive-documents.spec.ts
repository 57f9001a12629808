import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, test } from './fixtures.ts';
import { ArchiveDocumentsPage } from './pages/archive-documents.page.ts';
import { ArchivesPage, sampleDigest, vectorFolder } from './pages/archives.page.ts';
import { EvidencePage } from './pages/evidence.page.ts';
import { choose } from './pages/menu.ts';

/** A registration with ten revisions; the one in block 37 is altered in the damaged sample. */
const ALTERED = '0glvdb1j4ehE9IPnUVUPHs';
/** Its version 2 is in block 128, which the damaged sample lacks. */
const WITH_GAP = 'Ih3gZgAd86TF7hFSWBGciP';
/** A person whose first revision, in block 55, was redacted: block 120 records it. */
const REDACTED = '5vS8YDZuVZM47fZI8X5wkO';
/** A registration that was deleted in block 38. */
const DELETED = '34SowKTGTlDEOhr17seaHw';

test('documents are listed by table and id, with what is to be known of each', async ({ page }) => {
  const documents = new ArchiveDocumentsPage(page);
  await documents.open('damaged');
  await expect(documents.tables().getByRole('row')).toHaveCount(5);
  await documents.choose('VehicleRegistration');
  await expect(documents.row(ALTERED)).toContainText('Altered revision');
  await expect(documents.row(DELETED)).toContainText('Deleted');
  await expectAccessible(page);

  await documents.filter().fill('Ih3');
  await expect(documents.documents().getByRole('row')).toHaveCount(2);
  await expect(documents.row(WITH_GAP)).toContainText('Versions missing');
  await page.reload();
  await expect(documents.filter()).toHaveValue('Ih3');
  await expect(documents.row(WITH_GAP)).toBeVisible();
  await documents.filter().fill('nothing');
  await expect(page.getByText('No matches')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filter' }).click();
  await page.getByRole('button', { name: 'Page 2' }).click();
  await expect(documents.documents()).toContainText('LasKLAZQWaq5BiZHSaMv9I');
  await documents.choose('Person');
  await expect(documents.row(REDACTED)).toContainText('Redacted revision');
});

test('a document of any table is reached by its id', async ({ page }) => {
  const documents = new ArchiveDocumentsPage(page);
  await documents.open('healthy');
  await documents.tables().waitFor();
  await page.keyboard.press('/');
  await expect(documents.idField()).toBeFocused();
  await page.keyboard.type('nonsense');
  await page.keyboard.press('Enter');
  await expect(page.getByText('A document id has 22 letters and digits.')).toBeVisible();
  await documents.idField().fill('0'.repeat(22));
  await page.keyboard.press('Enter');
  await expect(page.getByText('No block that was judged has this document.')).toBeVisible();
  await documents.goTo(ALTERED);
  await expect(documents.title(ALTERED)).toBeVisible();
  await expect(documents.summary()).toContainText('10 revisions, versions 0–9: 10 hashed again here');
  await page.getByRole('link', { name: 'VehicleRegistration', exact: true }).click();
  await expect(documents.row(ALTERED)).toBeVisible();
});

test('the history of a document shows what changed with its types, and marks the altered revision', async ({
  page,
}) => {
  const documents = new ArchiveDocumentsPage(page);
  await documents.openHistory('damaged', ALTERED);
  await expect(documents.summary()).toContainText('9 revisions, versions 0–8: 8 hashed again here, 1 altered');
  const altered = documents.version(3);
  await expect(altered).toContainText('Altered');
  await expect(altered).toContainText('Its content does not give its hash');
  await expect(altered).toContainText('would match if PendingPenaltyTicketAmount were 90.250 instead of 90.25');
  const change = documents.changes(3, 2).getByRole('row', { name: /PendingPenaltyTicketAmount/ });
  await expect(change).toContainText('changed');
  await expect(change).toContainText('decimal');
  await expect(documents.version(2)).toContainText('Re-hashed');
  await expect(documents.changes(5, 4)).toContainText('Owners.PrimaryOwner.PersonId');
  // What is missing behind the last revision is no proof that there was none.
  await expect(documents.history()).toContainText('Blocks 127–139 are missing: there may be later revisions in them.');
  await expectAccessible(page);

  await altered.getByRole('tab', { name: 'Data', exact: true }).click();
  await expect(altered.getByRole('tree', { name: 'Data of version 3' })).toContainText('90.25');
  await altered.getByRole('tab', { name: 'Ion text' }).click();
  await expect(altered).toContainText('ValidFromDate');
  await altered.getByRole('tab', { name: 'Metadata' }).click();
  await expect(altered.getByRole('tree', { name: 'Metadata of version 3' })).toContainText('txTime');
  await altered.getByRole('link', { name: 'Block 37' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Block 37' })).toBeVisible();
  await page.getByRole('link', { name: ALTERED }).first().click();
  await expect(documents.title(ALTERED)).toBeVisible();
});

test('a version that is not here is named, with the blocks that may have it', async ({ page }) => {
  const documents = new ArchiveDocumentsPage(page);
  await documents.openHistory('damaged', WITH_GAP);
  await expect(documents.summary()).toContainText('versions are missing');
  await expect(documents.history()).toContainText('Version 2 is not here');
  await expect(documents.history()).toContainText('Blocks 127–139 are missing in between: they may be there.');
  await expect(documents.changes(3, 1)).toBeVisible();
  await documents.openHistory('healthy', WITH_GAP);
  await expect(documents.changes(3, 2)).toBeVisible();
  await expect(documents.history()).not.toContainText('is not here');
});

test('redactions and deletions are shown as what they are', async ({ page }) => {
  const documents = new ArchiveDocumentsPage(page);
  await documents.openHistory('healthy', REDACTED);
  await expect(documents.version(0)).toContainText('Its data was removed by a redaction that block 120 records.');
  await expect(documents.version(0)).toContainText('Hash of the data that was there');
  await expect(documents.version(0).getByRole('tab', { name: 'Data', exact: true })).toBeHidden();
  await expect(documents.version(1)).toContainText('The data of version 0 is not there: nothing can be compared.');
  await expectAccessible(page);
  await documents.version(0).getByRole('link', { name: 'block 120' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Block 120' })).toBeVisible();

  await documents.openHistory('healthy', DELETED);
  await expect(documents.version(3)).toContainText('The document was deleted here.');
  await expect(documents.version(3)).toContainText('nothing of what version 2 said is here any more');
  await expect(documents.summary()).toContainText('3 hashed again here, 1 for its deletion');
});

test('a revision is verified with one click, and its block, document and redaction go along', async ({ page }) => {
  const documents = new ArchiveDocumentsPage(page);
  await documents.openHistory('healthy', REDACTED);
  await documents.version(0).getByText('block 120').waitFor();
  await documents.version(0).getByRole('link', { name: 'Verify revision: version 0' }).click();
  await expect(page).toHaveURL(/verify\?.*block=55/);
  await expect(page).toHaveURL(new RegExp(`document=${REDACTED}`));
  await expect(page).toHaveURL(/recordedIn=120/);
  await page.getByRole('button', { name: 'Use the sample’s saved digests' }).click();
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('the data was redacted');
});

test('the history is handed over as one file, which says by itself whether it holds', async ({
  page,
  browser,
}, testInfo) => {
  const archives = new ArchivesPage(page);
  const documents = new ArchiveDocumentsPage(page);
  await archives.openSample('healthy');
  await archives.button('Use the sample’s saved digests').click();
  await expect(archives.verdict()).toContainText('Blocks 0–159 verified');
  // Digests that were not kept are gone when the page is loaded again.
  await archives.tab('Documents').click();
  await documents.goTo(ALTERED);
  await expect(documents.summary()).toContainText('All their blocks are up to block 159');
  const saved = await documents.saveEvidence('HTML', (name) => testInfo.outputPath(name));
  const evidence = await EvidencePage.open(browser, saved);
  await evidence.judgeAgainst(await readFile(sampleDigest('2025-06'), 'utf8'));
  await expect(evidence.headline()).toContainText(/Verified against.*each of the 10 revisions/);
  expect(evidence.faults).toEqual([]);
  await evidence.close();

  await documents.openHistory('healthy', REDACTED);
  await documents.version(0).getByText('block 120').waitFor();
  const redacted = JSON.parse(
    await readFile(await documents.saveEvidence('JSON', (name) => testInfo.outputPath(name)), 'utf8'),
  );
  // The block that records the redaction goes along.
  expect(redacted.items.map(({ name }: { name: string }) => name)).toEqual(['block 55', 'block 89', 'block 120']);

  await documents.openHistory('damaged', ALTERED);
  const damaged = await EvidencePage.open(
    browser,
    await documents.saveEvidence('HTML', (name) => testInfo.outputPath(name)),
  );
  await expect(damaged.headline()).toContainText(/^Not verified: Version 3, block 37/);
  await damaged.close();
});

test('evidence says which revisions a digest does not cover', async ({ page, browser }, testInfo) => {
  const archives = new ArchivesPage(page);
  const documents = new ArchiveDocumentsPage(page);
  await archives.openSample('healthy');
  await archives.button('Add digest').click();
  await page.getByLabel('Choose a digest file').setInputFiles(sampleDigest('2025-05'));
  await expect(archives.verdict()).toContainText('verified against the digest you supplied');
  await archives.tab('Documents').click();
  await documents.goTo(ALTERED);
  await expect(documents.summary()).toContainText('The blocks of 9 of them are up to block');
  const saved = await documents.saveEvidence('HTML', (name) => testInfo.outputPath(name));
  const evidence = await EvidencePage.open(browser, saved);
  await expect(evidence.headline()).toContainText('Version 9, block 139');
  await expect(evidence.headline()).not.toContainText(/Not verified|Verified against/);
  await evidence.close();
});

test('what JSON says of a document is shown, and never called verified', async ({ page }) => {
  const archives = new ArchivesPage(page);
  const documents = new ArchiveDocumentsPage(page);
  await page.addInitScript(() => Object.assign(window, { showDirectoryPicker: undefined }));
  await archives.open();
  await archives.folderField().setInputFiles(vectorFolder('json'));
  await archives.verdict().waitFor();
  await archives.tab('Documents').click();
  await documents.documents().getByRole('link').first().click();
  await expect(documents.summary()).toContainText('3 revisions, versions 0–2: 3 from JSON');
  await expect(documents.version(2)).toContainText('Deleted, from JSON');
  await expect(documents.version(0)).toContainText('Exports in JSON cannot be verified');
  await expect(page.getByRole('main')).not.toContainText(/re-hashed/i);
  await expect(page.getByRole('link', { name: /^Verify revision/ })).toBeHidden();
  await page.getByRole('button', { name: 'Save evidence', exact: true }).click();
  await choose(page, /JSON/);
  await expect(page.getByRole('alert')).toContainText('nothing can be hashed again');
});

test('a document that no block has is not there, and the archive is one click away', async ({ page }) => {
  const documents = new ArchiveDocumentsPage(page);
  await documents.openHistory('damaged', 'A'.repeat(22));
  await expect(page.getByText('No block has this document')).toBeVisible();
  await expect(page.getByText('Blocks are missing: it may be in those.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Documents of the archive' }).click();
  await expect(documents.tables()).toBeVisible();
});
