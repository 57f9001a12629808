/** The contract of console and back end: schemas, types, paths, and the typed fetch client. */

export * from './access.ts';
export { AuditChain, MOST_FAULTS } from './audit/chain.ts';
export { readAuditDigest, readAuditEntry } from './audit/read-line.ts';
export type * from './audit/verdict.ts';
export type { ArchivePlace, ReadArchiveObjectOptions } from './client/archives.ts';
export { ApiError } from './client/transport.ts';
export * from './client.ts';
export * from './paths.ts';
export * from './problem.ts';
export * from './schemas/access.ts';
export * from './schemas/archives.ts';
export * from './schemas/audit.ts';
export * from './schemas/blocks.ts';
export * from './schemas/connections.ts';
export * from './schemas/exports.ts';
export * from './schemas/keys.ts';
export * from './schemas/ledgers.ts';
export * from './schemas/links.ts';
export * from './schemas/presign.ts';
export * from './schemas/session.ts';
export * from './schemas/streams.ts';
export * from './schemas/tags.ts';
export * from './schemas/values.ts';
export * from './schemas/workload.ts';
