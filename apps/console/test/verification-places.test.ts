import { describe, expect, it } from 'vitest';
import { embeddedText, offsetInJson } from '../src/features/verification/model/embedded-text.ts';
import { locatePlace } from '../src/features/verification/model/locate-place.ts';
import { supply } from '../src/features/verification/model/supplied.ts';
import { byteRangeToSelection } from '../src/features/verification/model/text-selection.ts';
import { exampleItems, given, judgeFirst, replaced, textOf, utf8 } from './verification-inputs.ts';

describe('the place a check names', () => {
  it('is found in the JSON around the Ion text', () => {
    const items = exampleItems((text, i) => (i === 0 ? replaced(text, '90.25', '90.26') : text));
    const judgement = judgeFirst(items);
    const check = judgement.verdict.checks.find(({ id, status }) => id === 'revision.hash' && status === 'failed');
    const found = check?.places.flatMap((place) => locatePlace(place, judgement, items) ?? []) ?? [];
    const texts = found.map(({ itemId, range }) => {
      const item = items.find(({ id }) => id === itemId);
      return textOf(item?.bytes.subarray(range.start, range.end) ?? new Uint8Array());
    });
    expect(texts.some((text) => text.startsWith('{VIN:\\"1N4AL11D75C109151\\"') && text.endsWith('}'))).toBe(true);
    expect(texts).toContain('{{mHVex/yjHAWjFPpwhBuH2GKXmKJjK2FBa9faqoUVNtg=}}');
  });

  it('is found in bare Ion as it stands', () => {
    const bare = exampleItems().flatMap((item) => (item.lastRead?.kind === 'revision' ? [item.lastRead.revision] : []));
    const source = bare[0]?.source ?? new Uint8Array();
    const item = supply(given('revision.ion', `\n${textOf(source)}`), 'bare');
    const judgement = judgeFirst([item]);
    const place = judgement.verdict.checks
      .flatMap((check) => check.places)
      .find(({ input, path }) => input === 'revision' && path === 'hash');
    const found = place && locatePlace(place, judgement, [item]);
    expect(textOf(item.bytes.subarray(found?.range.start, found?.range.end))).toBe(
      '{{mHVex/yjHAWjFPpwhBuH2GKXmKJjK2FBa9faqoUVNtg=}}',
    );
  });

  it('of an input that is not there is not found', () => {
    const items = exampleItems();
    const judgement = judgeFirst(items);
    expect(locatePlace({ input: 'question', path: '', range: { start: 0, end: 1 } }, judgement, items)).toBeUndefined();
    expect(locatePlace({ input: 'revision', path: '' }, judgement, items)).toBeUndefined();
  });
});

describe('offsets between a JSON string and the text it stands for', () => {
  it('agree for every character, whatever its escape', () => {
    const inner = 'a"\\/é日🚗\n\u0001z';
    const spellings = [
      JSON.stringify(inner),
      `"${[...inner].flatMap((c) => [...Array(c.length).keys()].map((i) => `\\u${c.charCodeAt(i).toString(16).padStart(4, '0')}`)).join('')}"`,
    ];
    for (const spelling of spellings) {
      const source = utf8(`{"Proof":{"IonText":${spelling}}}`);
      const within = embeddedText(source, 'Proof.IonText');
      if (within === undefined) throw new Error('not found');
      let offset = 0;
      for (const character of inner) {
        const start = offsetInJson(source, within, offset);
        offset += utf8(character).length;
        const end = offsetInJson(source, within, offset);
        expect(JSON.parse(`"${textOf(source.subarray(start, end))}"`)).toBe(character);
      }
      expect(offsetInJson(source, within, offset)).toBe(within.end);
      expect(offsetInJson(source, within, offset + 100)).toBe(within.end);
    }
  });

  it('a path that leads into no embedded text finds none', () => {
    const source = utf8('{"Digest":"abc","Revision":{"IonText":7}}');
    expect(embeddedText(source, 'Digest')).toBeUndefined();
    expect(embeddedText(source, 'Revision.IonText')).toBeUndefined();
    expect(embeddedText(source, 'Nothing.IonText')).toBeUndefined();
    expect(embeddedText(utf8('{broken'), 'Proof')).toBeUndefined();
  });
});

describe('a byte range as a selection in a text field', () => {
  it('counts characters of several bytes, and line breaks of two characters once', () => {
    const text = 'é🚗\r\nab\rc';
    const select = (part: string) => {
      const start = utf8(text.slice(0, text.indexOf(part))).length;
      return byteRangeToSelection(text, start, start + utf8(part).length);
    };
    const field = text.replace(/\r\n|\r/g, '\n');
    for (const part of ['é', '🚗', 'ab', 'c']) {
      const { start, end } = select(part);
      expect(field.slice(start, end)).toBe(part);
    }
  });

  it('beyond the end selects the end', () => {
    expect(byteRangeToSelection('ab', 5, 9)).toEqual({ start: 2, end: 2 });
  });
});
