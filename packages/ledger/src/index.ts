/** The QLDB-compatible ledger service as a library. */

export type { AwsTarget } from './aws-target.ts';
export { type CheckDirectoryOptions, checkDirectory } from './check/check-directory.ts';
export type { LedgerCheck, StoreProblem, StoreProblemKind } from './check/types.ts';
export type { LedgerConfig } from './config.ts';
export { ConfigError, LEDGER_SETTINGS, readLedgerConfig } from './config.ts';
export type { LedgerInput } from './engine/engine.ts';
export { Engine } from './engine/engine.ts';
export type { EngineErrorCode } from './engine/errors.ts';
export { EngineError } from './engine/errors.ts';
export { formatBlock } from './engine/format-block.ts';
export type { TransactionInput } from './engine/transaction.ts';
export { ServiceError } from './errors.ts';
export { type JudgeThreads, openJudgeThreads } from './judge/index.ts';
export { createLog } from './log.ts';
export { SAMPLE } from './sample/sample-ledger.ts';
export type { SeedOptions, SeedProgress } from './seed/seed.ts';
export { seedLedger } from './seed/seed.ts';
export type { LedgerService, LedgerServiceOptions } from './service.ts';
export { createLedgerService } from './service.ts';
export { openSqliteStore } from './store/sqlite/sqlite-store.ts';
