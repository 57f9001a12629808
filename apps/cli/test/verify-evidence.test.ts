import { encodeUtf8, parseBlock, parseDigest, parseProof } from '@qldb-console/journal';
import { bundleElement, bundleForBlock, type EvidenceBundle, writeBundle } from '@qldb-console/journal/bundle';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../src/verify/verify.ts';
import { AWS, cliDigest, evidenceFolder, flipped } from './support/evidence.ts';
import { run } from './support/run.ts';

let folder: Awaited<ReturnType<typeof evidenceFolder>>;
let digest: string;
beforeAll(async () => {
  folder = await evidenceFolder();
  digest = await folder.file(cliDigest(), 'digest.json');
});
afterAll(() => folder.remove());

const tip = '{strandId:"KmA3ZZca7vAIiJAK9S5Iwl",sequenceNo:123}';

function bundle(block = AWS.block): EvidenceBundle {
  const proof = parseProof(encodeUtf8(`[${AWS.blockProof.map((hash) => `{{${hash}}}`).join(',')}]`));
  return bundleForBlock(
    {
      block: parseBlock(encodeUtf8(block)),
      digests: [{ digest: parseDigest({ digest: AWS.digest, tipIonText: tip }), label: 'as I took it', proof }],
    },
    {
      made: '2025-07-01T08:00:00.000Z',
      tool: { name: 'QLDB Console', version: '0.1.0' },
      inputs: [],
      verdict: { outcome: 'anchored', headline: 'Verified\u001b[32m ✓', scope: '' },
    },
  );
}
const page = (of: EvidenceBundle) => `<!doctype html><h1>Verified ✓</h1>${bundleElement(of)}<script>throw 1</script>`;

describe('an evidence file', () => {
  it.each([
    ['JSON', () => writeBundle(bundle())],
    ['a page', () => page(bundle())],
  ])('as %s is consistent by itself (3) and anchored by a digest of the reader’s own (0)', async (_what, content) => {
    const file = await folder.file(content());
    expect(await verify(['--evidence', file])).toMatchObject({
      exitCode: 3,
      output: expect.stringMatching(
        /^Consistent with what its supplier says: it matches the digest inside the same bundle/,
      ),
    });
    const anchored = await verify(['--evidence', file, '--digest', digest]);
    expect(anchored).toMatchObject({ exitCode: 0, output: expect.stringMatching(/^Verified against the digest you/) });
  });

  it('is disproven by its bytes, whatever it draws: 1', async () => {
    const file = await folder.file(page(bundle(AWS.block.replace('90.25', '90.26'))));
    const { exitCode, output } = await verify(['--evidence', file, '--digest', digest]);
    expect(exitCode).toBe(1);
    expect(output).toMatch(/^Not verified/);
    expect(output).toContain('The sender’s claim, which counted for nothing here: “Verified\\u{1b}[32m ✓”');
  });

  it('is disproven by another digest of the reader’s own: 1', async () => {
    const other = await folder.file(cliDigest(flipped(AWS.digest)));
    const file = await folder.file(page(bundle()));
    const { exitCode, output } = await verify(['--evidence', file, '--digest', other, '--json']);
    expect(exitCode).toBe(1);
    const { checks, parts } = JSON.parse(output) as { checks: { id: string; status: string }[]; parts: object[] };
    expect(checks.filter(({ status }) => status === 'failed').map(({ id }) => id)).toEqual(['proof.fold']);
    expect(parts).toMatchObject([{ kind: 'block', title: 'Block 100', outcome: 'disproven' }]);
  });

  it('that cannot be read is named with the place: 2', async () => {
    const file = await folder.file(writeBundle(bundle()).replace('"version": 1', '"version": 7'), 'other.json');
    await expect(verify(['--evidence', file])).rejects.toThrow(
      /--evidence .*other\.json: .*\(version, byte \d+; bundle-version\)/,
    );
    const ended = await run(['verify', '--evidence', file]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).not.toContain('    at ');
  });

  it('stands alone: 2', async () => {
    const file = await folder.file(writeBundle(bundle()));
    await expect(verify(['--evidence', file, '--block', file])).rejects.toMatchObject({ name: 'UsageError' });
    await expect(verify(['--evidence', file, 'archive'])).rejects.toMatchObject({ name: 'UsageError' });
  });
});
