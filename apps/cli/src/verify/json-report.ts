import { encodeBase64 } from '@qldb-console/journal';

/**
 * The whole verdict as JSON: hashes in base64, numbers beyond 2^53 as text, and no other change. It may be shown in a
 * terminal: characters that could change what is seen there are written as escapes, which mean the same in JSON.
 */
export function jsonReport(verdict: object, exitCode: number): string {
  const replace = (_key: string, value: unknown): unknown => {
    if (value instanceof Uint8Array) return encodeBase64(value);
    return typeof value === 'bigint' ? value.toString() : value;
  };
  return `${escapeUnseen(JSON.stringify({ exitCode, ...verdict }, replace, 2))}\n`;
}

/** Line breaks and blanks between values are JSON's own; inside of strings JSON escapes the control characters of ASCII itself. */
export function escapeUnseen(json: string): string {
  return json.replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Co}]/gu, (character) =>
    Array.from({ length: character.length }, (_, at) => {
      const unit = character.charCodeAt(at).toString(16).padStart(4, '0');
      return `\\u${unit}`;
    }).join(''),
  );
}
