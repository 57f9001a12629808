import { dot, fromBase64, toBase64 } from '@qldb-console/testkit/reference';
import { awsFiles } from './aws-files.ts';
import { expect, test } from './fixtures.ts';
import { VerificationPage } from './pages/verification.page.ts';

test('what Amazon QLDB issued in 2019 verifies here, with the network unplugged', async ({ page, context }) => {
  const verification = new VerificationPage(page);
  await verification.openOwn();
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await verification.give(awsFiles.digest, awsFiles.revision);
  await expect(verification.headline()).toContainText(/^Verified against the digest/);
  await expect(verification.verdict()).toContainText('KmA3ZZca7vAIiJAK9S5Iwl');
  await expect(verification.verdict()).toContainText('0 requests sent');
  const steps = await verification.steps();
  for (const step of steps) expect(toBase64(dot(fromBase64(step.running), fromBase64(step.other)))).toBe(step.output);
  expect(steps.at(-1)?.output).toBe(awsFiles.digestBase64);
});

test('a block and its digest, pasted one after the other, verify', async ({ page }) => {
  const verification = new VerificationPage(page);
  await verification.openOwn();
  for (const { text } of [awsFiles.digest, awsFiles.block]) await paste(verification, text);
  await expect(verification.headline()).toContainText(/^Verified against the digest/);
  await expect(verification.verdict()).toContainText('Block 100');
});

test('one changed character shows exactly what broke, and taking it back mends it', async ({ page }) => {
  const verification = new VerificationPage(page);
  await verification.openOwn();
  await verification.give(awsFiles.digest, awsFiles.revision);
  await expect(verification.headline()).toContainText(/^Verified/);
  const editor = await verification.editor(/revision\.json/);
  const text = await editor.inputValue();
  await editor.fill(text.replace('90.25', '90.26'));
  await expect(verification.headline()).toContainText(/^Not verified/);
  await expect(verification.path()).toContainText('Step 1 fails');
  await editor.fill(text.replace('90.25', '90.250'));
  await expect(verification.path()).toContainText('Step 1 fails');
  await editor.fill(text);
  await expect(verification.headline()).toContainText(/^Verified/);
});

test('a receipt of the sample libraries is judged as proof only', async ({ page }) => {
  const verification = new VerificationPage(page);
  await verification.openOwn();
  await verification.give(awsFiles.receipt);
  await expect(verification.verdict()).toContainText(/proof only/i);
  await expect(verification.verdict()).toContainText(/content/i);
  await expect(verification.headline()).not.toContainText(/^Verified/);
});

test('the example of AWS fills the page with a verdict by one click', async ({ page }) => {
  const verification = new VerificationPage(page);
  await verification.openOwn();
  await page.getByRole('button', { name: /AWS’s own example/ }).click();
  await expect(verification.headline()).toContainText(/^Verified/);
});

for (const [name, code, text] of [
  [
    'truncated base64',
    'invalid-hash-length',
    '{"Digest":"6m6BMXobbJKpMhahwVth","DigestTipAddress":{"IonText":"{strandId:\\"KmA3ZZca7vAIiJAK9S5Iwl\\",sequenceNo:123}"}}',
  ],
  [
    'duplicate fields',
    'duplicate-field',
    '{"Digest":"6m6BMXobbJKpMhahwVthAEsN6awgnHK62Qq5McGP1Gk=","Digest":"6m6BMXobbJKpMhahwVthAEsN6awgnHK62Qq5McGP1Gk=","DigestTipAddress":{"IonText":"{}"}}',
  ],
  ['deep nesting', 'ion-too-deep', '['.repeat(200_000)],
  ['a script tag', 'ion-syntax', '<script>document.title="taken over"</script>'],
  ['control characters', 'ion-syntax', '{"Digest":"\u0000\u0007\u202e"}'],
  ['another document', 'unrecognised-document', '{"Ledgers":[]}'],
  ['nothing at all', 'empty-input', ''],
] as const) {
  test(`bad input is named, and loses nothing: ${name}`, async ({ page }) => {
    const verification = new VerificationPage(page);
    await verification.openOwn();
    await verification.give(awsFiles.digest, awsFiles.revision);
    await expect(verification.headline()).toContainText(/^Verified/);
    await verification.give({ name: 'bad.json', text });
    await expect(page.getByText('bad.json cannot be read.')).toBeVisible();
    await expect(page.getByText(code, { exact: true })).toBeVisible();
    await expect(page.getByText(/^Line \d+, column \d+ \(byte \d+\):/)).toBeVisible();
    await expect(verification.headline()).toContainText(/^Verified/);
    expect(await page.title()).not.toBe('taken over');
  });
}

test('a file that is too big is refused before it is read', async ({ page }) => {
  const verification = new VerificationPage(page);
  await verification.openOwn();
  await verification.fileInput().setInputFiles({
    name: 'huge.json',
    mimeType: 'application/json',
    buffer: Buffer.alloc(40 * 1024 * 1024, 0x20),
  });
  await expect(page.getByText('huge.json cannot be read.')).toBeVisible();
  await expect(page.getByText('input-too-large', { exact: true })).toBeVisible();
});

async function paste(verification: VerificationPage, text: string): Promise<void> {
  await verification.pasteBox().evaluate((element, pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}
