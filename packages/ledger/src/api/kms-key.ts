import type { KeyRow } from '../store/keys.ts';
import { invalidParameter } from './errors.ts';
import { seconds } from './ledger-shapes.ts';

/**
 * The ARN of a customer managed key or of an alias, from the forms `KmsKey` may have: key ARN, alias ARN, `alias/name`,
 * key id.
 *
 * @returns undefined for the key owned by the service, `AWS_OWNED_KMS_KEY`
 * @throws WireError InvalidParameterException
 */
export function customerKeyArn(key: string, region: string, accountId: string): string | undefined {
  if (key === 'AWS_OWNED_KMS_KEY') return undefined;
  if (/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(key\/[A-Za-z0-9-]+|alias\/[A-Za-z0-9/_-]+)$/.test(key)) return key;
  if (/^(alias\/[A-Za-z0-9/_-]+)$/.test(key)) return `arn:aws:kms:${region}:${accountId}:${key}`;
  if (/^(mrk-)?[0-9a-f-]{32,36}$/.test(key)) return `arn:aws:kms:${region}:${accountId}:key/${key}`;
  throw invalidParameter('KmsKey must be a key id, a key ARN, an alias name or an alias ARN.', 'KmsKey');
}

/** A key in the answers of the extension: named as AWS KMS names the parts of its answers. */
export function keyShape({ arn, aliasArn, description, state, createdAt }: KeyRow) {
  return {
    Arn: arn,
    KeyId: arn.slice(arn.lastIndexOf('/') + 1),
    ...(aliasArn === undefined ? {} : { Alias: aliasArn.slice(aliasArn.indexOf(':alias/') + 1) }),
    ...(description === undefined ? {} : { Description: description }),
    State: state,
    CreationDate: seconds(createdAt),
  };
}
