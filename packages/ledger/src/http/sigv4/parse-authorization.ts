import { WireError } from '../wire-error.ts';
import { ALGORITHM } from './signature.ts';

export interface Authorization {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly terminator: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/**
 * Reads `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`, in any order of the three.
 *
 * @throws WireError MissingAuthenticationTokenException, IncompleteSignatureException
 */
export function parseAuthorization(header: string | undefined): Authorization {
  if (header === undefined || header.trim() === '') {
    throw new WireError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const text = header.trim();
  if (!text.startsWith(`${ALGORITHM} `)) {
    throw new WireError(
      'IncompleteSignatureException',
      `Unsupported AWS 'algorithm': '${shorten(text.split(' ', 1)[0] ?? '')}', only ${ALGORITHM} is supported.`,
    );
  }
  const parameters = new Map<string, string>();
  for (const part of text.slice(ALGORITHM.length + 1).split(',')) {
    const [, name, value] = /^([A-Za-z]+)=(.*)$/.exec(part.trim()) ?? [];
    if (name === undefined || value === undefined || /\s/.test(value)) {
      throw new WireError(
        'IncompleteSignatureException',
        `'${shorten(part.trim())}' not a valid key=value pair (missing equal-sign) in Authorization header.`,
      );
    }
    parameters.set(name, value);
  }
  const missing = ['Credential', 'Signature', 'SignedHeaders'].filter((name) => !parameters.get(name));
  if (missing.length > 0) {
    throw new WireError(
      'IncompleteSignatureException',
      missing.map((name) => `Authorization header requires '${name}' parameter.`).join(' '),
    );
  }
  return { ...parseCredential(parameters.get('Credential') as string), ...parseRest(parameters) };
}

/** @throws WireError IncompleteSignatureException */
export function parseCredential(credential: string) {
  // An access key id may contain slashes; the scope is the last four parts.
  const parts = credential.split('/');
  const [date, region, service, terminator] = parts.slice(-4);
  if (parts.length < 5 || !date || !region || !service || !terminator) {
    throw new WireError(
      'IncompleteSignatureException',
      `Credential must have at least 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${shorten(credential)}'`,
    );
  }
  return { accessKeyId: parts.slice(0, -4).join('/'), date, region, service, terminator };
}

function parseRest(parameters: ReadonlyMap<string, string>) {
  return {
    signedHeaders: (parameters.get('SignedHeaders') as string).split(';'),
    signature: parameters.get('Signature') as string,
  };
}

export function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
