export { type HashRange, ionHash, ionHashOfString, ionHashWith } from './ion-hash.ts';
export { sha256 } from './sha256.ts';
