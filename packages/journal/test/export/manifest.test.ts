import { hostileBinaries, hostileTexts, ionBinaryOf } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import { encodeUtf8, type JournalErrorCode, parseManifest, readSingle, writeIonJson } from '../../src/index.ts';
import { edited } from '../aws.ts';
import { failure } from '../ion/support.ts';
import { refusal } from '../malformed.ts';

const started =
  '{ledgerName:"vehicle-registration",exportId:"8UyXulxccYLAsbN1aon7e4",inclusiveStartTime:2019-09-16T00:00:00.000Z,' +
  'exclusiveEndTime:2019-09-17T00:00:00Z,bucket:"a-bucket",prefix:"exports/",objectEncryptionType:"NO_ENCRYPTION",outputFormat:"ION_TEXT"}';
const completed = '{keys:["exports/2019/09/16/19/JdxjkR9bSYB5jMHWcI464T.1-4.ion","exports/😀.ion"]}';

const json = (text: string): Uint8Array => encodeUtf8(writeIonJson(readSingle(encodeUtf8(text))));

describe('a manifest of an export', () => {
  it.each([
    ['Ion text', encodeUtf8],
    ['Ion binary', ionBinaryOf],
    ['JSON', json],
    [
      'JSON with escapes',
      (text: string) => encodeUtf8(new TextDecoder().decode(json(text)).replace('😀', '\\ud83d\\ude00')),
    ],
  ])('is read from %s', (_, make) => {
    expect(parseManifest(make(started))).toEqual({
      kind: 'started',
      ledgerName: 'vehicle-registration',
      exportId: '8UyXulxccYLAsbN1aon7e4',
      inclusiveStartTime: '2019-09-16T00:00:00.000Z',
      exclusiveEndTime: '2019-09-17T00:00:00Z',
      bucket: 'a-bucket',
      prefix: 'exports/',
      objectEncryptionType: 'NO_ENCRYPTION',
      outputFormat: 'ION_TEXT',
      unknownFields: [],
    });
    expect(parseManifest(make(completed))).toEqual({
      kind: 'completed',
      keys: ['exports/2019/09/16/19/JdxjkR9bSYB5jMHWcI464T.1-4.ion', 'exports/😀.ion'],
      unknownFields: [],
    });
  });

  it('of an export that matched no block names no key', () => {
    expect(parseManifest(encodeUtf8('{keys:[]}'))).toMatchObject({ kind: 'completed', keys: [] });
  });

  it('need not name the format, and may hold what nobody knows', () => {
    const manifest = parseManifest(encodeUtf8(edited(started, ',outputFormat:"ION_TEXT"', ',note:1')));
    expect('outputFormat' in manifest).toBe(false);
    expect(manifest.unknownFields.map(({ name }) => name)).toEqual(['note']);
  });

  const CASES: readonly [string, string, JournalErrorCode, string][] = [
    ['nothing', '', 'empty-input', ''],
    ['two values', '{keys:[]} 1', 'trailing-data', ''],
    ['a list', '[]', 'not-a-struct', ''],
    ['neither', '{}', 'missing-field', 'ledgerName'],
    ['no bucket', edited(started, 'bucket', 'bukkit'), 'missing-field', 'bucket'],
    ['a bucket twice', edited(started, 'bucket:', 'bucket:"x",bucket:'), 'duplicate-field', 'bucket'],
    ['a time that is a number', edited(started, '2019-09-16T00:00:00.000Z', '1'), 'wrong-type', 'inclusiveStartTime'],
    ['keys that are no list', '{keys:"a"}', 'wrong-type', 'keys'],
    ['a key that is no string', '{keys:["a",b]}', 'wrong-type', 'keys[1]'],
    ['keys twice', '{keys:[],keys:[]}', 'duplicate-field', 'keys'],
  ];
  it.each(CASES)('is refused: %s', (_, text, code, path) => {
    const error = refusal(parseManifest, text);
    expect([error.code, error.path]).toEqual([code, path]);
  });

  it('of anything else is refused, with a code', () => {
    for (const { bytes } of [...hostileTexts(), ...hostileBinaries()])
      expect(failure(() => parseManifest(bytes()))).toMatch(/^[a-z0-9-]+ at \d+$/);
  });
});
