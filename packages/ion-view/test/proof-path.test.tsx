import { createHash } from 'node:crypto';
import { type Check, encodeBase64 } from '@qldb-console/journal';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { DigestComparisonView, describePath, ProofPath } from '../src/index.ts';
import { segment } from '../src/path/coverage-bar.tsx';
import { stepKey } from '../src/path/step-keys.ts';
import { awsPath, bytes } from './aws-path.ts';

const failed: Check = {
  id: 'revision.hash',
  status: 'failed',
  what: 'Data and metadata hash to the hash of the revision',
  places: [],
  expected: awsPath().hash,
  computed: awsPath().digest,
  why: 'the data or the metadata is not what was hashed',
};

describe('the described path of the document in block 100 of the AWS examples', () => {
  const { path, digest, hash } = awsPath();
  const described = describePath(path, []);

  test('goes through document, block and journal, and ends at the digest', () => {
    expect(described.stages.map((stage) => [stage.title, stage.steps.length])).toEqual([
      ['Document', 1],
      ['Block 100', 3],
      ['Journal', 7],
    ]);
    expect(encodeBase64(described.steps[0]?.output ?? new Uint8Array())).toBe(hash);
    expect(encodeBase64(described.steps.at(-1)?.output ?? new Uint8Array())).toBe(digest);
    expect(described.blocks).toBe(124);
    expect(described.firstFailure).toBeUndefined();
  });

  test('every step hashes its two inputs in the order it says', () => {
    for (const step of described.steps) {
      const pair = step.first === 'other' ? [step.other, step.running] : [step.running, step.other];
      const sha = createHash('sha256').update(Buffer.concat(pair)).digest('base64');
      expect(sha).toBe(encodeBase64(step.output));
    }
  });

  test('says why one hash sorts first: the deciding byte as signed numbers', () => {
    for (const step of described.steps) {
      const at = step.decidingByte ?? -1;
      const [running, other] = [step.running, step.other].map((h) => Buffer.from(h).readInt8(at)) as [number, number];
      expect(running < other).toBe(step.first === 'running');
      const [small, large] = [Math.min(running, other), Math.max(running, other)].map(String);
      expect(step.why.replaceAll('−', '-')).toBe(`byte ${at} decides: ${small} is less than ${large}`);
    }
  });

  test('the covered blocks grow from the block itself to the whole journal', () => {
    const merged = described.steps.map((step) => step.coverage?.merged);
    expect(merged.slice(0, 4)).toEqual(Array(4).fill([100, 101]));
    expect(merged[4]).toEqual([100, 102]);
    expect(merged.at(-1)).toEqual([0, 124]);
    expect(described.steps.at(-1)?.coverage?.text).toBe('[0, 124) · 124 blocks');
  });

  test('the command of a step hashes the decoded inputs in the right order and prints base64', () => {
    for (const step of described.steps) {
      const inputs = [...step.command.matchAll(/echo (\S+) \| openssl base64 -d -A/g)].map((match) => match[1] ?? '');
      expect(inputs).toHaveLength(2);
      const sha = createHash('sha256')
        .update(Buffer.concat(inputs.map(bytes)))
        .digest('base64');
      expect(sha).toBe(encodeBase64(step.output));
      expect(step.command).toMatch(/^\( .* ; .* \) \| openssl dgst -sha256 -binary \| openssl base64$/);
    }
  });

  test('a pair decided only after equal bytes says how many', () => {
    const running = bytes(hash);
    const other = running.slice();
    other[29] = (other[29] ?? 0) ^ 0x80;
    const [first] = path;
    if (first === undefined) throw new Error('empty path');
    const decidedBy = { byte: 29, running: ((running[29] ?? 0) << 24) >> 24, other: ((other[29] ?? 0) << 24) >> 24 };
    const step = describePath([{ ...first, running, other, decidedBy }], []).steps[0];
    expect(step?.why).toContain('byte 29 decides, after 2 equal bytes');
  });
});

