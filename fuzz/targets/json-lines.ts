import { encodeUtf8 } from '@qldb-console/journal';
import { createPlainEngine, judgeChunk, MOST_FAULTS } from '@qldb-console/journal/engine';
import { must, type Target } from '../src/target.ts';
import { ION_TOKENS, mutateIonText } from './ion-material.ts';
import { asJson, BLOCK_WORDS, JOURNALS } from './journal-material.ts';

const specification = createPlainEngine();

export const jsonLines: Target = {
  name: 'json-lines',
  what: 'exports in JSON, judged by what can be proven: no exception, every line counted once, the same when cut at a line',
  dictionary: [...BLOCK_WORDS, ...ION_TOKENS, ...['":"', '":[', '":{', '"},"', '\\u0041', '\n'].map(encodeUtf8)],
  longest: 8_192,
  seeds: function* () {
    for (const { texts } of JOURNALS) {
      const lines = texts.map(asJson);
      for (const line of lines) yield encodeUtf8(line);
      for (let at = 0; at < lines.length; at += 4) yield encodeUtf8(lines.slice(at, at + 4).join('\n'));
    }
  },
  mutate: mutateIonText,
  run(input) {
    const judge = (bytes: Uint8Array, offset: number) => {
      const chunk = { bytes: bytes.slice(), source: 'object', offset, format: 'json-lines' as const, tips: [0, 3] };
      return judgeChunk(specification, { ...chunk, facts: true });
    };
    const { verdict, facts } = judge(input, 0);
    const { counts, faults, faultCount } = verdict;
    const lines = new TextDecoder('latin1').decode(input).split('\n');
    const values = lines.filter((line) => /[^ \t\r]/.test(line)).length;
    must(
      counts.blocks + counts.unreadable === values,
      `${values} lines, but ${counts.blocks} + ${counts.unreadable} counted`,
    );
    must(facts?.blocks === values, `${values} lines, but ${facts?.blocks} rows`);
    must(counts.rehashed === 0 && counts.whole === 0, 'content of JSON counts as hashed');
    must(faultCount >= counts.unreadable && faults.length <= 2 * MOST_FAULTS, 'faults are not counted');
    for (const { place } of faults) must(place.start >= 0 && place.end <= input.length, 'a fault beyond the object');
  },
};
