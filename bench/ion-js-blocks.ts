/** The verifier made of ion-js and ion-hash-js with the SHA-256 of Node, in the way that is fastest for it. */
import { createHash } from 'node:crypto';
import ionHashJs from 'ion-hash-js';
import { type Hashing, isSound, type RehashedBlock, rehashStream, rehashTree } from './ion-js-verifier.ts';

const hashing: Hashing = {
  provider: ionHashJs.cryptoHasherProvider('sha256'),
  sha256: (a, b) => createHash('sha256').update(a).update(b).digest(),
};

export const rehashByIonJs = (block: Uint8Array): RehashedBlock => rehashStream(block, hashing);

/** Whether every hash of the block is what its content gives. */
export const verifyByIonJs = (block: Uint8Array): boolean => isSound(rehashByIonJs(block), hashing);

/** The same in the simple way: a tree of the block. */
export const verifyTreeByIonJs = (block: Uint8Array): boolean => isSound(rehashTree(block, hashing), hashing);