describe('a path with a failing step', () => {
  const { path } = awsPath({ step: 0, check: 'revision.hash' });

  test('names the first failing step with both values, and what follows from it', () => {
    const described = describePath(path, [failed]);
    expect(described.firstFailure).toBe(0);
    expect(described.steps[0]?.failure).toEqual({
      what: failed.what,
      why: 'The data or the metadata is not what was hashed.',
      expected: failed.expected,
      computed: failed.computed,
    });
    expect(described.steps.map((step) => step.afterFailure)).toEqual([false, ...Array(10).fill(true)]);
    expect(described.steps[0]?.sentence).toContain('Fails: Data and metadata hash to the hash of the revision');
  });

  test('goes on from the claimed hash where the result of a step is not what the next one starts from', () => {
    const [first, second] = path;
    if (first === undefined || second === undefined) throw new Error('the path is too short');
    const wrong = first.output.slice();
    wrong[0] = (wrong[0] ?? 0) ^ 1;
    const broken = describePath([{ ...first, output: wrong }, ...path.slice(1)], [failed]);
    expect(broken.steps.map((step) => step.restarts)).toEqual([false, true, ...Array(9).fill(false)]);
    expect(broken.steps.some((step) => step.afterFailure)).toBe(false);
    const html = renderToStaticMarkup(
      <ProofPath path={[{ ...first, output: wrong }, ...path.slice(1)]} checks={[failed]} />,
    );
    expect(html).toContain('The path is broken here and goes on from a claimed hash');
  });

  test('opens the failing step by itself, in words beside the mark', () => {
    const html = renderToStaticMarkup(<ProofPath path={path} checks={[failed]} />);
    expect(html).toContain('Step 1 fails.');
    expect(html.match(/aria-expanded="true"/g)).toHaveLength(1);
    expect(html).toContain('The data or the metadata is not what was hashed.');
  });
});

describe('the drawn path', () => {
  const { path, digest } = awsPath();
  const html = renderToStaticMarkup(<ProofPath path={path} checks={[]} />);

  test('has one button per step, one of them in the tab order, each saying its whole sentence', () => {
    expect(html.match(/data-step="/g)).toHaveLength(11);
    expect(html.match(/data-step="\d+"[^>]*tabindex="0"/g)).toHaveLength(1);
    expect(html).toContain('<span class="iv-sr">Step 5, journal: combined with blocks from 101.');
  });

  test('carries the same path as a table with whole hashes, beside the drawing', () => {
    const table = html.slice(html.indexOf('<table'));
    expect(table.match(/<tr/g)).toHaveLength(12);
    for (const step of path) expect(table).toContain(encodeBase64(step.output));
    expect(table).toContain(digest);
  });

  test('has no style attributes: a strict content security policy forbids them in markup', () => {
    expect(html).not.toContain('style=');
  });
});

describe('moving through the steps', () => {
  test('arrows move by one and stop at the ends', () => {
    expect(stepKey('ArrowRight', undefined, 11)).toBe(0);
    expect(stepKey('ArrowLeft', undefined, 11)).toBe(10);
    expect(stepKey('ArrowRight', 10, 11)).toBe(10);
    expect(stepKey('ArrowLeft', 5, 11)).toBe(4);
    expect(stepKey('ArrowLeft', 0, 11)).toBe(0);
    expect(stepKey('Home', 5, 11)).toBe(0);
    expect(stepKey('End', 5, 11)).toBe(10);
    expect(stepKey('x', 5, 11)).toBeUndefined();
    expect(stepKey('ArrowRight', undefined, 0)).toBeUndefined();
  });
});

describe('a bar of the journal', () => {
  test('places ranges in proportion and keeps one block of a million visible inside the track', () => {
    expect(segment([0, 62], 124)).toEqual({ x: 0, width: 500 });
    const last = segment([999_999, 1_000_000], 1_000_000);
    expect(last.width).toBeGreaterThanOrEqual(10);
    expect(last.x + last.width).toBeLessThanOrEqual(1000);
    expect(segment([5, 5], 10).width).toBe(0);
  });
});

describe('the digest computed here beside the claimed one', () => {
  const { digest, hash } = awsPath();
  test('says in words whether they are equal', () => {
    const same = renderToStaticMarkup(
      <DigestComparisonView computed={bytes(digest)} claimed={bytes(digest)} claimedLabel="You supplied" />,
    );
    expect(same).toContain('All 32 bytes are equal.');
    const other = renderToStaticMarkup(
      <DigestComparisonView computed={bytes(hash)} claimed={bytes(digest)} claimedLabel="You supplied" />,
    );
    expect(other).toMatch(/\d+ of 32 bytes differ, the first is byte \d+\./);
    expect(other).toContain('iv-differs');
  });
});
