import { createHmac } from 'node:crypto';
import { canonicalRequest, hashHex, type SignedParts } from './canonical-request.ts';

export const ALGORITHM = 'AWS4-HMAC-SHA256';
export const SERVICE = 'qldb';
export const TERMINATOR = 'aws4_request';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface Signing {
  readonly secretAccessKey: string;
  readonly region: string;
  /** `20250131T235959Z` */
  readonly amzDate: string;
  readonly signedHeaders: readonly string[];
}

/** The signature in lower-case hex (AWS General Reference, "Signature Version 4 signing process"). */
export function signatureOf(parts: SignedParts, signing: Signing): string {
  const date = signing.amzDate.slice(0, 8);
  const scope = `${date}/${signing.region}/${SERVICE}/${TERMINATOR}`;
  const request = canonicalRequest(parts, signing.signedHeaders);
  const toSign = [ALGORITHM, signing.amzDate, scope, hashHex(request)].join('\n');
  let key: Buffer = Buffer.from(`AWS4${signing.secretAccessKey}`, 'utf8');
  for (const part of [date, signing.region, SERVICE, TERMINATOR]) key = hmac(key, part);
  return hmac(key, toSign).toString('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}

/** Milliseconds since 1970 as `20250131T235959Z`. */
export function formatAmzDate(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** @returns milliseconds since 1970, or undefined when the text is no such time */
export function parseAmzDate(text: string): number | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  return formatAmzDate(time) === text ? time : undefined;
}
