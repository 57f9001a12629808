/** A run of ordinary characters, or one character that cannot be seen or that moves others around. */
export type TextSegment =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'mark'; readonly text: string; readonly name: string };

const SHORT: Readonly<Record<number, readonly [string, string]>> = {
  0: ['\\0', 'null character'],
  7: ['\\a', 'bell'],
  8: ['\\b', 'backspace'],
  9: ['\\t', 'tab'],
  10: ['\\n', 'line feed'],
  11: ['\\v', 'vertical tab'],
  12: ['\\f', 'form feed'],
  13: ['\\r', 'carriage return'],
  27: ['\\e', 'escape'],
};
const NAMES: Readonly<Record<number, string>> = {
  127: 'delete',
  133: 'next line',
  160: 'no-break space',
  173: 'soft hyphen',
  847: 'combining grapheme joiner',
  1564: 'Arabic letter mark',
  6158: 'Mongolian vowel separator',
  8203: 'zero width space',
  8204: 'zero width non-joiner',
  8205: 'zero width joiner',
  8206: 'left-to-right mark',
  8207: 'right-to-left mark',
  8232: 'line separator',
  8233: 'paragraph separator',
  8234: 'left-to-right embedding',
  8235: 'right-to-left embedding',
  8236: 'pop directional formatting',
  8237: 'left-to-right override',
  8238: 'right-to-left override',
  8288: 'word joiner',
  8294: 'left-to-right isolate',
  8295: 'right-to-left isolate',
  8296: 'first strong isolate',
  8297: 'pop directional isolate',
  65279: 'byte order mark',
};
// Controls, format characters, separators other than the space, surrogates without a partner, unassigned or private
// characters, and the blank letters of Unicode that look like nothing.
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\u00a0\u115f\u1160\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0]|\u034f/gu;

/**
 * Splits text so that nothing in it stays invisible or reorders its surroundings.
 *
 * @param text any text, lone surrogates included
 * @returns the same characters in order; marks carry an escape to show and a name to read
 */
export function visibleText(text: string): TextSegment[] {
  const segments: TextSegment[] = [];
  let from = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > from) segments.push({ kind: 'plain', text: text.slice(from, match.index) });
    segments.push(mark(match[0]));
    from = match.index + match[0].length;
  }
  if (from < text.length) segments.push({ kind: 'plain', text: text.slice(from) });
  return segments;
}

function mark(character: string): TextSegment {
  const code = character.codePointAt(0) ?? 0;
  const short = SHORT[code];
  if (short) return { kind: 'mark', text: short[0], name: short[1] };
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const name = NAMES[code] ?? (code >= 0xd800 && code <= 0xdfff ? 'lone surrogate' : 'invisible character');
  return { kind: 'mark', text: hex, name };
}
