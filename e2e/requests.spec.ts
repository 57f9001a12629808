import { execFileSync } from 'node:child_process';
import { expect, expectAccessible, test } from './fixtures.ts';
import { LedgersPage } from './pages/ledgers.page.ts';
import { RequestDialog } from './pages/request.page.ts';
import { sample } from './sample.ts';

/** The words a shell hands to `aws` when it runs the text. */
function wordsOf(command: string): string[] {
  return execFileSync('sh', ['-c', `aws() { printf '%s\\037' "$@"; }\n${command}`], { encoding: 'utf8' })
    .split('\u001f')
    .slice(0, -1);
}

const pages: readonly { path: string; operation: string; words: readonly string[] }[] = [
  { path: sample.ledgersPath, operation: 'ListLedgers', words: ['list-ledgers', '--max-results', '20'] },
  { path: sample.ledgerPath, operation: 'DescribeLedger', words: ['describe-ledger', '--name', sample.ledger] },
  {
    path: `${sample.ledgerPath}?tab=tags`,
    operation: 'ListTagsForResource',
    words: ['list-tags-for-resource', '--resource-arn', `arn:aws:qldb:us-east-1:000000000000:ledger/${sample.ledger}`],
  },
  {
    path: sample.blockPath(250),
    operation: 'GetBlock',
    words: [
      'get-block',
      '--name',
      sample.ledger,
      '--block-address',
      JSON.stringify({ IonText: `{strandId:"${sample.strandId}",sequenceNo:250}` }),
    ],
  },
  {
    path: `${sample.ledgerPath}/verify?block=250&strand=${sample.strandId}&document=LYHBKkpYXlTA19YidsbQlu`,
    operation: 'GetRevision',
    words: [
      'get-revision',
      '--name',
      sample.ledger,
      '--block-address',
      JSON.stringify({ IonText: `{strandId:"${sample.strandId}",sequenceNo:250}` }),
      '--digest-tip-address',
      JSON.stringify({ IonText: `{strandId:"${sample.strandId}",sequenceNo:${sample.tip}}` }),
      '--document-id',
      'LYHBKkpYXlTA19YidsbQlu',
    ],
  },
  { path: `${sample.ledgerPath}/edit`, operation: 'UpdateLedger', words: ['update-ledger', '--name', sample.ledger] },
];
for (const { path, operation, words } of pages) {
  test(`the page of ${operation} shows its request as a command that a shell understands`, async ({
    page,
    product,
  }) => {
    const request = new RequestDialog(page);
    await page.goto(path);
    const command = await request.commandOf(operation);
    expect(wordsOf(command)).toEqual(['qldb', ...words, '--endpoint-url', product.ledgerUrl, '--region', 'us-east-1']);
  });
}

test('on the tab of digests a digest can be asked for as well', async ({ page }) => {
  const request = new RequestDialog(page);
  await page.goto(`${sample.ledgerPath}?tab=digests`);
  await request.button('DescribeLedger and GetDigest').click();
  expect(wordsOf(await request.shownCommand('GetDigest'))).toContain('get-digest');
});

test('a form shows what it will send, and says what is still missing', async ({ page }) => {
  const request = new RequestDialog(page);
  const ledgers = new LedgersPage(page);
  await page.goto(sample.createLedgerPath);
  await request.button('CreateLedger').click();
  await expect(request.dialog()).toContainText('--name');
  await expect(request.dialog()).toContainText(/not complete/);
  await request.dialog().getByRole('button', { name: 'Close' }).first().click();

  await ledgers.nameField().fill('from-a-form');
  await ledgers.protection().setChecked(false);
  await page.getByRole('button', { name: 'Add tag' }).click();
  await page.getByRole('textbox', { name: 'Key' }).fill("o'neill");
  await page.getByRole('textbox', { name: /^Value/ }).fill('$(id) "x"');
  expect(wordsOf(await request.commandOf('CreateLedger')).slice(0, 8)).toEqual([
    'qldb',
    'create-ledger',
    '--name',
    'from-a-form',
    '--permissions-mode',
    'STANDARD',
    '--no-deletion-protection',
    '--tags',
  ]);
  expect(wordsOf(await request.shownCommand('CreateLedger'))[8]).toBe(JSON.stringify({ "o'neill": '$(id) "x"' }));
});

