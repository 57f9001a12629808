import type { Engine } from '../engine/engine.ts';
import { JournalError } from '../errors.ts';
import { TextSkipper } from '../export/skip-text.ts';

const NEWLINE = 0x0a;
const OPEN_BRACE = 0x7b;

/**
 * Where the beginning of an object can be cut: behind a whole block. `more`: more bytes are needed to tell; `rest`:
 * something stands at its start that what follows depends on, so that nothing behind it may be cut.
 */
export type Cut = number | 'more' | 'rest';

/** JSON Lines are cut behind a line: a raw line break cannot stand inside JSON. */
export function cutLines(window: Uint8Array): Cut {
  const at = window.lastIndexOf(NEWLINE);
  return at < 0 ? 'more' : at + 1;
}

/** Bytes between two places where the engine says that a block begins. */
const EVERY = 4096;

/**
 * Ion text that starts with a block, or with blanks before one, is cut behind its last whole block. Where that ends is
 * looked for from a place at which the engine says that one begins: in the middle of Ion text nobody can tell whether a brace
 * stands in a string, and blanks behind a block may be a comment that is cut off.
 */
export function cutText(window: Uint8Array, engine: Engine | undefined): Cut {
  const begin = engine?.borders(window, EVERY).offsets.at(-1);
  const start = begin ?? (window[0] === 0xef && window[1] === 0xbb && window[2] === 0xbf ? 3 : 0);
  const skipper = new TextSkipper(window, start);
  let end = 0;
  try {
    for (skipper.skipBlank(); skipper.pos < window.length; skipper.skipBlank()) {
      // A block begins with one brace. Anything else may be a symbol table, or is for the engine to judge where it stands.
      if (window[skipper.pos] !== OPEN_BRACE || window[skipper.pos + 1] === OPEN_BRACE) {
        return end > 0 ? end : mayBeCutOff(window, skipper.pos) ? 'more' : 'rest';
      }
      skipper.skipValue();
      end = skipper.pos;
    }
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
  }
  return end > 0 ? end : 'more';
}

/** A slash at the end may begin a comment. */
const mayBeCutOff = (window: Uint8Array, at: number) => at === window.length - 1 && window[at] === 0x2f;
