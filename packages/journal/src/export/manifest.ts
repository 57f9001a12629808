import { readList, readStruct, readText, refuse, requireField } from '../block/fields.ts';
import type { UnknownPart } from '../block/types.ts';
import { JournalError } from '../errors.ts';
import { isIonBinary } from '../ion/binary/reader.ts';
import { formatScalar, type IonStruct, type IonValue, readIonBinary, readIonText } from '../ion/index.ts';
import { startsLikeJson } from '../ion/json-start.ts';

/** What an export writes before anything else. */
export interface StartedManifest {
  readonly kind: 'started';
  readonly ledgerName: string;
  readonly exportId: string;
  /** As written: an Ion timestamp, e.g. `2019-09-16T00:00:00.000Z`. */
  readonly inclusiveStartTime: string;
  readonly exclusiveEndTime: string;
  readonly bucket: string;
  readonly prefix: string;
  readonly objectEncryptionType: string;
  /** Only when the request named one; without, it is Ion text. */
  readonly outputFormat?: string;
  readonly unknownFields: readonly UnknownPart[];
}

/** What an export writes at its end, one for each strand. */
export interface CompletedManifest {
  readonly kind: 'completed';
  /** Complete keys in the bucket, in the order of the journal. */
  readonly keys: readonly string[];
  readonly unknownFields: readonly UnknownPart[];
}

const STARTED_FIELDS = [
  'ledgerName',
  'exportId',
  'inclusiveStartTime',
  'exclusiveEndTime',
  'bucket',
  'prefix',
  'objectEncryptionType',
  'outputFormat',
] as const;

/**
 * Reads a manifest of a journal export, in Ion text, Ion binary or JSON (QLDB developer guide, "Journal export output in
 * QLDB"): one with `keys` is a completed manifest, any other the started one.
 *
 * @throws JournalError 'empty-input', 'trailing-data', 'not-a-struct', 'missing-field', 'duplicate-field', 'wrong-type',
 *   and the errors of Ion
 */
export function parseManifest(source: Uint8Array): StartedManifest | CompletedManifest {
  const values = isIonBinary(source) ? readIonBinary(source) : readIonText(source, { json: startsLikeJson(source) });
  const [value, second] = values;
  if (value === undefined) throw new JournalError('empty-input', 'The manifest is empty');
  if (second !== undefined) {
    throw new JournalError('trailing-data', 'After the manifest there is something else', second.range.start);
  }
  if (value.type !== 'struct') refuse('not-a-struct', 'A manifest is a struct', value, '');
  const completed = value.fields.some(({ name }) => name.text === 'keys');
  return completed ? readCompleted(value) : readStarted(value);
}

function readCompleted(value: IonStruct): CompletedManifest {
  const unknownFields: UnknownPart[] = [];
  const { keys } = readStruct(value, ['keys'], '', unknownFields);
  const items = readList(requireField(keys, 'keys', value, ''), 'keys', unknownFields);
  return {
    kind: 'completed',
    keys: items.map((item, index) => readText(item, `keys[${index}]`, unknownFields)),
    unknownFields,
  };
}

function readStarted(value: IonStruct): StartedManifest {
  const unknownFields: UnknownPart[] = [];
  const fields = readStruct(value, STARTED_FIELDS, '', unknownFields);
  const text = (name: keyof typeof fields) =>
    readText(requireField(fields[name], name, value, ''), name, unknownFields);
  const time = (name: keyof typeof fields) =>
    readTime(requireField(fields[name], name, value, ''), name, unknownFields);
  return {
    kind: 'started',
    ledgerName: text('ledgerName'),
    exportId: text('exportId'),
    inclusiveStartTime: time('inclusiveStartTime'),
    exclusiveEndTime: time('exclusiveEndTime'),
    bucket: text('bucket'),
    prefix: text('prefix'),
    objectEncryptionType: text('objectEncryptionType'),
    ...(fields.outputFormat && { outputFormat: text('outputFormat') }),
    unknownFields,
  };
}

/** A timestamp; in JSON a string. */
function readTime(value: IonValue, path: string, unknown: UnknownPart[]): string {
  return value.type === 'timestamp' ? formatScalar(value) : readText(value, path, unknown);
}
