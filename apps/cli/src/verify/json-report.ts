import { encodeBase64 } from '@qldb-console/journal';

/** The whole verdict as JSON: hashes in base64, numbers beyond 2^53 as text, and no other change. */
export function jsonReport(verdict: object, exitCode: number): string {
  const replace = (_key: string, value: unknown): unknown => {
    if (value instanceof Uint8Array) return encodeBase64(value);
    return typeof value === 'bigint' ? value.toString() : value;
  };
  return `${JSON.stringify({ exitCode, ...verdict }, replace, 2)}\n`;
}
