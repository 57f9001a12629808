/**
 * Why the service cannot start or go on; the message is meant for the person at the terminal.
 * What a client did wrong is an `ApiError` (api/errors.ts), what a transaction did wrong an `EngineError` (engine/errors.ts).
 */
export type ServiceErrorCode =
  | 'data-locked'
  | 'data-newer'
  | 'data-older'
  | 'data-damaged'
  | 'data-unusable'
  | 'not-loopback'
  | 'port-in-use'
  | 'listen-failed'
  | 'no-service'
  | 'no-ledger'
  | 'seed-failed';

export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: ServiceErrorCode;
  constructor(code: ServiceErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
