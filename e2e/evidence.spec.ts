import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page, TestInfo } from '@playwright/test';
import { awsFiles } from './aws-files.ts';
import { expect, expectAccessible, expectNothingCutOff, test } from './fixtures.ts';
import { changeData, EvidencePage } from './pages/evidence.page.ts';
import { VerificationPage } from './pages/verification.page.ts';
import { sample } from './sample.ts';

/** Saves the evidence of AWS's example out of the console. */
async function save(page: Page, info: TestInfo, form: 'HTML' | 'JSON' = 'HTML'): Promise<string> {
  const verification = new VerificationPage(page);
  await verification.openOwn();
  await verification.give(awsFiles.digest, awsFiles.revision, awsFiles.block);
  await expect(verification.headline()).toContainText(/^Verified/);
  return verification.saveEvidence(form, (name) => info.outputPath(name));
}

test('an evidence file judges itself from the disk, and asks for nothing', async ({ page, browser }, info) => {
  const file = await save(page, info);
  expect(file).toMatch(/evidence-document-JUJgkIcNbhS2goq8RqLuZ4-version-3\.html$/);
  const evidence = await EvidencePage.open(browser, file);
  await expect(evidence.headline()).toHaveText(/^Consistent with what its supplier says: it matches the digest inside/);
  await expect(evidence.face()).toContainText('A file cannot vouch for itself.');
  await expect(evidence.claim()).toContainText(`Sender’s claim: ${awsFiles.digestBase64}`);
  await expect(evidence.page.getByText('"1N4AL11D75C109151"').first()).toBeVisible();

  await evidence.judgeAgainst(awsFiles.digest.text);
  await expect(evidence.headline()).toHaveText(/^Verified against the digest you supplied/);
  await expectAccessible(evidence.page);
  expect(evidence.faults).toEqual([]);
  await evidence.close();
});

test('a bare hash with its tip will do, and another digest disproves', async ({ page, browser }, info) => {
  const evidence = await EvidencePage.open(browser, await save(page, info));
  const other = Buffer.alloc(32, 1).toString('base64');
  await evidence.judgeAgainst(other);
  await expect(evidence.page.getByRole('alert')).toContainText('Which block is its tip?');
  await evidence.judgeAgainst(`${other} 123`);
  await expect(evidence.headline()).toHaveText(/^Not verified: the proof does not lead to the digest you supplied/);
  await evidence.page.getByRole('button', { name: /^Remove yours/ }).click();
  await evidence.judgeAgainst(awsFiles.digestBase64);
  await expect(evidence.headline()).toHaveText(/^Verified against the digest you supplied/);
  await evidence.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'digest.json', mimeType: 'application/json', buffer: Buffer.from(awsFiles.digest.text) });
  await evidence.page.getByRole('checkbox').check();
  await expect(evidence.verdict()).toContainText('2 digests, independent as stated by you');
  await evidence.close();
});

test('what was saved opens again with the same verdict, here and on the command line', async ({ page }, info) => {
  const [html, json] = [await save(page, info), await save(page, info, 'JSON')];
  const digest = info.outputPath('digest.json');
  await writeFile(digest, awsFiles.digest.text);
  for (const file of [html, json]) {
    const verification = new VerificationPage(page);
    await page.reload();
    await verification.openOwn();
    await verification.fileInput().setInputFiles(file);
    await expect(verification.headline()).toHaveText(/^Consistent with what its supplier says/);
    await expect(page.getByText('none of this counted for the verdict')).toBeVisible();
    await verification.give(awsFiles.digest);
    await expect(verification.headline()).toHaveText(/^Verified against the digest you supplied/);
    expect((await verification.steps()).at(-1)?.output).toBe(awsFiles.digestBase64);

    const line = (...args: string[]) => commandLine('verify', '--evidence', file, ...args);
    expect(await line()).toMatchObject({
      code: 3,
      stdout: expect.stringMatching(/^Consistent with what its supplier/),
    });
    const anchored = { code: 0, stdout: expect.stringMatching(/^Verified against the digest you supplied/) };
    expect(await line('--digest', digest)).toMatchObject(anchored);
  }
  await expectAccessible(page);
});

test('a verdict on a block of a ledger can be handed over', async ({ page, browser }, info) => {
  const verification = new VerificationPage(page);
  await page.goto(`${sample.ledgerPath}/verify?block=250&strand=${sample.strandId}`);
  await expect(verification.headline()).toContainText(/^Verified/);
  const file = await verification.saveEvidence('HTML', (name) => info.outputPath(name));
  expect(file).toMatch(/evidence-block-250\.html$/);
  const evidence = await EvidencePage.open(browser, file);
  await expect(evidence.headline()).toHaveText(/^Consistent with what its supplier says/);
  await expect(evidence.page.getByRole('row', { name: /get-block/ }).first()).toBeVisible();
  expect(evidence.faults).toEqual([]);
  await evidence.close();
});

