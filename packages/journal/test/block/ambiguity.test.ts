// A hash of a pair tells neither left from right, nor a leaf from a node. What could be passed off as something else by
// that must not count as re-hashed, and what could not must not be held back.
import { type BlockParts, type RevisionParts, sealEntries } from '@qldb-console/testkit';
import { dot, ionHash } from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import { encodeUtf8, merkleRoot, parseRevision, verifyRevisionHash } from '../../src/index.ts';
import { edited, revisionText } from '../aws.ts';
import { expectCheck, notOk } from '../checks.ts';
import { journal, judged, parsed, partsOf } from '../journals.ts';

const EMPTY = new Uint8Array(0);

interface WholeRevision {
  readonly hash: Uint8Array;
  readonly data: string;
  readonly metadata: string;
  readonly blockAddress: string;
}

function only(parts: BlockParts): WholeRevision {
  const [revision, second] = parts.revisions ?? [];
  if (!revision?.data || !revision.metadata || !revision.blockAddress || second)
    throw new Error('one revision is needed');
  return { hash: revision.hash, data: revision.data, metadata: revision.metadata, blockAddress: revision.blockAddress };
}

describe('an update passed off as a delete', () => {
  const parts = partsOf(journal(['insert']), 1);
  const { data, metadata, blockAddress } = only(parts);
  const half = { blockAddress, hash: ionHash(metadata), metadata };

  it.each([
    ['behind the hash of the withheld data', [{ hash: ionHash(data) }, half]],
    ['before the hash of the withheld data', [half, { hash: ionHash(data) }]],
  ])('as a leaf of its own, %s, is undetermined', (_, revisions) => {
    const forged = { ...parts, revisions };
    expect(merkleRoot(revisions.map(({ hash }) => hash))).toEqual(only(parts).hash);
    const { outcome, checks, content } = judged(forged);
    expect(notOk(checks).filter((check) => check.endsWith('failed'))).toEqual([]);
    expectCheck(checks, 'revision.hash', 'finding', /half of a revision whose data is withheld/);
    expectCheck(checks, 'block.documents', 'finding', /content missing/);
    expect([outcome, content?.state]).toEqual(['incomplete', 'not-reached']);
  });

  it('in a list of entries taken apart with empty members is undetermined, and so is the list', () => {
    const [e0, , e2, e3] = parts.entriesHashList as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    const entries = [ionHash(data), ionHash(metadata), e0, EMPTY, e2, EMPTY, e3, EMPTY];
    expect(merkleRoot(entries)).toEqual(parts.entriesHash);
    const { outcome, checks } = judged({ ...parts, entriesHashList: entries, revisions: [half] });
    expect(notOk(checks).filter((check) => check.endsWith('failed'))).toEqual([]);
    expectCheck(checks, 'revision.hash', 'finding', /undetermined/);
    expectCheck(checks, 'block.entries-hash', 'finding', /put together from parts/, 'block:entriesHashList[3]');
    expect(outcome).toBe('incomplete');
  });

  it('by itself, without its block, is undetermined', () => {
    const revision = parseRevision(
      encodeUtf8(`{hash:{{${Buffer.from(half.hash).toString('base64')}}},metadata:${metadata}}`),
    );
    expectCheck(verifyRevisionHash(revision), 'revision.hash', 'finding', /without its block/);
  });
});

describe('a genuine delete', () => {
  it.each(['metadata', 'null-data'] as const)(
    'hashed as %s reaches its content, and the formula is named',
    (deleteFormula) => {
      const parts = partsOf(journal(['insert', 'delete'], { deleteFormula }), 2);
      const { outcome, checks, verdict } = judged(parts);
      expect([outcome, notOk(checks)]).toEqual(['consistent', []]);
      const { what } = checks.find(({ id }) => id === 'revision.hash') ?? {};
      expect(what).toMatch(deleteFormula === 'metadata' ? /is the Ion hash of metadata,/ : /Ion hash of null/);
      expect(verdict.notCovered.join()).toContain('AWS never published it');
    },
  );

  it('beside another one reaches its content', () => {
    const parts = partsOf(journal(['many']), 1);
    const deletes = (parts.revisions ?? [])
      .filter((revision) => revision.metadata !== undefined)
      .map(({ blockAddress, metadata = '' }) => ({ blockAddress, metadata, hash: ionHash(metadata) }));
    expect(deletes.length).toBeGreaterThan(1);
    const seal = (revisions: readonly RevisionParts[]): BlockParts => {
      const entries = parts.entriesHashList.with(1, merkleRoot(revisions.map(({ hash }) => hash)));
      return { ...parts, revisions, ...sealEntries(entries, parts.previousBlockHash) };
    };
    expect(notOk(judged(seal(deletes)).checks)).toEqual([]);
    // With a bare hash somewhere, one of a pair of deletes could be data in disguise.
    const bare = judged(seal([...deletes, { hash: new Uint8Array(32) }])).checks;
    expectCheck(bare, 'revision.hash', 'finding', /undetermined/);
  });

  it('given by itself reaches its content with its block', () => {
    const parts = partsOf(journal(['insert', 'delete']), 2);
    const block = parsed(parts);
    const revision = block.revisions?.[0];
    expect(revision?.kind).toBe('deleted');
    if (revision) expect(notOk(verifyRevisionHash(revision, { block }))).toEqual([]);
  });
});

