import { connections } from './connections-file.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { ConnectionsPage } from './pages/connections.page.ts';
import { sample } from './sample.ts';

test('every connection shows where it leads and where each setting came from', async ({ page, product }) => {
  const list = new ConnectionsPage(page);
  await list.open();
  await expect(list.card('Embedded ledger service')).toContainText(product.ledgerUrl);
  await expect(list.card('Embedded ledger service')).toContainText('LEDGER_PORT');
  await expect(list.card(connections.second.name)).toContainText('console.json, connection 1');
  await expect(list.card(connections.second.name)).toContainText('Profile local');
  await expect(list.card(connections.nowhere.name)).toContainText('eu-west-1');
  // No secret, and no access key, ever reaches the browser.
  expect(await page.content()).not.toContain('not-the-secret');
});

test('a test says in words that the embedded service answers', async ({ page }) => {
  const list = new ConnectionsPage(page);
  await list.open();
  await list.testButton('Embedded ledger service').click();
  await expect(list.result('Embedded ledger service')).toContainText(/Ledger service: Answers/);
  await expect(list.result('Embedded ledger service')).toContainText(/ledgers? on the first page/);
  await expectAccessible(page);
});

for (const [connection, expected] of [
  [connections.nowhere, /Ledger service: Not reachable/],
  [connections.wrongKey, /Ledger service: Credentials refused/],
] as const) {
  test(`a test says what is wrong: ${connection.name}`, async ({ page }) => {
    const list = new ConnectionsPage(page);
    await list.open();
    await list.testButton(connection.name).click();
    await expect(list.result(connection.name)).toContainText(expected);
    await expectAccessible(page);
  });
}

test('it is said how a connection is added', async ({ page }) => {
  const list = new ConnectionsPage(page);
  await list.open();
  await page.getByRole('button', { name: 'Add a connection' }).click();
  await expect(page.getByRole('region', { name: 'File console.json' })).toContainText('"connections"');
  await expectAccessible(page);
});

test('a switch of connection keeps the kind of page', async ({ page }) => {
  const list = new ConnectionsPage(page);
  await page.goto('/connections/embedded/exports');
  await list.switchTo(connections.second.name);
  await expect(page).toHaveURL(/\/connections\/second\/exports$/);
  await page.goto(sample.ledgerPath);
  await list.switchTo(connections.second.name);
  await expect(page).toHaveURL(/\/connections\/second\/ledgers$/);
  await expect(page.getByRole('link', { name: sample.ledger, exact: true })).toBeVisible();
  // A page that belongs to no connection remembers the last one.
  await page.getByRole('link', { name: 'Digests', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Digests' })).toBeVisible();
  await page.getByRole('link', { name: 'Ledgers', exact: true }).click();
  await expect(page).toHaveURL(/\/connections\/second\/ledgers$/);
});

test('a connection that is not the embedded service has no keys here, and says where they are', async ({ page }) => {
  await page.goto('/connections/second/keys');
  await expect(page.getByRole('main')).toContainText('Keys are kept in AWS KMS');
  await expect(page.getByRole('navigation', { name: /menu/i }).getByRole('link', { name: 'Keys' })).toHaveCount(0);
});

test('a ledger list that cannot be had says which connection failed and how', async ({ page }) => {
  await page.goto('/connections/wrong-key/ledgers');
  await expect(page.getByText('The ledgers could not be loaded.')).toBeVisible();
  await expect(page.getByText(/InvalidSignatureException|SignatureDoesNotMatch/).first()).toBeVisible();
});

test('a connection that does not exist is told as one, and the menu leads back to those that do', async ({ page }) => {
  await page.goto('/connections/no-such-thing/ledgers');
  await expect(page.getByText('There is no such connection')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Connection: No such connection' })).toBeVisible();
  await page.goto('/connections/no-such-thing/keys');
  await expect(page.getByRole('main')).toContainText('The console was not started with a connection no-such-thing.');
  await page.getByRole('link', { name: 'Ledgers', exact: true }).click();
  await expect(page).toHaveURL(/\/connections\/embedded\/ledgers$/);
});
