import { createHash, hkdfSync, type webcrypto } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose';
import { LIMITS } from '../limits.ts';

/** What a sealed text is for; one that was made for something else does not open. */
export type SealPurpose = 'session' | 'refresh' | 'sign-in' | 'link';

/** Seals what the console hands out and takes back: cookies, and the tokens of auditor links. */
export interface SessionKeys {
  /**
   * @param claims what JSON can hold
   * @returns a compact JWE (RFC 7516): visible ASCII without anything that cookies or addresses would have to escape
   */
  seal(purpose: SealPurpose, claims: object): Promise<string>;
  /**
   * The claims of a text that one of the keys sealed for this purpose and this console; undefined for everything else.
   * Nothing else of them is judged: their times are up to the caller.
   */
  open(purpose: SealPurpose, sealed: string): Promise<unknown>;
}

const ALGORITHMS = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };

interface DerivedKey {
  readonly kid: string;
  readonly key: webcrypto.CryptoKey;
}

/**
 * The first key seals, all open: a new one is put in front, and the old one is taken away when what it sealed has ended.
 * AES-256-GCM with a key of its own per purpose (HKDF, RFC 5869), chosen by the header `kid`.
 *
 * @param keys     32 bytes each, at least one
 * @param audience this console, e.g. its public address: another one with the same keys opens nothing of it
 */
export function createSessionKeys(keys: readonly Uint8Array[], audience: string): SessionKeys {
  const derived = new Map<SealPurpose, Promise<readonly DerivedKey[]>>();
  const keysFor = (purpose: SealPurpose) => {
    let found = derived.get(purpose);
    if (found === undefined) {
      found = Promise.all(keys.map((key) => derive(key, purpose, audience)));
      derived.set(purpose, found);
    }
    return found;
  };
  return {
    async seal(purpose, claims) {
      const [first] = await keysFor(purpose);
      if (first === undefined) throw new Error('There is no session key.');
      return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(claims)))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: first.kid })
        .encrypt(first.key);
    },
    async open(purpose, sealed) {
      if (sealed.length > LIMITS.sealed || !isCanonical(sealed)) return undefined;
      try {
        const { kid } = decodeProtectedHeader(sealed);
        const found = (await keysFor(purpose)).find((candidate) => candidate.kid === kid);
        if (found === undefined) return undefined;
        const { plaintext } = await compactDecrypt(sealed, found.key, { ...ALGORITHMS, maxDecompressedLength: 0 });
        return JSON.parse(new TextDecoder().decode(plaintext));
      } catch {
        return undefined;
      }
    },
  };
}

async function derive(key: Uint8Array, purpose: SealPurpose, audience: string): Promise<DerivedKey> {
  const bytes = hkdfSync('sha256', key, '', JSON.stringify(['qldb-console', purpose, audience]), 32);
  return {
    kid: createHash('sha256').update('qldb-console key id').update(key).digest('base64url').slice(0, 12),
    key: await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']),
  };
}

/** The last digit of base64url has spare bits; a text in which they are set means the same bytes, and is not ours. */
function isCanonical(sealed: string): boolean {
  const parts = sealed.split('.');
  return parts.length === 5 && parts.every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
}
