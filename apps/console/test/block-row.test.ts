import { awsCaptures, type BlockShape, buildJournal, type TestJournal } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import { recordsRedactionOf } from '../src/features/journal/model/find-redaction.ts';
import { blockHashes } from '../src/lib/blocks/block-hashes.ts';
import { type BlockRow, blockRow } from '../src/lib/blocks/block-row.ts';
import { judgeLoadedBlock, judgeWithRedactions, readBlock } from '../src/lib/blocks/judged-block.ts';
import { type LoadedBlock, loadedBlock } from '../src/lib/blocks/loaded-block.ts';
import { revisionRows } from '../src/lib/blocks/revision-rows.ts';

const SHAPES: readonly BlockShape[] = ['ddl', 'insert', 'many', 'update', 'delete', 'read-only', 'redaction'];

function load(journal: TestJournal): Map<number, LoadedBlock> {
  return new Map(journal.texts.map((text, i) => [i, loadedBlock(journal.strandId, i, text)]));
}
function judgedRow(sequenceNo: number, blocks: ReadonlyMap<number, LoadedBlock>) {
  const row = blockRow(sequenceNo, blocks, false);
  if (row.state !== 'judged') throw new Error(`block ${sequenceNo} is ${row.state}`);
  return row;
}
function status(row: BlockRow) {
  return row.state === 'judged' || row.state === 'unreadable' ? row.status : undefined;
}

describe('a row of the journal', () => {
  const journal = buildJournal({ seed: 1, shapes: SHAPES });
  const blocks = load(journal);

  it('shows what the block says', () => {
    const row = judgedRow(
      journal.blocks.findIndex(({ shape }) => shape === 'insert'),
      blocks,
    );
    expect(row).toMatchObject({ statements: 1, revisions: { all: 1, redacted: 0, deleted: 0, hashOnly: 0 } });
    expect(row.firstStatement).toMatch(/^INSERT/);
    expect(row.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(row.blockHash).toHaveLength(32);
  });

  it('counts redacted, deleted and hash-only revisions', () => {
    const all = journal.blocks.map(({ sequenceNo }) => judgedRow(sequenceNo, blocks).revisions);
    expect(all.some(({ deleted }) => deleted === 1)).toBe(true);
    expect(all.some(({ redacted }) => redacted === 1)).toBe(true);
    expect(all.some(({ hashOnly }) => hashOnly > 0)).toBe(true);
  });

  it('is re-hashed and linked when everything holds and the block before it is there', () => {
    const insert = journal.blocks.findIndex(({ shape }) => shape === 'insert');
    expect(status(blockRow(insert, blocks, false))).toEqual({ tone: 'success', word: 'Re-hashed, linked' });
  });

  it('does not claim a link that was not checked', () => {
    const insert = journal.blocks.findIndex(({ shape }) => shape === 'insert');
    const alone = new Map([...blocks].filter(([i]) => i !== insert - 1));
    expect(status(blockRow(insert, alone, false))).toEqual({ tone: 'info', word: 'Re-hashed, link not checked' });
  });

  it('of the first block has no predecessor to be linked to', () => {
    expect(status(blockRow(0, blocks, false))?.word).toMatch(/, first block$/);
  });

  it('does not let a stripped block pass as whole', () => {
    const insert = journal.blocks.findIndex(({ shape }) => shape === 'insert');
    const text = journal.texts[insert] ?? '';
    const stripped = text.replace(/,revisions:\[.*\]\}$/s, '}');
    expect(stripped).not.toBe(text);
    const changed = new Map(blocks).set(insert, loadedBlock(journal.strandId, insert, stripped));
    expect(status(blockRow(insert, changed, false))).toMatchObject({
      tone: 'warning',
      word: 'Partly re-hashed, linked',
    });
  });

  it('names the contradiction when one digit of the content is changed', () => {
    const { ionText } = awsCaptures().blocks[0] ?? { ionText: '' };
    const whole = load1(ionText);
    expect(status(blockRow(whole.sequenceNo, new Map([[whole.sequenceNo, whole]]), false))?.tone).not.toBe('error');
    const changed = loadedBlock(whole.strandId, whole.sequenceNo, ionText.replace(/(version\s*:\s*)(\d)/, '$19'));
    const told = status(blockRow(whole.sequenceNo, new Map([[whole.sequenceNo, changed]]), false));
    expect(told).toMatchObject({ tone: 'error', word: 'Contradiction' });
    expect(told?.why).toBeTruthy();
  });

  it('says that another block than the one asked for was answered', () => {
    const wrong = new Map([[5, loadedBlock(journal.strandId, 5, journal.texts[4] ?? '')]]);
    expect(status(blockRow(5, wrong, false))).toEqual({
      tone: 'error',
      word: 'Contradiction',
      why: 'this is another block than was asked for',
    });
  });

  it('of an unreadable block says why, and leaves the rows around it alone', () => {
    const broken = new Map(blocks).set(3, loadedBlock(journal.strandId, 3, '{blockAddress:'));
    expect(blockRow(3, broken, false)).toMatchObject({
      state: 'unreadable',
      error: { code: 'unexpected-end' },
      status: { tone: 'error', word: 'Cannot be read' },
    });
    expect(status(blockRow(4, broken, false))?.word).toMatch(/, link not checked$/);
    expect(status(blockRow(2, broken, false))?.word).toMatch(/, linked$/);
  });

  it('waits for a block that is on its way, and no longer', () => {
    expect(blockRow(99, blocks, true)).toEqual({ sequenceNo: 99, state: 'loading' });
    expect(blockRow(99, blocks, false)).toEqual({ sequenceNo: 99, state: 'missing' });
  });

  it('is judged once', () => {
    const [block, previous] = [blocks.get(2), blocks.get(1)];
    if (!block) throw new Error('no block');
    expect(judgeLoadedBlock(block, previous)).toBe(judgeLoadedBlock(block, previous));
    expect(judgeLoadedBlock(block, previous)).not.toBe(judgeLoadedBlock(block, undefined));
  });

  function load1(ionText: string): LoadedBlock {
    const read = readBlock(loadedBlock('', 0, ionText));
    if (read.kind !== 'read') throw read.error;
    const { strandId, sequenceNo } = read.block.address;
    return loadedBlock(strandId, sequenceNo, ionText);
  }
});

