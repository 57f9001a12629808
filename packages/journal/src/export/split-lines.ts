import { readIonText } from '../ion/index.ts';
import { SpanList } from './span-list.ts';
import type { Split } from './split.ts';

const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** JSON Lines: each line that is not blank is a value. A raw line break cannot stand inside JSON. */
export function splitLines(source: Uint8Array): Split {
  const list = new SpanList();
  list.fill(() => {
    for (let start = 0; start < source.length; ) {
      const found = source.indexOf(NEWLINE, start);
      const next = found < 0 ? source.length : found;
      let end = next;
      while (end > start && isBlank(source[end - 1] as number)) end--;
      if (end > start) list.add(start, end);
      start = next + 1;
      list.rest = Math.min(start, source.length);
    }
  });
  return {
    spans: list.spans,
    problem: list.problem,
    rest: list.rest,
    read: (part) => readIonText(part, { json: true }),
  };
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === RETURN;
}
