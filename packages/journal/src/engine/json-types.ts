import { refuse } from '../block/fields.ts';
import {
  decodeBase64,
  encodeUtf8,
  type IonField,
  type IonStruct,
  type IonTimestamp,
  type IonValue,
  readIonText,
} from '../ion/index.ts';

/**
 * A block in JSON with the types back that QLDB's format gives to its own fields: blobs for hashes, a timestamp for the time.
 * What was written by the user, and what is hashed with it, is left out: nothing says which types that had. So are, of
 * revisions, all fields but the hash.
 *
 * @throws JournalError 'invalid-base64', 'wrong-type', 'ion-invalid-timestamp' and other errors of Ion
 */
export function withTypes(block: IonStruct): IonStruct {
  return { ...block, fields: block.fields.flatMap((each) => typedField(each)) };
}

const HASHES = new Set(['blockHash', 'entriesHash', 'previousBlockHash']);
const UNCHANGED = new Set(['blockAddress', 'transactionId']);

function typedField({ name, nameRange, value }: IonField): IonField[] {
  const { text = '' } = name;
  const typed = (as: IonValue) => [{ name, nameRange, value: as }];
  if (HASHES.has(text)) return typed(blobOf(value, text));
  if (UNCHANGED.has(text)) return typed(value);
  if (text === 'blockTimestamp') return typed(timeOf(value, text));
  if (value.type !== 'list') return text === 'entriesHashList' || text === 'revisions' ? typed(value) : [];
  if (text === 'entriesHashList')
    return typed({ ...value, items: value.items.map((item, index) => blobOf(item, `${text}[${index}]`)) });
  if (text === 'revisions')
    return typed({ ...value, items: value.items.map((item, index) => onlyHash(item, `${text}[${index}]`)) });
  return [];
}

function onlyHash(revision: IonValue, path: string): IonValue {
  if (revision.type !== 'struct') return revision;
  const fields = revision.fields
    .filter(({ name }) => name.text === 'hash')
    .map((each) => ({ ...each, value: blobOf(each.value, `${path}.hash`) }));
  return { ...revision, fields };
}

function blobOf(value: IonValue, path: string): IonValue {
  const { range } = value;
  if (value.type !== 'string') refuse('wrong-type', `${path} is no string of base64`, value, path);
  const bytes = decodeBase64(value.value);
  if (bytes === undefined) refuse('invalid-base64', `${path} is no base64`, value, path);
  return { type: 'blob', annotations: [], range, bytes };
}

/** Longer than any timestamp with as many digits as a second can have. */
const MOST_CHARACTERS = 100;

function timeOf(value: IonValue, path: string): IonValue {
  if (value.type !== 'string' || value.value.length > MOST_CHARACTERS)
    refuse('wrong-type', `${path} is no string of a timestamp`, value, path);
  const [read, second] = readIonText(encodeUtf8(value.value));
  if (read?.type !== 'timestamp' || second !== undefined) refuse('wrong-type', `${path} is no timestamp`, value, path);
  const time: IonTimestamp = { ...read, annotations: [], range: value.range };
  return time;
}
