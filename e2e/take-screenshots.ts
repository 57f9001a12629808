/**
 * Takes the pictures of the user guide from the really started product: `node e2e/take-screenshots.ts` after a build.
 * CHROMIUM_PATH names the browser.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { awsFiles } from './aws-files.ts';
import { VerificationPage } from './pages/verification.page.ts';
import { startProduct } from './product.ts';
import { sample } from './sample.ts';

const images = fileURLToPath(new URL('../docs/images/', import.meta.url));
const product = await startProduct();
const browser = await chromium.launch({
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
  chromiumSandbox: process.getuid?.() !== 0,
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, baseURL: product.url });
  const verification = new VerificationPage(page);
  const take = async (name: string) => {
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `${images}${name}.png`, animations: 'disabled' });
  };

  await page.goto('/');
  await page.getByRole('link', { name: sample.ledger, exact: true }).waitFor();
  await take('ledgers');
  await page.goto(`${sample.ledgerPath}?tab=journal`);
  await page.getByText('Re-hashed, linked').first().waitFor();
  await take('journal');
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
  const editor = await verification.editor(/revision\.json/);
  await editor.fill((await editor.inputValue()).replace('90.25', '90.26'));
  await page.getByText('Step 1 fails').first().waitFor();
  await verification.verdict().evaluate((element) => element.scrollIntoView());
  await take('disproven');
} finally {
  await browser.close();
  await product.stop();
}
