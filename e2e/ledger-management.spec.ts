import { expect, expectAccessible, test } from './fixtures.ts';
import { KeysPage } from './pages/keys.page.ts';
import { LedgersPage } from './pages/ledgers.page.ts';
import { sample } from './sample.ts';

test('a ledger is created with a key and tags, and shows them', async ({ page }) => {
  const ledgers = new LedgersPage(page);
  await page.goto(sample.createLedgerPath);
  await ledgers.nameField().fill('e2e-with-all');
  await page.getByRole('radio', { name: /^Allow all/ }).check();
  await ledgers.keyChoice(/Key of the embedded service/).check();
  await page.getByRole('button', { name: 'Choose a key' }).click();
  await page.getByRole('option', { name: /alias\/qldb-local/ }).click();
  await ledgers.addTag('team', "o'neill & sons");
  await ledgers.addTag('cost centre', '');
  await ledgers.createButton().click();
  await expect(page.getByRole('heading', { level: 1, name: 'e2e-with-all' })).toBeVisible();
  await expect(ledgers.fact('Status')).toContainText('Active');
  await expect(ledgers.fact('Permissions mode')).toContainText('Allow all');
  await expect(ledgers.fact('Encryption key')).toContainText(/arn:aws:kms:.*key\//);
  await expect(ledgers.fact('Encryption status')).toContainText('Enabled');
  await page.getByRole('tab', { name: 'Tags' }).click();
  await expect(ledgers.tagRow('team')).toContainText("o'neill & sons");
  await expect(ledgers.tagRow('cost centre')).toContainText('–');
});

test('every rule that the name and the tags break is told, and nothing is sent', async ({ page }) => {
  let sent = 0;
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent += 1;
  });
  const ledgers = new LedgersPage(page);
  await page.goto(sample.createLedgerPath);
  await ledgers.nameField().fill('-my_ledger--');
  for (const rule of [/“_” is not allowed/, /cannot begin/, /cannot end/, /two hyphens/])
    await expect(page.getByRole('main')).toContainText(rule);
  await ledgers.addTag('aws:mine', 'x');
  await expect(page.getByRole('main')).toContainText('reserved for AWS');
  await ledgers.addTag('twice', '1');
  await ledgers.addTag('twice', '2');
  await expect(page.getByRole('main')).toContainText('Tag 2 has this key already');
  await ledgers.createButton().click();
  await expect(ledgers.nameField()).toBeFocused();
  await ledgers.nameField().fill('fine');
  await ledgers.createButton().click();
  await expect(page).toHaveURL(/\/create-ledger$/);
  expect(sent).toBe(0);
});

test('a refusal of the key is told with its error, and the form stays as it was', async ({ page }) => {
  const keys = new KeysPage(page);
  const ledgers = new LedgersPage(page);
  await keys.create('e2e-refused');
  await keys.choose('alias/e2e-refused', 'Schedule deletion');
  await keys.dialog().getByRole('button', { name: 'Schedule deletion' }).click();
  await expect(keys.row('alias/e2e-refused')).toContainText('Pending deletion');

  await page.goto(sample.createLedgerPath);
  await ledgers.nameField().fill('e2e-refused-key');
  await ledgers.keyChoice(/Another key/).check();
  await page.getByRole('textbox', { name: /ARN, id or alias/ }).fill('alias/e2e-refused');
  await ledgers.createButton().click();
  await expect(page.getByText('Ledger e2e-refused-key was not created.')).toBeVisible();
  await expect(page.getByText('InvalidParameterException:')).toBeVisible();
  await expect(page.getByText(/The KMS key .* is pending deletion/)).toBeVisible();
  await expect(page.getByText(/AWS request id/)).toBeVisible();
  await expect(ledgers.nameField()).toHaveValue('e2e-refused-key');
});

