import { nextToken } from './constraints.ts';
import { invalidParameter } from './errors.ts';

/**
 * Tokens that continue a list after a key, so that a page neither repeats nor skips an entry when others come and go.
 * Base64, as the model's pattern for tokens wants; the list's name keeps a token from being used for another one.
 */
export function writePageToken(list: string, after: string): string {
  return Buffer.from(JSON.stringify([list, after])).toString('base64');
}

/**
 * @returns the key after which the list continues; undefined at its beginning
 * @throws WireError InvalidParameterException
 */
export function readPageToken(list: string, query: URLSearchParams): string | undefined {
  const token = query.get('next_token');
  if (token === null) return undefined;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(nextToken(token), 'base64').toString('utf8'));
    if (Array.isArray(parsed) && parsed.length === 2 && parsed[0] === list && typeof parsed[1] === 'string') {
      return parsed[1];
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw invalidParameter('The provided token is not valid.', 'NextToken');
}
