import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from './config/config.ts';

export type { Logger } from 'pino';

/** One JSON line per event on stderr: stdout belongs to what the command prints for people. */
export function createLogger(level: LogLevel, destination: DestinationStream = pino.destination(2)): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: describeError } },
    destination,
  );
}

/** What of an error is logged. AWS SDK errors carry whole requests and answers along, signatures included: not those. */
export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  // The engine quotes the body in message and stack: it may be a token that was sent to the wrong place.
  if ('type' in error && error.type === 'entity.parse.failed') return { name: error.name, message: 'not JSON' };
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number; requestId?: string; attempts?: number } };
  return {
    name: error.name,
    message: error.message.slice(0, 2000),
    stack: error.stack,
    ...('code' in error ? { code: error.code } : {}),
    ...($metadata
      ? { status: $metadata.httpStatusCode, awsRequestId: $metadata.requestId, attempts: $metadata.attempts }
      : {}),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
