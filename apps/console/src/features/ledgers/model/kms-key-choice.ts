import { OWNED_BY_AWS } from './encryption.ts';

/** The key a form names: AWS's, one of the embedded service's, or whatever the reader writes. */
export interface KmsKeyChoice {
  readonly kind: 'aws' | 'local' | 'other';
  /** ARN of the local key; '' = none chosen. */
  readonly local: string;
  /** Id, ARN or alias. */
  readonly other: string;
}

/** The key as the API takes it; '' = none named. */
export function namedKey({ kind, local, other }: KmsKeyChoice): string {
  return kind === 'aws' ? OWNED_BY_AWS : kind === 'local' ? local : other.trim();
}

/** @param localKeys ARNs of the embedded service's keys */
export function choiceOf(kmsKey: string, localKeys: readonly string[]): KmsKeyChoice {
  if (kmsKey === OWNED_BY_AWS) return { kind: 'aws', local: '', other: '' };
  return localKeys.includes(kmsKey)
    ? { kind: 'local', local: kmsKey, other: '' }
    : { kind: 'other', local: '', other: kmsKey };
}

/** Why the choice names no key, by the form the API takes (id, ARN, `alias/…`, ARN of an alias); `undefined` when it does. */
export function kmsKeyProblem(choice: KmsKeyChoice): string | undefined {
  const key = namedKey(choice);
  if (choice.kind === 'local') return key === '' ? 'Choose a key.' : undefined;
  if (choice.kind === 'aws') return undefined;
  if (key === '') return 'Enter the id, ARN or alias of a key.';
  if (/[^\x21-\x7e]/.test(key)) return 'A key is named without spaces and in ASCII characters.';
  if (key.length > 1600) return `A key’s name can have 1600 characters at most; this one has ${key.length}.`;
  if (key.startsWith('arn:') && !/^arn:[^:]+:kms:[^:]+:[^:]+:(?:key|alias)\/./.test(key))
    return 'An ARN of a key is written arn:aws:kms:REGION:ACCOUNT:key/ID, that of an alias arn:aws:kms:REGION:ACCOUNT:alias/NAME.';
  if (key === 'alias/') return 'Enter the name of the alias after alias/.';
  return undefined;
}
