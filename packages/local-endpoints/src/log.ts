import { type Logger, pino } from 'pino';

/** Structured log on stderr, one JSON object per line. Nothing that is logged holds a body, a header, or a key. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }));
}
