import { writeBundle } from '@qldb-console/journal/bundle';
import { describe, expect, it } from 'vitest';
import { evidenceOf } from '../src/features/verification/model/evidence-bundle.ts';
import { findSubjects, readItems } from '../src/features/verification/model/subjects.ts';
import { type Supplied, supply } from '../src/features/verification/model/supplied.ts';
import { exampleItems, given, judgeFirst, utf8 } from './verification-inputs.ts';

const NOW = '2025-07-01T08:00:00.000Z';

function saved(items: readonly Supplied[]): string {
  const bundle = evidenceOf(judgeFirst(items), items, NOW);
  if (bundle === undefined) throw new Error('nothing was saved');
  return writeBundle(bundle);
}
const opened = (text: string, id = 'evidence') => supply(given('evidence.json', text), id);

describe('evidence that was saved', () => {
  it('is judged the same where it is opened, its digest as one of its sender', () => {
    const items = exampleItems();
    const before = judgeFirst(items.map((item) => ({ ...item, provenance: 'bundle' })));
    const after = judgeFirst([opened(saved(items))]);
    expect(after.subject.kind).toBe('bundle');
    const { outcome, headline, scope, rungs, asserted } = before.verdict;
    expect(after.verdict).toMatchObject({ outcome: 'consistent', headline, scope, rungs, asserted });
    expect(outcome).toBe('consistent');
    expect(after.parts?.[0]?.verdict?.path).toEqual(before.verdict.path);
  });

  it('is anchored by the digest of whoever opens it', () => {
    const items = exampleItems();
    const digest = items.find(({ lastRead }) => lastRead?.kind === 'digest') as Supplied;
    const { verdict } = judgeFirst([opened(saved(items)), digest]);
    expect(verdict.outcome).toBe('anchored');
    expect(verdict.headline).toBe(judgeFirst(items).verdict.headline);
  });

  it('does not hide what was changed before it was saved', () => {
    const items = exampleItems((text) => text.replace('90.25', '90.26'));
    expect(judgeFirst(items).verdict.outcome).toBe('disproven');
    const { verdict } = judgeFirst([opened(saved(items))]);
    expect(verdict).toMatchObject({ outcome: 'disproven', headline: judgeFirst(items).verdict.headline });
  });

  it('names its inputs with size and hash', () => {
    const items = exampleItems();
    const bundle = evidenceOf(judgeFirst(items), items, NOW);
    expect(bundle?.inputs.map(({ name, size }) => [name, size])).toEqual(
      items.map(({ name, bytes }) => [name, bytes.length]),
    );
    expect(bundle).toMatchObject({ made: NOW, tool: { name: 'QLDB Console' } });
  });

  it('that is damaged is an input that cannot be read, with the place', () => {
    const item = opened(saved(exampleItems()).replace('"kind": "revision"', '"kind": "revisions"'));
    expect(item.reading).toMatchObject({ kind: 'unreadable', problem: { code: 'bundle-syntax' } });
    expect(item.reading.kind === 'unreadable' && item.reading.problem.place?.excerpt.at).toBeTruthy();
    expect(findSubjects(readItems([item]))).toEqual([]);
  });

  it('is read out of a page by its data alone', () => {
    const page = `<!doctype html><script type="application/json" id="qldb-console-evidence">${saved(exampleItems())}</script>`;
    expect(supply({ name: 'e.html', provenance: 'supplied', bytes: utf8(page) }, 'x').lastRead?.kind).toBe('bundle');
  });
});
