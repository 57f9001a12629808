import { invalidParameter } from './errors.ts';

/**
 * The ARN of a customer managed key, from the forms `KmsKey` may have: key ARN, alias ARN, `alias/name`, key id. There
 * is no KMS to look an alias up in, so it stays an alias.
 *
 * @returns undefined for the key owned by the service: no KmsKey, or `AWS_OWNED_KMS_KEY`
 * @throws WireError InvalidParameterException
 */
export function customerKeyArn(key: string, region: string, accountId: string): string | undefined {
  if (key === '' || key === 'AWS_OWNED_KMS_KEY') return undefined;
  if (/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(key\/[A-Za-z0-9-]+|alias\/[A-Za-z0-9/_-]+)$/.test(key)) return key;
  if (/^(alias\/[A-Za-z0-9/_-]+)$/.test(key)) return `arn:aws:kms:${region}:${accountId}:${key}`;
  if (/^(mrk-)?[0-9a-f-]{32,36}$/.test(key)) return `arn:aws:kms:${region}:${accountId}:key/${key}`;
  throw invalidParameter('KmsKey must be a key id, a key ARN, an alias name or an alias ARN.', 'KmsKey');
}
