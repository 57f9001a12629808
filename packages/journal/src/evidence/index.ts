export { formatDigestCliJson, formatDigestConsoleFile } from './format-digest.ts';
export { parseDigest } from './read-digest.ts';
export type { SuppliedDocument } from './read-document.ts';
export { readDocument } from './read-document.ts';
