// Whatever others write – services, documents, files, accounts, addresses – stays text on every page.
// The fixture of all specs adds that nothing was tried which the content security policy had to stop.
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import { digest, HOSTILE, ID, SCRIPT_ADDRESS, startHostileLedger, texts, VISIBLE } from './hostile-ledger.ts';
import { testWith } from './own-product.ts';
import { ArchivesPage } from './pages/archives.page.ts';
import { EvidencePage } from './pages/evidence.page.ts';
import { VerificationPage } from './pages/verification.page.ts';
import { startSignInProduct } from './sign-in-product.ts';

const LOGIN = 'mallory';
const test = testWith(async () => {
  const ledger = await startHostileLedger();
  const product = await startSignInProduct({
    environment: {
      QLDB_ENDPOINT: ledger.url,
      LEDGER_S3_ENDPOINT: ledger.url,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    },
  });
  const name = HOSTILE.slice(0, 100);
  await product.provider.setUsers([
    { login: LOGIN, name, email: `"${HOSTILE}"@example.com`, emailVerified: true, groups: ['ledger-admins', HOSTILE] },
  ]);
  return {
    ...product,
    stop: async () => {
      await product.stop();
      ledger.stop();
    },
  };
});

/** Nothing of the payload became an element, an attribute or script. */
async function expectOnlyText(page: Page): Promise<void> {
  const made = await page.evaluate(() => ({
    owned: 'owned' in window || 'owned' in Object.prototype,
    elements: [
      ...document.querySelectorAll('.made-by-attack, img[src=x], iframe, object, embed, base, [onerror], [srcdoc]'),
    ].length,
    // The evidence page brings its own script; consoles bring theirs as files.
    scripts: [...document.querySelectorAll('script:not([src]):not([type="application/json"])')].filter((script) =>
      /^\s*owned=1/.test(script.textContent ?? ''),
    ).length,
    addresses: [...document.querySelectorAll('a[href], area[href], form[action], use')].flatMap((element) =>
      ['href', 'action', 'xlink:href', 'formaction']
        .map((name) => element.getAttribute(name)?.trim() ?? '')
        .filter((address) => /^(javascript|data|vbscript):/i.test(address)),
    ),
  }));
  expect(made).toEqual({ owned: false, elements: 0, scripts: 0, addresses: [] });
}

const of = '/connections/endpoint';
const ledger = `${of}/ledgers/mine`;
const hostilePath = encodeURIComponent(HOSTILE);

/** Pages that show something of the payload. */
const SHOWN: readonly (readonly [what: string, path: string])[] = [
  ['a list of ledgers', `${of}/ledgers`],
  ['an error of the service', `${of}/ledgers/other`],
  ['a ledger and its tags', ledger],
  ['exports of a ledger', `${ledger}?tab=exports`],
  ['streams of a ledger', `${ledger}?tab=streams`],
  ['exports', `${of}/exports`],
  ['an export', `${ledger}/exports/${ID}`],
  ['manifests of an export', `${ledger}/exports/${ID}?tab=manifests`],
  ['streams', `${of}/streams`],
  ['a stream', `${ledger}/streams/${ID}`],
  ['tags of a stream', `${ledger}/streams/${ID}?tab=tags`],
  ['a block, as a document', `${ledger}/blocks/1`],
  ['a block, as text', `${ledger}/blocks/1?lens=text`],
  ['a block, as hashes', `${ledger}/blocks/1?lens=hashes`],
  ['a block of several documents', `${ledger}/blocks/4`],
  ['a redaction', `${ledger}/blocks/5`],
  ['the audit log', '/audit'],
];

/** Addresses that strangers make up, and a form that is filled in with what the service said. */
const MADE_UP: readonly string[] = [
  `${ledger}/edit`,
  `${of}/ledgers/${hostilePath}`,
  `/connections/${hostilePath}/ledgers`,
  `${of}/ledgers?filter=${hostilePath}`,
  `${ledger}/exports/${ID}/object?key=${hostilePath}`,
  `${ledger}/blocks/1?lens=${hostilePath}&revision=${hostilePath}`,
  `/archives/${hostilePath}`,
  `/archives/s3~${hostilePath}`,
  `/audit?filter=${hostilePath}`,
  `/signed-out?reason=${hostilePath}`,
  `/link#${hostilePath}`,
  `/verify?${hostilePath}=${hostilePath}#${hostilePath}`,
  `/${hostilePath}`,
  `/${encodeURIComponent(SCRIPT_ADDRESS)}`,
];

test('the payload would be noticed where it became more than text', async ({ page }) => {
  await page.setContent(HOSTILE);
  const noticed = await expectOnlyText(page).then(
    () => '',
    (error: Error) => error.message,
  );
  expect(noticed).toContain('owned');
  expect(noticed).toContain('elements');
});

test('what services and accounts say is text on every page', async ({ page, signIn }) => {
  test.slow();
  await signIn.open(ledger, LOGIN);
  await expect(signIn.account()).toHaveAccessibleName(new RegExp(`^Account: ${VISIBLE}`));
  await signIn.account().click();
  await expectOnlyText(page);
  await page.keyboard.press('Escape');
  for (const [what, path] of SHOWN)
    await test.step(what, async () => {
      await page.goto(path);
      await expect(page.getByRole('main')).toContainText(VISIBLE);
      await expectOnlyText(page);
    });
});

test('addresses that strangers make up become nothing on any page', async ({ page, signIn }) => {
  await signIn.open(ledger, LOGIN);
  for (const path of MADE_UP)
    await test.step(path.slice(0, 60), async () => {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await expectOnlyText(page);
    });
});

test('files, their names, and the evidence that is made of them are text', async ({ page, browser }, info) => {
  const verification = new VerificationPage(page);
  await verification.openOwn();
  await verification.give(
    { name: `${HOSTILE}.json`, text: JSON.stringify(digest) },
    { name: `block ${HOSTILE}.ion`, text: texts[1] ?? '' },
    { name: `${SCRIPT_ADDRESS}.json`, text: JSON.stringify({ [HOSTILE]: HOSTILE, __proto__x: HOSTILE }) },
    { name: 'broken.ion', text: `{'${HOSTILE}` },
  );
  await expect(page.getByRole('main')).toContainText(VISIBLE);
  await expect(verification.headline()).toBeVisible();
  await expectOnlyText(page);

  const file = await verification.saveEvidence('HTML', (name) => info.outputPath(name));
  const evidence = await EvidencePage.open(browser, file);
  await expect(evidence.page.locator('body')).toContainText(VISIBLE);
  await expectOnlyText(evidence.page);
  expect(evidence.faults).toEqual([]);
  await evidence.close();
});

test('an archive is text: names of files, manifests, documents', async ({ page }) => {
  const archives = new ArchivesPage(page);
  await archives.open();
  // What cannot be shown is refused as a name: characters that turn the direction of text, slashes on the way.
  const name = HOSTILE.replaceAll('/', '-').replace('\u202e', '');
  await archives.drop([
    { path: `${name}.ion`, text: texts.join('\n') },
    { path: `${HOSTILE.replaceAll('/', '-')}.ion`, text: texts.join('\n') },
    { path: `${name}.manifest`, text: `{keys:["${HOSTILE.replaceAll('"', "'")}"]}` },
  ]);
  await expect(archives.title()).toBeVisible();
  await expect(archives.objects().or(page.getByRole('tab').first()).first()).toBeVisible();
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await expectOnlyText(page);
  }
  await page.goto(`${new URL(page.url()).pathname}/blocks/1`);
  await expect(page.getByRole('main')).toContainText(VISIBLE);
  await expectOnlyText(page);
});
