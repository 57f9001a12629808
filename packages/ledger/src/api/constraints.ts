import { invalidParameter } from './errors.ts';

/** Constraints of the API model (qldb 2019-01-02). */
interface Text {
  readonly min: number;
  readonly max: number;
  readonly pattern?: RegExp;
  /** The pattern as the model words it, where matching that one itself could take more than linear time. */
  readonly wording?: string;
}
const LEDGER_NAME: Text = {
  min: 1,
  max: 32,
  pattern: /^(?!.*--)(?![0-9]+$)(?!-)(?!.*-$)[A-Za-z0-9-]+$/,
  wording: '(?!^.*--)(?!^[0-9]+$)(?!^-)(?!.*-$)^[A-Za-z0-9-]+$',
};
const UNIQUE_ID: Text = { min: 22, max: 22, pattern: /^[A-Za-z-0-9]+$/ };
const NEXT_TOKEN: Text = { min: 4, max: 1024, pattern: /^[A-Za-z-0-9+/=]+$/ };
const KMS_KEY: Text = { min: 0, max: 1600 };
const ARN: Text = { min: 20, max: 1600 };
const S3_BUCKET: Text = { min: 3, max: 255, pattern: /^[A-Za-z-0-9-_.]+$/ };
const ION_TEXT: Text = { min: 1, max: 1_048_576 };
const KEY_ALIAS: Text = { min: 7, max: 256, pattern: /^alias\/[A-Za-z0-9/_-]+$/ };
const KEY_DESCRIPTION: Text = { min: 0, max: 8192 };
const TAG_KEY: Text = { min: 1, max: 128 };
const TAG_VALUE: Text = { min: 0, max: 256 };
/** Members of `Tags` and of `tagKeys`. */
const MAX_TAG_MEMBERS = 200;

/** @param parameter as the operation's request names it */
export const ledgerName = (value: string, parameter: 'Name' | 'LedgerName' = 'Name'): string =>
  check(value, parameter, LEDGER_NAME);
export const streamName = (value: string): string => check(value, 'StreamName', LEDGER_NAME);
export const streamId = (value: string): string => check(value, 'StreamId', UNIQUE_ID);
export const documentId = (value: string): string => check(value, 'DocumentId', UNIQUE_ID);
export const nextToken = (value: string): string => check(value, 'NextToken', NEXT_TOKEN);
export const kmsKey = (value: string): string => check(value, 'KmsKey', KMS_KEY);
export const keyAlias = (value: string): string => check(value, 'Alias', KEY_ALIAS);
export const keyDescription = (value: string): string => check(value, 'Description', KEY_DESCRIPTION);
export const ionText = (value: string, parameter: string): string => check(value, parameter, ION_TEXT);

export const exportId = (value: string): string => check(value, 'ExportId', UNIQUE_ID);
/** @param parameter as the API model names it, with its path, e.g. `S3ExportConfiguration.Bucket` */
export const arn = (value: string, parameter: string): string => check(value, parameter, ARN);
export const s3Bucket = (value: string, parameter: string): string => check(value, parameter, S3_BUCKET);

/** One of the values of an enumeration of the API model. */
export function enumValue<T extends string>(value: string, parameter: string, values: readonly T[]): T {
  const known = values.find((candidate) => candidate === value);
  if (known !== undefined) return known;
  throw violation(value, parameter, `Member must satisfy enum value set: [${values.join(', ')}]`);
}

export const permissionsMode = (value: string) => enumValue(value, 'PermissionsMode', ['ALLOW_ALL', 'STANDARD']);
export const keyState = (value: string) => enumValue(value, 'State', ['Enabled', 'Disabled', 'PendingDeletion']);

/** Tags a request gives: keys are case-sensitive, and the prefix `aws:` is reserved. */
export function tags(value: Record<string, string>, quota: number): Record<string, string> {
  for (const [key, text] of Object.entries(tagCount(value, quota))) {
    check(key, 'Tags', TAG_KEY);
    check(text, 'Tags', TAG_VALUE);
    if (key.toLowerCase().startsWith('aws:')) {
      throw invalidParameter(`The tag key ${quote(key)} uses the reserved prefix aws:.`, 'Tags');
    }
  }
  return value;
}

/** Tags a resource is to have: not more than the quota. */
export function tagCount(value: Record<string, string>, quota: number): Record<string, string> {
  const count = Object.keys(value).length;
  if (count <= quota) return value;
  throw invalidParameter(`A resource has at most ${quota} tags; there are ${count}.`, 'Tags');
}

/** `tagKeys` of a query, once for each key. */
export function tagKeys(query: URLSearchParams): string[] {
  const keys = query.getAll('tagKeys');
  if (keys.length === 0) throw nullMember('TagKeys');
  if (keys.length > MAX_TAG_MEMBERS) {
    throw violation(
      `${keys.length} keys`,
      'TagKeys',
      `Member must have length less than or equal to ${MAX_TAG_MEMBERS}`,
    );
  }
  return keys.map((key) => check(key, 'TagKeys', TAG_KEY));
}

/** @param parameter a member that is required and missing */
export function nullMember(parameter: string) {
  return invalidParameter(
    `1 validation error detected: Value null at '${parameter}' failed to satisfy constraint: Member must not be null`,
    parameter,
  );
}

/** `max_results` of a query; 100 when not given. */
export function maxResults(query: URLSearchParams): number {
  const text = query.get('max_results');
  if (text === null) return 100;
  if (!/^\d{1,9}$/.test(text)) throw invalidParameter(`${quote(text)} is not an integer.`, 'MaxResults');
  const value = Number(text);
  if (value < 1) throw violation(text, 'MaxResults', 'Member must have value greater than or equal to 1');
  if (value > 100) throw violation(text, 'MaxResults', 'Member must have value less than or equal to 100');
  return value;
}

function check(value: string, parameter: string, { min, max, pattern, wording }: Text): string {
  if (value.length < min) {
    throw violation(value, parameter, `Member must have length greater than or equal to ${min}`);
  }
  if (value.length > max) throw violation(value, parameter, `Member must have length less than or equal to ${max}`);
  if (pattern && !pattern.test(value)) {
    throw violation(value, parameter, `Member must satisfy regular expression pattern: ${wording ?? pattern.source}`);
  }
  return value;
}

function violation(value: string, parameter: string, constraint: string) {
  const member = parameter.replace(/(^|\.)[A-Z]/g, (start) => start.toLowerCase());
  return invalidParameter(
    `1 validation error detected: Value ${quote(value)} at '${member}' failed to satisfy constraint: ${constraint}`,
    parameter.split('.', 1)[0] as string,
  );
}

/** Shown in a message: never long, and no control characters. */
function quote(value: string): string {
  const shown = value.length > 100 ? `${value.slice(0, 100)}…` : value;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
  return `'${shown.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '\ufffd')}'`;
}