test('editing sends only what was changed, and the change of key is followed until it is done', async ({ page }) => {
  const ledgers = new LedgersPage(page);
  await ledgers.create('e2e-edited', { deletionProtection: true });
  await expect(ledgers.fact('Status')).toContainText('Active');
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('Nothing: the settings are as they were.');

  await ledgers.keyChoice(/Key of the embedded service/).check();
  await page.getByRole('button', { name: 'Choose a key' }).click();
  await page.getByRole('option', { name: /alias\/qldb-local/ }).click();
  await page.getByRole('radio', { name: /^Allow all/ }).check();
  await expect(page.getByRole('main')).toContainText('This grants more than before');
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Permissions mode: Standard becomes Allow all' }),
  ).toBeVisible();
  const bodies: unknown[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') bodies.push(request.postDataJSON());
  });
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Ledger e2e-edited changed')).toBeVisible();
  expect(bodies).toEqual([{ kmsKey: expect.stringMatching(/^arn:aws:kms:/) }, { permissionsMode: 'ALLOW_ALL' }]);
  await expect(ledgers.fact('Permissions mode')).toContainText('Allow all');
  await expect(ledgers.fact('Encryption status')).toContainText('Enabled');
  await expect(ledgers.fact('Deletion protection')).toContainText('On');

  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await page.getByRole('radio', { name: /^Standard/ }).check();
  await expect(page.getByRole('main')).toContainText('First grant what your users need');
  await expect(page.getByRole('main')).toContainText('qldb:PartiQLSelect');
});

test('a change of key is followed while it goes on, without a click', async ({ page }) => {
  let status = 'UPDATING';
  await page.route(`**/api/**/ledgers/${sample.ledger}`, async (route) => {
    const response = await route.fetch();
    const ledger = await response.json();
    await route.fulfill({ response, json: { ...ledger, encryption: { kmsKeyArn: 'AWS_OWNED_KMS_KEY', status } } });
  });
  const ledgers = new LedgersPage(page);
  await page.goto(sample.ledgerPath);
  await expect(ledgers.fact('Encryption status')).toContainText('Updating');
  status = 'ENABLED';
  await expect(ledgers.fact('Encryption status')).toContainText('Enabled');
});

test('of two changes the one that was refused is kept in the form, and told', async ({ page }) => {
  const ledgers = new LedgersPage(page);
  await ledgers.create('e2e-in-part', { deletionProtection: true });
  await expect(ledgers.fact('Status')).toContainText('Active');
  await page.route('**/permissions-mode', (route) =>
    route.fulfill({
      status: 403,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        type: 'about:blank',
        title: 'Forbidden',
        status: 403,
        code: 'forbidden',
        awsError: 'AccessDeniedException',
        requestId: 'request-under-test',
      }),
    }),
  );
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await ledgers.protection().setChecked(false);
  await page.getByRole('radio', { name: /^Allow all/ }).check();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('The changes were saved in part; what is left stands above.')).toBeVisible();
  await expect(page.getByText('AccessDeniedException')).toBeVisible();
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Permissions mode: Standard becomes Allow all' }),
  ).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Deletion protection' })).toHaveCount(0);
});

test('protection is lifted in the dialog that deletes, then the name is asked for', async ({ page }) => {
  const ledgers = new LedgersPage(page);
  await ledgers.create('e2e-protected', { deletionProtection: true });
  // The service changes a ledger only when it is active; the dialog waits for that.
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(ledgers.dialog()).toContainText('Deletion protection is on');
  await expect(ledgers.dialog().getByRole('button', { name: /^Delete/ })).toBeHidden();
  await ledgers.dialog().getByRole('button', { name: 'Lift protection' }).click();
  const name = ledgers.dialog().getByRole('textbox', { name: /type the name/ });
  await expect(name).toBeFocused();
  await name.fill('e2e-protected');
  await ledgers.dialog().getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page).toHaveURL(/\/ledgers$/);
  await expect(ledgers.link('e2e-protected')).toBeHidden();
});

