import type { ArchiveCalls, ArchiveDocument, Listed } from './calls.ts';
import type { StrandJudging } from './judging.ts';

type Asked = Omit<Parameters<ArchiveCalls['documents']>[0], 'strandId'>;
type Index = Pick<StrandJudging['index'], 'tables' | 'documents' | 'documentIdAt' | 'row'>;

/** A page of the documents of a table, by id: all of them, or those whose ids begin so. */
export function documentsOf(
  index: Index,
  { tableId, from, count, prefix = '' }: Asked,
  most: number,
): Listed<ArchiveDocument> {
  const all = index.tables().reduce((sum, { id, documents }) => sum + (id === tableId ? documents : 0), 0);
  const idAt = (place: number) => index.documentIdAt(tableId, place) ?? '';
  const first = prefix === '' ? 0 : firstWhere(all, (place) => idAt(place) >= prefix);
  const end = prefix === '' ? all : firstWhere(all, (place) => isBehind(idAt(place), prefix));
  const items = index.documents(tableId, {
    from: first + from,
    count: Math.max(0, Math.min(count, most, end - first - from)),
  });
  return {
    total: end - first,
    items: items.map(({ lastBlock, ...rest }) => {
      const { sequenceNo, time } = index.row(lastBlock);
      return { ...rest, lastRow: lastBlock, lastSequenceNo: sequenceNo, lastTime: time };
    }),
  };
}

const isBehind = (id: string, prefix: string) => id > prefix && !id.startsWith(prefix);

/** The first of `count` places from which on it holds; `count` when it never does. */
function firstWhere(count: number, holds: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
