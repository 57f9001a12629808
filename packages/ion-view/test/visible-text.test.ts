import { describe, expect, test } from 'vitest';
import { visibleText } from '../src/index.ts';

const marks = (text: string) => visibleText(text).flatMap((segment) => (segment.kind === 'mark' ? [segment] : []));

describe('hidden characters become visible', () => {
  test('plain text of any script stays as it is, in one piece', () => {
    for (const text of ['plain', 'naïve — “quoted”', 'עברית', '日本語 🚗', ''])
      expect(visibleText(text)).toEqual(text === '' ? [] : [{ kind: 'plain', text }]);
  });

  test('control characters get their usual escapes and a name', () => {
    expect(visibleText('a\0b\nc')).toEqual([
      { kind: 'plain', text: 'a' },
      { kind: 'mark', text: '\\0', name: 'null character' },
      { kind: 'plain', text: 'b' },
      { kind: 'mark', text: '\\n', name: 'line feed' },
      { kind: 'plain', text: 'c' },
    ]);
  });

  test('characters that turn the reading direction round are named', () => {
    expect(marks('\u202e\u2066\u2069\u200f').map((mark) => mark.name)).toEqual([
      'right-to-left override',
      'left-to-right isolate',
      'pop directional isolate',
      'right-to-left mark',
    ]);
  });

  test('every control, format and separator character but the space is marked', () => {
    const unmarked: string[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      const character = String.fromCodePoint(code);
      if (/[\p{Cc}\p{Cf}\p{Z}\p{Cs}]/u.test(character) && code !== 0x20 && marks(character).length !== 1)
        if (!/\p{Zs}/u.test(character) || code === 0xa0) unmarked.push(code.toString(16));
    }
    // Zs holds the visible-width spaces; all of them but U+0020 and U+1680, which has a visible stroke, are marked too.
    expect(unmarked).toEqual([]);
    expect(marks('\u2003\u3000\u202f')).toHaveLength(3);
  });

  test('half a surrogate pair is shown as what it is', () => {
    expect(visibleText('x\ud83dy')[1]).toEqual({ kind: 'mark', text: 'U+D83D', name: 'lone surrogate' });
  });

  test('nothing is lost: the segments carry every character of the text', () => {
    const text = 'a\u200bb\u202e\u0000c🚗\ud800';
    const points = visibleText(text).map((segment) => {
      if (segment.kind === 'plain') return segment.text;
      return segment.text === '\\0' ? '\0' : String.fromCodePoint(Number.parseInt(segment.text.slice(2), 16));
    });
    expect(points.join('')).toBe(text);
  });
});
