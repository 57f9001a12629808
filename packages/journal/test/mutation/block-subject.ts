import { encodeUtf8, type ParsedBlock, parseBlock, type Verdict } from '../../src/index.ts';
import type { Subject } from './classify.ts';
import { BLOCK } from './cuts.ts';
import { sameIon } from './every-bit.ts';
import { layoutOf } from './units.ts';

/** A block that is read from Ion text and judged. */
export function blockSubject(ionText: string, judge: (block: ParsedBlock) => Verdict): Subject {
  const source = encodeUtf8(ionText);
  return {
    source,
    places: true,
    layout: layoutOf(source, BLOCK),
    judge: (document) => judge(parseBlock(document)),
    unchanged: sameIon(source),
  };
}
