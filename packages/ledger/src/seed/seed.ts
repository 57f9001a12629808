import { EngineError } from '../engine/errors.ts';
import { ServiceError } from '../errors.ts';
import type { Credentials } from '../http/sigv4/signature.ts';
import { seedDirectory } from './seed-directory.ts';
import { isLedgerService, seedService } from './seed-service.ts';

export interface SeedOptions {
  readonly ledger: string;
  /** Blocks to commit, besides the first one of a new ledger. */
  readonly blocks: number;
  /** The same text gives the same transactions. */
  readonly seed: string;
  /** A running service; used when one answers there. */
  readonly endpoint: string;
  /** Whether the endpoint was asked for: then the data directory is not opened instead. */
  readonly endpointOnly: boolean;
  readonly dataDir: string;
  readonly region: string;
  readonly credentials: Credentials;
  readonly maxLedgers: number;
  /** Stops after the blocks that are being written. */
  readonly signal: AbortSignal;
}

export interface SeedProgress {
  readonly committed: number;
  readonly lastSequenceNo: number;
}

/**
 * Commits invented transactions of a vehicle registration office, creating the ledger when it is missing: through the
 * service that runs at the endpoint, or else in the data directory itself. Memory stays the same for any number.
 *
 * @throws ServiceError
 */
export async function* seedLedger(options: SeedOptions): AsyncGenerator<SeedProgress> {
  const answers = await isLedgerService(options.endpoint);
  if (!answers && options.endpointOnly) {
    throw new ServiceError('no-service', `No ledger service answers at ${options.endpoint}.`);
  }
  try {
    yield* answers ? seedService(options) : seedDirectory(options);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw new ServiceError('seed-failed', `${error.message}.`, { cause: error });
  }
}