describe('data that looks like metadata', () => {
  const metadata = /metadata:(\{.*\})\}$/s.exec(revisionText)?.[1] ?? '';
  const planted =
    '{id:"0000000000000000000001",version:0,txTime:2019-09-16T19:37:05.344Z,txId:"FnQeJBAicTX0Ah32ZnVtSX"}';
  const text = (data: string, meta: string) => {
    const hash = Buffer.from(dot(ionHash(data), ionHash(meta))).toString('base64');
    return `{hash:{{${hash}}},data:${data},metadata:${meta}}`;
  };
  const checksOf = (data: string, meta: string) => verifyRevisionHash(parseRevision(encodeUtf8(text(data, meta))));

  it('could have been swapped with it, and is undetermined', () => {
    expect(dot(ionHash(planted), ionHash(metadata))).toEqual(dot(ionHash(metadata), ionHash(planted)));
    for (const checks of [checksOf(planted, metadata), checksOf(metadata, planted)]) {
      expectCheck(checks, 'revision.hash', 'finding', /does not tell which of the two is which/);
    }
  });

  it('is no matter when a field or a type differs', () => {
    expect(notOk(checksOf(edited(planted, ',version:0', ''), metadata))).toEqual([]);
    expect(notOk(checksOf(edited(planted, 'version:0', 'version:"0"'), metadata))).toEqual([]);
  });

  it('is no matter when the block names no changed document of that id', () => {
    const parts = partsOf(journal(['insert']), 1);
    const genuine = only(parts);
    const judgedWith = (id: string) => {
      const data = planted.replace('0000000000000000000001', id);
      const hash = dot(ionHash(data), ionHash(genuine.metadata));
      const entries = parts.entriesHashList.with(1, hash);
      return judged({
        ...parts,
        revisions: [{ ...genuine, data, hash }],
        ...sealEntries(entries, parts.previousBlockHash),
      });
    };
    expect(notOk(judgedWith('0000000000000000000001').checks)).toEqual([]);
    const named = /id:"([^"]*)"/.exec(genuine.metadata)?.[1] ?? '';
    expectCheck(judgedWith(named).checks, 'revision.hash', 'finding', /which of the two is which/);
  });
});

describe('entries of unusual number', () => {
  const parts = partsOf(journal(['insert']), 1);
  const withEntries = (entries: readonly Uint8Array[]) =>
    judged({ ...parts, ...sealEntries(entries, parts.previousBlockHash) });

  it('are undetermined when there are more than known: they could be parts of other blocks', () => {
    // What the previous block's hash is made of, shown as the entries of this block: every hash holds.
    const chain = journal(['insert', 'insert', 'insert']);
    const [before, own] = [partsOf(chain, 2), partsOf(chain, 3)];
    const forged = judged({
      ...before,
      blockAddress: own.blockAddress,
      blockHash: own.blockHash,
      entriesHash: own.previousBlockHash,
      previousBlockHash: own.entriesHash,
      entriesHashList: [...before.entriesHashList, before.previousBlockHash],
      revisions: before.revisions?.map((revision) => ({ ...revision, blockAddress: own.blockAddress })),
    });
    expect(notOk(forged.checks)).toEqual(['block.entries-hash finding']);
    expectCheck(
      forged.checks,
      'block.entries-hash',
      'finding',
      /undetermined.*parts of other blocks/,
      'block:entriesHashList[4]',
    );
    expect([forged.outcome, forged.content?.state]).toEqual(['incomplete', 'not-reached']);
  });

  it('are no matter when there are fewer', () => {
    expect(notOk(withEntries(parts.entriesHashList.slice(1, 4)).checks)).toEqual([]);
  });

  it('are no matter when some of the known slots are empty', () => {
    expect(notOk(withEntries(parts.entriesHashList.with(0, EMPTY)).checks)).toEqual([]);
    const redaction = partsOf(journal(['insert', 'update', 'redaction'], { missingEntries: 'zero-length' }), 3);
    expect(redaction.entriesHashList.some((entry) => entry.length === 0)).toBe(true);
    expect(notOk(judged(redaction).checks)).toEqual(['block.revisions skipped']);
  });

  it('cannot be none at all beside an entries hash', () => {
    expectCheck(judged({ ...parts, entriesHashList: [] }).checks, 'block.entries-hash', 'failed', /does not hash/);
  });
});