describe('a redaction', () => {
  const journal = buildJournal({ seed: 1, shapes: SHAPES });
  const blocks = load(journal);
  const recording = journal.blocks.findIndex(({ shape }) => shape === 'redaction');
  const redacted = [...blocks.keys()].find((i) => judgedRow(i, blocks).revisions.redacted > 0) ?? -1;
  const block = blocks.get(redacted) as LoadedBlock;
  const contents = (judged: ReturnType<typeof judgeLoadedBlock>) =>
    judged.kind === 'judged' ? judged.revisions.map(({ content }) => content) : [];

  it('is unexplained by itself, and explained by the block that records it', () => {
    expect(contents(judgeLoadedBlock(block, undefined))).toContain('unexplained');
    const explained = judgeWithRedactions(block, undefined, [blocks.get(recording) as LoadedBlock]);
    expect(contents(explained)).toContain('redacted');
    expect(contents(explained)).not.toContain('unexplained');
  });

  it('is found in the block that records it and in no other', () => {
    const address = { strandId: journal.strandId, sequenceNo: redacted };
    const found = [...blocks].filter(([, candidate]) => recordsRedactionOf(address, candidate)).map(([i]) => i);
    expect(found).toEqual([recording]);
    const another = { ...address, sequenceNo: redacted + 1 };
    expect([...blocks.values()].filter((candidate) => recordsRedactionOf(another, candidate))).toEqual([]);
  });

  it('is told in words for each revision of the block', () => {
    const judged = judgeLoadedBlock(block, undefined);
    if (judged.kind !== 'judged') throw new Error('unreadable');
    const words = revisionRows(judged.block, judged.revisions).map((row) => row.status.word);
    expect(words).toContain('Redacted, unexplained');
  });
});

describe('the hashes of a block', () => {
  it('are all there, each with its place', () => {
    const journal = buildJournal({ seed: 2, shapes: ['insert', 'many'] });
    const read = readBlock(loadedBlock(journal.strandId, 2, journal.texts[2] ?? ''));
    if (read.kind !== 'read') throw read.error;
    const hashes = blockHashes(read.block);
    const written = [...(journal.texts[2] ?? '').matchAll(/\{\{([A-Za-z0-9+/=]{44})\}\}/g)].map(([, base64]) => base64);
    const listed = new Set(hashes.map(({ hash }) => Buffer.from(hash).toString('base64')));
    // Documents of the test journal may hold blobs of their own; every hash of the block itself must be listed.
    const { revisions = [] } = read.block;
    expect(hashes.filter(({ path }) => path.startsWith('revisions['))).toHaveLength(revisions.length);
    expect(hashes.map(({ path }) => path)).toEqual([...new Set(hashes.map(({ path }) => path))]);
    for (const hash of listed) if (hash !== '') expect(written).toContain(hash);
    expect(listed).toContain(written[0]);
  });
});
