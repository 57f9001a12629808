import { type Logger, pino } from 'pino';

/** Structured log, one JSON object per line. Nothing that is logged anywhere holds a body, a header, or a key. */
export function createLog(level: string, file: 1 | 2 = 2): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: file, sync: true }),
  );
}

export function silentLog(): Logger {
  return pino({ enabled: false });
}
