import { dot, fromBase64, toBase64 } from '@qldb-console/testkit/reference';
import { expect, test } from './fixtures.ts';
import { VerificationPage } from './pages/verification.page.ts';
import { sample } from './sample.ts';

test('from the first page to a drawn verdict by clicking alone, and every drawn hash is recomputed', async ({
  page,
}) => {
  const verification = new VerificationPage(page);
  await page.goto('/');
  await page.getByRole('link', { name: sample.ledger, exact: true }).click();
  await page.getByRole('tab', { name: 'Journal' }).click();
  await page.getByRole('link', { name: 'Block 311', exact: true }).click();
  await page
    .getByRole('link', { name: /^Verify document/ })
    .first()
    .click();

  await expect(verification.headline()).toContainText(/^Verified against/);
  await expect(verification.verdict()).toContainText(sample.strandId);
  await expect(verification.rung('Content re-hashed')).toContainText('reached: data and metadata');
  await expect(verification.rung('Anchored')).toContainText(`tip ${sample.tip}`);
  await expect(verification.rung('Independently anchored')).toContainText('not reached');

  const steps = await verification.steps();
  expect(steps.length).toBeGreaterThan(8);
  for (const [index, step] of steps.entries()) {
    expect(toBase64(dot(fromBase64(step.running), fromBase64(step.other)))).toBe(step.output);
    if (index > 0) expect(step.running).toBe(steps[index - 1]?.output);
  }
  expect(steps.at(-1)?.output).toBe(sample.digest);
});

test('a verdict is a link: opened again it is computed again', async ({ page }) => {
  const verification = new VerificationPage(page);
  await page.goto(`${sample.ledgerPath}/verify?block=250&strand=${sample.strandId}`);
  await expect(verification.headline()).toContainText(/^Verified against/);
  await page.reload();
  await expect(verification.headline()).toContainText(/^Verified against/);
});

test('a digest fetched now anchors nothing, and the page says so', async ({ page }) => {
  const verification = new VerificationPage(page);
  await page.goto(`${sample.ledgerPath}/verify?block=250&strand=${sample.strandId}`);
  await expect(verification.headline()).toBeVisible();
  await page.getByRole('button', { name: 'Fetch a digest now' }).click();
  await expect(verification.verdict()).toContainText(/consistent with what its supplier says/i);
  await expect(verification.rung('Anchored')).toContainText('not reached');
  await expect(verification.verdict()).not.toContainText(/authentic/i);
});

/** What a dishonest back end or ledger could answer; the browser must not be taken in. */
const lies: readonly {
  name: string;
  change: (answer: {
    block?: { ionText: string };
    revision?: { ionText: string };
    proof?: { ionText: string };
  }) => void;
  expected: RegExp;
}[] = [
  {
    name: 'one digit of the document',
    change: (answer) => {
      if (answer.revision) answer.revision.ionText = answer.revision.ionText.replace('485.67', '485.68');
    },
    expected: /Step 1 fails/,
  },
  {
    name: 'one byte of the proof',
    change: (answer) => {
      if (!answer.revision || !answer.proof) return;
      const blobs = answer.proof.ionText.split('{{');
      const last = blobs.length - 1;
      blobs[last] = (blobs[last] ?? '').replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
      answer.proof.ionText = blobs.join('{{');
    },
    expected: /Step 13 fails/,
  },
];
for (const { name, change, expected } of lies) {
  test(`a changed answer turns the right step red: ${name}`, async ({ page }) => {
    await page.route('**/api/connections/**', async (route) => {
      const response = await route.fetch();
      if (!/json/.test(response.headers()['content-type'] ?? '') || !/\/blocks\//.test(route.request().url()))
        return route.fulfill({ response });
      const answer = await response.json();
      change(answer);
      return route.fulfill({ response, json: answer });
    });
    const verification = new VerificationPage(page);
    await page.goto(`${sample.ledgerPath}/verify?block=250&strand=${sample.strandId}&document=LYHBKkpYXlTA19YidsbQlu`);
    await expect(verification.headline()).toContainText(/^Not verified/);
    await expect(verification.path()).toContainText(expected);
    await expect(verification.verdict()).not.toContainText(/Verified against/);
  });
}

test('a stripped block does not pass as whole', async ({ page }) => {
  await page.route('**/strands/*/blocks**', async (route) => {
    const response = await route.fetch();
    const strip = (ionText: string) => {
      const root = /entriesHashList:\[\{\{[^}]*\}\},(\{\{[^}]*\}\})/.exec(ionText)?.[1];
      return root === undefined ? ionText : ionText.replace(/,revisions:\[.*\]\}$/s, `,revisions:[{hash:${root}}]}`);
    };
    const text = (await response.text())
      .split('\n')
      .map((line) => {
        if (line === '') return line;
        const answer = JSON.parse(line);
        if (answer.block) answer.block.ionText = strip(answer.block.ionText);
        if (answer.ionText) answer.ionText = strip(answer.ionText);
        return JSON.stringify(answer);
      })
      .join('\n');
    await route.fulfill({ response, body: text });
  });
  const verification = new VerificationPage(page);
  await page.goto(sample.blockPath(250));
  await expect(verification.verdict()).toContainText(/content missing/i);
  await expect(verification.rung('Content re-hashed')).toContainText('not reached');
  await expect(verification.headline()).not.toContainText(/^Not verified/);
});
