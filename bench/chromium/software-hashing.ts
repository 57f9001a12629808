/** SHA-256 for ion-hash-js in a browser, whose own is asynchronous: the two that one would take. */
import { sha256 } from '@noble/hashes/sha2.js';
import { createSHA256 } from 'hash-wasm';
import type { Hashing } from '../ion-js-verifier.ts';

export async function softwareHashings(): Promise<Record<string, Hashing>> {
  return { '@noble/hashes': nobleHashing(), 'hash-wasm': await wasmHashing() };
}

function nobleHashing(): Hashing {
  return {
    provider: () => {
      let hash = sha256.create();
      return {
        update: (bytes) => {
          hash.update(bytes);
        },
        digest: () => {
          const digest = hash.digest();
          hash = sha256.create();
          return digest;
        },
      };
    },
    sha256: (a, b) => sha256.create().update(a).update(b).digest(),
  };
}

/** One instance hashes one message at a time, but ion-hash-js begins many: what they consist of waits. */
async function wasmHashing(): Promise<Hashing> {
  const hasher = await createSHA256();
  const hash = (parts: readonly Uint8Array[]): Uint8Array => {
    hasher.init();
    for (const part of parts) hasher.update(part);
    return hasher.digest('binary');
  };
  return {
    provider: () => {
      let parts: Uint8Array[] = [];
      return {
        update: (bytes) => {
          // It may be overwritten.
          parts.push(bytes.slice());
        },
        digest: () => {
          const digest = hash(parts);
          parts = [];
          return digest;
        },
      };
    },
    sha256: (a, b) => hash([a, b]),
  };
}
