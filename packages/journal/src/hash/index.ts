export { type HashRange, ionHash, ionHashOfString, ionHashWith } from './ion-hash.ts';
export { SHA256_BYTES, sha256 } from './sha256.ts';
