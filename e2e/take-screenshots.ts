/**
 * Takes the pictures of the user guide from the really started product: `node e2e/take-screenshots.ts` after a build;
 * with `sign-in` behind it only those of a product with sign-in.
 * CHROMIUM_PATH names the browser.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { awsFiles } from './aws-files.ts';
import { localBucket } from './local-services.ts';
import { ArchiveDocumentsPage } from './pages/archive-documents.page.ts';
import { ArchiveJournalPage } from './pages/archive-journal.page.ts';
import { ArchivesPage } from './pages/archives.page.ts';
import { ConnectionsPage } from './pages/connections.page.ts';
import { EvidencePage } from './pages/evidence.page.ts';
import { ExportsPage } from './pages/exports.page.ts';
import { KeysPage } from './pages/keys.page.ts';
import { LedgersPage } from './pages/ledgers.page.ts';
import { RequestDialog } from './pages/request.page.ts';
import { StreamsPage } from './pages/streams.page.ts';
import { VerificationPage } from './pages/verification.page.ts';
import { startProduct } from './product.ts';
import { sample } from './sample.ts';
import { takeSignInPictures } from './sign-in-pictures.ts';

const images = fileURLToPath(new URL('../docs/images/', import.meta.url));
const save = async (page: Page, name: string) => {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${images}${name}.png`, animations: 'disabled' });
};
const browser = await chromium.launch({
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
  chromiumSandbox: process.getuid?.() !== 0,
});
if (process.argv[2] === 'sign-in') {
  await takeSignInPictures(browser, save);
  await browser.close();
  process.exit();
}
const product = await startProduct();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, baseURL: product.url });
  const verification = new VerificationPage(page);
  const ledgers = new LedgersPage(page);
  const keys = new KeysPage(page);
  const request = new RequestDialog(page);
  const take = (name: string) => save(page, name);

  await page.goto('/');
  await page.getByRole('link', { name: sample.ledger, exact: true }).waitFor();
  await take('ledgers');
  await page.goto(`${sample.ledgerPath}?tab=journal`);
  await page.getByText('Re-hashed, linked').first().waitFor();
  await take('journal');

  await page.getByRole('button', { name: 'Judge blocks' }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('region', { name: 'Verdict' }).waitFor();
  await take('judge-journal');
  await page.goto(sample.blockPath(250));
  await verification.verdict().waitFor();
  await take('block');

  await page.setViewportSize({ width: 1280, height: 1500 });
  await page.goto(`${sample.ledgerPath}/verify?block=250&strand=${sample.strandId}`);
  await page.getByText('Verified against').first().waitFor();
  await page.goto(sample.blockPath(250));
  await page
    .getByRole('link', { name: /^Verify document/ })
    .first()
    .click();
  await page.getByText('Verified against').first().waitFor();
  await take('verdict');

  await verification.openOwn();
  await verification.give(awsFiles.digest, awsFiles.revision);
  await page.getByText('Verified against').first().waitFor();
  await verification.verdict().scrollIntoViewIfNeeded();
  await take('bring-your-own');
  const saved = await verification.saveEvidence('HTML', (name) => join(tmpdir(), name));
  const evidence = await EvidencePage.open(browser, saved, { viewport: { width: 1280, height: 1240 } });
  await evidence.judgeAgainst(awsFiles.digest.text);
  await evidence.headline().getByText('Verified against').waitFor();
  await evidence.page.screenshot({ path: `${images}evidence.png`, animations: 'disabled' });
  await evidence.close();
  const editor = await verification.editor(/revision\.json/);
  await editor.fill((await editor.inputValue()).replace('90.25', '90.26'));
  await page.getByText('Step 1 fails').first().waitFor();
  await verification.verdict().evaluate((element) => element.scrollIntoView());
  await take('disproven');

  await page.setViewportSize({ width: 1280, height: 1180 });
  await page.goto(sample.createLedgerPath);
  await ledgers.nameField().fill('-audit_log');
  await ledgers.keyChoice(/Key of the embedded service/).check();
  await ledgers.addTag('team', 'audit');
  await page.evaluate(() => window.scrollTo(0, 0));
  await take('create-ledger');
  await ledgers.nameField().fill('audit-log');
  await page.getByRole('button', { name: 'Choose a key' }).click();
  await page.getByRole('option', { name: /alias\/qldb-local/ }).click();
  await ledgers.createButton().click();
  await ledgers.fact('Status').getByText('Active').waitFor();

  await page.setViewportSize({ width: 1280, height: 860 });
  await page.goto(`${sample.ledgersPath}/audit-log?tab=tags`);
  await page.getByRole('button', { name: 'Manage tags' }).click();
  await page.getByRole('textbox', { name: /^Value/ }).fill('compliance');
  await ledgers.addTag('stage', 'production');
  await take('tags');
  await keys.open();
  await keys.choose('alias/qldb-local', 'Disable');
  await keys.dialog().getByRole('button', { name: 'Disable key' }).click();
  await keys.row('alias/qldb-local').getByText('Disabled').waitFor();
  await page.goto(`${sample.ledgersPath}/audit-log`);
  await page.getByText('The ledger is impaired').waitFor();
  await take('impaired-ledger');

  await page.goto(sample.ledgerPath);
  await request.button('DescribeLedger').click();
  await request.command('DescribeLedger').waitFor();
  await take('request');
  const list = new ConnectionsPage(page);
  await list.open();
  await list.testButton('Embedded ledger service').click();
  await list.result('Embedded ledger service').getByText('Answers').first().waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await take('connections');

  await page.setViewportSize({ width: 1280, height: 1000 });
  const exports = new ExportsPage(page);
  await exports.create(sample.ledger, { prefix: `${sample.ledger}/` });
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByRole('button', { name: 'Judge all blocks' }).click();
  await exports.verdict().waitFor({ timeout: 120_000 });
  await take('export');
  await exports
    .objects()
    .getByRole('row')
    .filter({ hasText: /\d+–\d+/ })
    .getByRole('link')
    .first()
    .click();
  await exports.verdict().waitFor();
  const key = new URL(page.url()).searchParams.get('key') ?? '';
  const bucket = await localBucket(page.request);
  await bucket.write(key, (await bucket.read(key)).replace(/statement:"/, 'statement:"x'));
  await page.reload();
  await exports.toLookAt().waitFor();
  await take('tampered-object');

  await page.setViewportSize({ width: 1280, height: 900 });
  const archives = new ArchivesPage(page);
  await archives.open();
  await archives.sample('damaged').waitFor();
  await take('archives');
  await page.setViewportSize({ width: 1280, height: 2100 });
  await archives.sample('damaged').click();
  await archives.button('Use the sample’s saved digests').click();
  await page.getByText('trust horizon').first().waitFor();
  await page.getByText('Hypothesis').first().waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await take('damaged-archive');
  await page.setViewportSize({ width: 1280, height: 900 });
  await archives.tab('Inventory').click();
  await archives.objects().waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await take('archive-inventory');

  const journal = new ArchiveJournalPage(page);
  await journal.openJournal('sample~damaged', '&at=122');
  await journal.blocks().getByText('13 missing').waitFor();
  await take('archive-journal');
  await journal.openDigests('sample~damaged');
  await journal.saveDigests('2025-04', '2025-05', '2025-06');
  await page.getByText('The trust horizon is').waitFor();
  await page
    .getByRole('button', { name: /^Dismiss/ })
    .last()
    .waitFor();
  for (const button of await page.getByRole('button', { name: /^Dismiss/ }).all()) await button.click();
  await take('archive-digests');

  const documents = new ArchiveDocumentsPage(page);
  await page.setViewportSize({ width: 1280, height: 1100 });
  await archives.tab('Documents').click();
  await documents.goTo('0glvdb1j4ehE9IPnUVUPHs');
  await documents.version(3).getByText('Hypothesis').waitFor();
  await documents.version(2).evaluate((element) => element.scrollIntoView());
  await take('document-history');

  const streams = new StreamsPage(page);
  await streams.create(sample.ledger, 'audit');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await streams.tab('Live records').click();
  await page.getByRole('button', { name: 'From the oldest record' }).click();
  await page.getByText(/at the newest record/).waitFor({ timeout: 60_000 });
  await streams.blocks().getByText('Re-hashed, linked').nth(20).waitFor();
  await take('live-records');
  await takeSignInPictures(browser, save);
} finally {
  await browser.close();
  await product.stop();
}
