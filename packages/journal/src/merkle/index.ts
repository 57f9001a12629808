export type { Hash, HashOrder } from './dot.ts';
export { compareHashes, dot, equalBytes, HASH_BYTES } from './dot.ts';
export type { FoldStep } from './fold.ts';
export { foldProof, foldStep } from './fold.ts';
export { Frontier } from './frontier.ts';
export type { NodeId, NodeStore, StoredNode } from './history-tree.ts';
export { completeNodes, nodeKey, nodesToStore, pathAt, rootAt } from './history-tree.ts';
export type { SiblingSpan, Span } from './tree.ts';
export { merklePath, merkleRoot, siblingSpans } from './tree.ts';
