/** The console at https://localhost:PORT/qldb, behind a real nginx with the configuration that operators are given. */
import { freePort, startNginx } from '@qldb-console/testkit/nginx';
import { expect, expectAccessible } from './fixtures.ts';
import { testWith } from './own-product.ts';
import { ArchivesPage } from './pages/archives.page.ts';
import { ConnectionsPage } from './pages/connections.page.ts';
import { type Product, startProduct } from './product.ts';
import { sample } from './sample.ts';

const test = testWith(startBehindNginx);
test.use({ ignoreHTTPSErrors: true });

async function startBehindNginx(): Promise<Product> {
  const port = await freePort();
  const url = `https://localhost:${port}/qldb`;
  const product = await startProduct({ environment: { PUBLIC_URL: url, TRUSTED_PROXIES: '127.0.0.1' } });
  try {
    const proxy = await startNginx(port, [new URL(product.url).host]);
    return {
      ...product,
      url,
      stop: async () => {
        await proxy.stop();
        await product.stop();
      },
    };
  } catch (error) {
    await product.stop();
    throw error;
  }
}

test('pages are opened, followed and loaded again below the path', async ({ page, baseURL }) => {
  await page.goto(`${baseURL}/`);
  await expect(page).toHaveURL(`${baseURL}/connections/embedded/ledgers`);
  await page.getByRole('link', { name: sample.ledger, exact: true }).click();
  await expect(page).toHaveURL(baseURL + sample.ledgerPath);
  await page.getByRole('tab', { name: 'Journal' }).click();
  await expect(page.getByRole('grid', { name: 'Blocks' }).getByRole('row').nth(1)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('grid', { name: 'Blocks' }).getByRole('row').nth(1)).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(baseURL + sample.ledgerPath);
  await expect(page.getByRole('heading', { level: 1, name: sample.ledger })).toBeVisible();
  await expectAccessible(page);
});

test('changes reach the back end', async ({ page, baseURL }) => {
  await page.goto(`${baseURL}/connections`);
  const list = new ConnectionsPage(page);
  await list.testButton('Embedded ledger service').click();
  await expect(list.result('Embedded ledger service')).toContainText(/Ledger service: Answers/);
});

test('threads find the sample archive and judge it', async ({ page, baseURL }) => {
  await page.goto(`${baseURL}/archives/sample~healthy`);
  const archives = new ArchivesPage(page);
  await expect(archives.verdict()).toContainText('Blocks 0–');
  await page.reload();
  await expect(archives.verdict()).toContainText('Blocks 0–');
});

test('a revision is verified in a thread against a digest of the ledger', async ({ page, baseURL }) => {
  await page.goto(`${baseURL}${sample.ledgerPath}/verify?block=250&strand=${sample.strandId}`);
  await expect(page.getByText('Verified against').first()).toBeVisible();
});