test('a presigned URL reads the ledger without credentials, and not when it is altered', async ({ page }) => {
  const request = new RequestDialog(page);
  await page.goto(sample.ledgerPath);
  await request.button('DescribeLedger').click();
  const url = await request.createUrl();
  await expect(request.dialog()).toContainText(/Valid for [45]:\d\d/);
  await expectAccessible(page);

  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ Name: sample.ledger, State: 'ACTIVE' });

  const altered: Record<string, string> = {
    'another ledger': url.replace(sample.ledger, 'another-ledger'),
    'a longer life': url.replace(/X-Amz-Expires=\d+/, 'X-Amz-Expires=900'),
    'another signature': url.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
  };
  for (const [what, alteredUrl] of Object.entries(altered)) {
    expect(alteredUrl, what).not.toBe(url);
    const refused = await fetch(alteredUrl);
    expect(refused.status, what).toBe(403);
    expect(refused.headers.get('x-amzn-errortype'), what).toMatch(/InvalidSignatureException/);
  }
});

test('the time a presigned URL has left is counted down, and its end is told', async ({ page }) => {
  const request = new RequestDialog(page);
  await page.clock.install();
  await page.goto(sample.ledgerPath);
  await request.button('DescribeLedger').click();
  await request.createUrl();
  await expect(request.dialog()).toContainText(/Valid for [45]:\d\d, until \d{4}-/);
  await page.clock.fastForward('02:00');
  await expect(request.dialog()).toContainText(/Valid for [23]:\d\d/);
  await page.clock.fastForward('03:01');
  await expect(request.dialog()).toContainText(/Expired at \d{4}-.*the service refuses it now/);
});

test('a presigned URL of a digest is sent with POST', async ({ page }) => {
  const request = new RequestDialog(page);
  await page.goto(`${sample.ledgerPath}?tab=digests`);
  await request.button('DescribeLedger and GetDigest').click();
  await request.dialog().getByRole('tab', { name: 'Presigned URL' }).click();
  await request
    .dialog()
    .getByRole('button', { name: /DescribeLedger/ })
    .click();
  await page.getByRole('option', { name: 'GetDigest' }).click();
  const url = await request.createUrl();
  await expect(request.dialog()).toContainText('It is to be sent with POST');
  const answer = await fetch(url, { method: 'POST' });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ DigestTipAddress: { IonText: expect.stringContaining('strandId') } });
});

test('requests that change something cannot be had as a URL', async ({ page }) => {
  const request = new RequestDialog(page);
  await page.goto(sample.createLedgerPath);
  await request.button('CreateLedger').click();
  await expect(request.dialog()).toContainText(/presigned URL can only be had for requests that read/);
  await expect(request.dialog().getByRole('tab')).toHaveCount(0);
});

test('a refusal to presign is told where it happened', async ({ page }) => {
  await page.route('**/presign', (route) =>
    route.fulfill({
      status: 403,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        type: 'about:blank',
        title: 'Not allowed',
        detail: 'Temporary credentials are not put into URLs.',
        status: 403,
        code: 'not-allowed',
        requestId: 'request-under-test',
      }),
    }),
  );
  const request = new RequestDialog(page);
  await page.goto(sample.ledgerPath);
  await request.button('DescribeLedger').click();
  await request.dialog().getByRole('tab', { name: 'Presigned URL' }).click();
  await request.dialog().getByRole('button', { name: 'Create URL' }).click();
  await expect(request.dialog()).toContainText('No URL was created.');
  await expect(request.dialog()).toContainText('Temporary credentials are not put into URLs.');
  await expect(request.dialog()).toContainText('request-under-test');
});