test('a refused lifting is told in the dialog', async ({ page }) => {
  await page.route(`**/ledgers/${sample.ledger}`, (route) =>
    route.request().method() === 'PATCH'
      ? route.fulfill({
          status: 403,
          contentType: 'application/problem+json',
          body: JSON.stringify({
            type: 'about:blank',
            title: 'Forbidden',
            detail: 'User is not authorized to perform: qldb:UpdateLedger',
            status: 403,
            code: 'forbidden',
            awsError: 'AccessDeniedException',
            awsRequestId: 'aws-request-under-test',
            requestId: 'request-under-test',
          }),
        })
      : route.continue(),
  );
  const ledgers = new LedgersPage(page);
  await page.goto(sample.ledgerPath);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await ledgers.dialog().getByRole('button', { name: 'Lift protection' }).click();
  await expect(ledgers.dialog()).toContainText('The deletion protection was not lifted.');
  await expect(ledgers.dialog()).toContainText('AccessDeniedException');
  await expect(ledgers.dialog()).toContainText('aws-request-under-test');
});

test('tags are edited all at once, and only the difference is sent', async ({ page }) => {
  const ledgers = new LedgersPage(page);
  await ledgers.create('e2e-tagged', { deletionProtection: false });
  await page.getByRole('tab', { name: 'Tags' }).click();
  await page.getByRole('button', { name: 'Add tags' }).click();
  await ledgers.addTag('team', 'audit');
  await ledgers.addTag('stage', 'test');
  await page.getByRole('button', { name: 'Save tags' }).click();
  await expect(page.getByText('2 set')).toBeVisible();
  await expect(ledgers.tagRow('team')).toContainText('audit');

  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET')
      sent.push(`${request.method()} ${request.postData() ?? new URL(request.url()).search}`);
  });
  await page.getByRole('button', { name: 'Manage tags' }).click();
  await page.getByRole('button', { name: 'Remove tag stage' }).click();
  await page.getByRole('textbox', { name: /^Value/ }).fill('finance');
  await expect(page.getByRole('listitem').filter({ hasText: 'team: “audit” becomes “finance”' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'stage: “test” is removed' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save tags' }).click();
  await expect(page.getByText('1 set, 1 removed')).toBeVisible();
  await expect(ledgers.tagRow('team')).toContainText('finance');
  await expect(ledgers.tagRow('stage')).toBeHidden();
  expect(sent).toEqual([
    expect.stringMatching(/^DELETE .*key=stage$/),
    expect.stringMatching(/^POST .*"tags":\{"team":"finance"\}/),
  ]);
});

test('a ledger whose key is disabled says so, and is well again when the key is', async ({ page }) => {
  const keys = new KeysPage(page);
  const ledgers = new LedgersPage(page);
  await keys.create('e2e-shared');
  await page.goto(sample.createLedgerPath);
  await ledgers.nameField().fill('e2e-impaired');
  await ledgers.keyChoice(/Another key/).check();
  await page.getByRole('textbox', { name: /ARN, id or alias/ }).fill('alias/e2e-shared');
  await ledgers.createButton().click();
  await expect(ledgers.fact('Status')).toContainText('Active');

  await keys.open();
  await expect(keys.row('alias/e2e-shared')).toContainText('e2e-impaired');
  await keys.choose('alias/e2e-shared', 'Disable');
  await expect(keys.dialog()).toContainText('1 ledger uses this key');
  await expect(keys.dialog()).toContainText('e2e-impaired');
  await keys.dialog().getByRole('button', { name: 'Disable key' }).click();
  await expect(keys.row('alias/e2e-shared')).toContainText('Disabled');

  await keys.row('alias/e2e-shared').getByRole('link', { name: 'e2e-impaired' }).click();
  await expect(page.getByRole('main')).toContainText('The ledger is impaired: its encryption key cannot be used');
  await expect(ledgers.fact('Encryption status')).toContainText(/Key inaccessible since \d{4}-/);
  await expectAccessible(page);
  await page.getByRole('tab', { name: 'Journal' }).click();
  await expect(page.getByText(/ResourcePreconditionNotMetException/).first()).toBeVisible();

  await page.getByRole('link', { name: 'Open keys' }).click();
  await keys.choose('alias/e2e-shared', 'Enable');
  await expect(keys.row('alias/e2e-shared')).toContainText('Enabled');
  await keys.row('alias/e2e-shared').getByRole('link', { name: 'e2e-impaired' }).click();
  await expect(ledgers.fact('Encryption status')).toContainText('Enabled');
  await expect(page.getByText(/The ledger is impaired/)).toBeHidden();
});
