/** The pictures of the user guide that need a product with sign-in. */
import type { Browser, Page } from 'playwright-core';
import { SignInPage } from './pages/sign-in.page.ts';
import { sample } from './sample.ts';
import { startSignInProduct } from './sign-in-product.ts';

export async function takeSignInPictures(
  browser: Browser,
  take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const product = await startSignInProduct();
  try {
    const open = async () =>
      new SignInPage(await browser.newPage({ viewport: { width: 1280, height: 720 }, baseURL: product.url }));
    const viewer = await open();
    await viewer.page.goto(sample.ledgerPath);
    await viewer.button().waitFor();
    await take(viewer.page, 'sign-in');
    await viewer.button().click();
    await viewer.atProvider('vera');
    await viewer.page.getByText('arn:aws:qldb').first().waitFor();
    await viewer.page.goto(`${sample.ledgerPath}/edit`);
    await viewer.page.getByText('You may not do this').waitFor();
    await take(viewer.page, 'viewer');

    const admin = await open();
    await admin.open(sample.ledgerPath, 'ada');
    await admin.page.getByRole('button', { name: 'Share with an auditor' }).click();
    await admin.dialog().getByRole('button', { name: 'Make the link' }).click();
    const link = admin.dialog().getByRole('region', { name: 'Auditor link' });
    await link.waitFor();
    await take(admin.page, 'auditor-link');

    const auditor = await open();
    await auditor.page.goto(((await link.textContent()) ?? '').trim());
    await auditor.page.getByText('arn:aws:qldb').first().waitFor();
    await take(auditor.page, 'auditor-view');
  } finally {
    await product.stop();
  }
}