test('a forged tick is drawn by a file, and found out by its data', async ({ page, browser }, info) => {
  const file = await save(page, info);
  const forged = await changeData(file, info.outputPath('forged.html'), (data) => {
    const ion = Buffer.from(data.items[0].ion, 'base64').toString().replace('90.25', '90.26');
    data.items[0].ion = Buffer.from(ion).toString('base64');
    data.verdict.headline = 'Verified by everybody';
  });
  await writeFile(forged, (await readFile(forged, 'utf8')).replace('<h1>', '<h1>✓ Verified. '));
  const evidence = await EvidencePage.open(browser, forged);
  await expect(evidence.headline()).toHaveText(/^Not verified/);
  await expect(evidence.page.getByRole('region', { name: 'What the sender says: a claim' })).toContainText(
    'by everybody',
  );
  await evidence.close();
  const verification = new VerificationPage(page);
  await page.reload();
  await verification.openOwn();
  await verification.fileInput().setInputFiles(forged);
  await expect(verification.headline()).toHaveText(/^Not verified/);
  expect(await commandLine('verify', '--evidence', forged)).toMatchObject({ code: 1 });
});

test('where no script runs, nothing looks checked', async ({ page, browser }, info) => {
  const evidence = await EvidencePage.open(browser, await save(page, info), { javaScriptEnabled: false });
  await expect(evidence.page.getByText('Nothing here has been checked.')).toBeVisible();
  await expect(evidence.page.getByText(/Sender’s claim, not checked: “Verified against/)).toBeVisible();
  await expect(evidence.page.getByText(awsFiles.digestBase64)).toBeVisible();
  await evidence.close();
});

test('data that cannot be read is said to be so', async ({ page, browser }, info) => {
  const broken = await changeData(await save(page, info), info.outputPath('broken.html'), (data) => {
    data.items[0].ion = data.items[0].ion.slice(4);
  });
  const evidence = await EvidencePage.open(browser, broken);
  await expect(evidence.page.getByRole('alert')).toContainText('Nothing here has been checked.');
  await expect(evidence.verdict()).toHaveCount(0);
  await evidence.close();
});

test('no text in an evidence file is ever more than text', async ({ page, browser }, info) => {
  const payload = '</script><img src=x onerror=alert(1)><svg onload=alert(2)>"\'`javascript:alert(3)\u202e\u2028{{';
  const hostile = await changeData(await save(page, info), info.outputPath('hostile.html'), (data) => {
    const kept = /^(format|kind|ion|digest|strandId|sha256|outcome|documentId|what|hash)$/;
    const poison = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, member] of Object.entries(value)) {
        if (typeof member === 'string' && !kept.test(key)) Object.assign(value, { [key]: payload });
        else poison(member);
      }
    };
    data.digests[0].ledger = '';
    data.digests[0].date = '';
    poison(data);
  });
  const evidence = await EvidencePage.open(browser, hostile);
  await expect(evidence.headline()).toBeVisible();
  await expect(evidence.headline()).not.toHaveText(/^Verified/);
  await expect(evidence.page.getByText('onerror=alert(1)').first()).toBeVisible();
  await expect(evidence.page.locator('img, main script, svg[onload]')).toHaveCount(0);
  expect(evidence.faults).toEqual([]);
  await evidence.close();
  const verification = new VerificationPage(page);
  await page.reload();
  await verification.openOwn();
  await verification.fileInput().setInputFiles(hostile);
  await expect(verification.headline()).not.toHaveText(/^Verified/);
});

test('prints to two pages, light, and without what cannot be pressed on paper', async ({ page, browser }, info) => {
  const evidence = await EvidencePage.open(browser, await save(page, info), { colorScheme: 'dark' });
  await expect(evidence.headline()).toBeVisible();
  const pdf = await evidence.page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2);
  await evidence.page.emulateMedia({ media: 'print' });
  await expect(evidence.page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(evidence.page.getByRole('table', { name: 'Every step of the path' })).toBeVisible();
  await expect(evidence.page.getByText('its Ion text as it was received')).toBeVisible();
  const paper = await evidence.page.evaluate(() => getComputedStyle(document.querySelector('.iv') as Element).color);
  expect(paper).toBe('rgb(15, 20, 26)');
  await evidence.close();
});

for (const [name, options] of [
  ['in the dark', { colorScheme: 'dark' }],
  ['on a narrow screen', { viewport: { width: 360, height: 740 } }],
] as const) {
  test(`an evidence file can be read by everybody ${name}`, async ({ page, browser }, info) => {
    const evidence = await EvidencePage.open(browser, await save(page, info), options);
    await expect(evidence.headline()).toBeVisible();
    await expectAccessible(evidence.page);
    await expectNothingCutOff(evidence.page);
    // Everything can be reached and pressed by keyboard.
    await evidence.ownDigest().focus();
    await evidence.page.keyboard.type(awsFiles.digestBase64);
    await evidence.page.keyboard.press('Tab');
    await evidence.page.keyboard.press('Enter');
    await expect(evidence.headline()).toHaveText(/^Verified against the digest you supplied/);
    await evidence.close();
  });
}

const main = fileURLToPath(new URL('../apps/cli/src/main.ts', import.meta.url));

async function commandLine(...args: string[]): Promise<{ code: number; stdout: string }> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [main, ...args]);
    return { code: 0, stdout };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { code, stdout };
  }
}
