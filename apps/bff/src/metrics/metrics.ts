import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { VERSION } from '../version.ts';

/** Which limit stopped a request. */
export type LimitName =
  | 'address'
  | 'user'
  | 'concurrent'
  | 'sign-in'
  | 'reports'
  | 'objects'
  | 'live-views'
  | 'block-ranges'
  | 'connections';
/** What is streamed to readers. */
export type StreamKind = 'objects' | 'live-views' | 'block-ranges';
/** How a call to QLDB, S3 or Kinesis ended. */
export type CallOutcome =
  | 'ok'
  | 'throttled'
  | 'refused'
  | 'failed'
  | 'timeout'
  | 'unreachable'
  | 'unreadable'
  | 'abandoned';

/** The figures of one back end; docs/operations.md lists them. Labels take their values from closed sets alone. */
export type Metrics = ReturnType<typeof createMetrics>;

/** Seconds. Blocks come in milliseconds, exports and slow services in seconds. */
const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

let ofProcess: Registry | undefined;

/** Processor, memory, handles, event loop, garbage collection: once, however many back ends the process holds. */
function processRegistry(): Registry {
  if (ofProcess === undefined) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}

export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  processRegistry();
  new Gauge({
    name: 'qldb_console_build_info',
    help: 'Always 1; its label says which version runs',
    labelNames: ['version'] as const,
    registers,
  }).set({ version: VERSION }, 1);
  return {
    requests: new Histogram({
      name: 'qldb_console_http_request_duration_seconds',
      help: 'Requests of browsers, from their first byte to the last of the answer',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: SECONDS,
      registers,
    }),
    requestsInFlight: new Gauge({
      name: 'qldb_console_http_requests_in_flight',
      help: 'Requests that are being answered',
      registers,
    }),
    connections: new Gauge({
      name: 'qldb_console_http_connections',
      help: 'Open connections of browsers and proxies',
      registers,
    }),
    openStreams: new Gauge({
      name: 'qldb_console_open_streams',
      help: 'Streamed answers that are open, by what is streamed',
      labelNames: ['kind'] as const,
      registers,
    }),
    slowReaders: new Counter({
      name: 'qldb_console_slow_readers_total',
      help: 'Connections that were cut off because their reader took nothing for too long',
      registers,
    }),
    rateLimited: new Counter({
      name: 'qldb_console_rate_limited_total',
      help: 'Requests and connections refused by a limit of the console, by limit',
      labelNames: ['limit'] as const,
      registers,
    }),
    upstreamCalls: new Histogram({
      name: 'qldb_console_upstream_call_duration_seconds',
      help: 'Calls to QLDB, S3 and Kinesis with all their attempts, until the answer was read (of objects: until it began)',
      labelNames: ['connection', 'service', 'operation', 'outcome'] as const,
      buckets: SECONDS,
      registers,
    }),
    upstreamRetries: new Counter({
      name: 'qldb_console_upstream_retries_total',
      help: 'Attempts beyond the first of a call',
      labelNames: ['connection', 'service'] as const,
      registers,
    }),
    upstreamWaiting: new Gauge({
      name: 'qldb_console_upstream_waiting',
      help: 'Calls that wait for others on the same connection to end',
      labelNames: ['connection', 'service'] as const,
      registers,
    }),
    signIns: new Counter({
      name: 'qldb_console_sign_ins_total',
      help: 'Sign-ins of users and openings of auditor links, by outcome',
      labelNames: ['kind', 'outcome'] as const,
      registers,
    }),
    auditFailures: new Counter({
      name: 'qldb_console_audit_failures_total',
      help: 'Entries that could not be written to the audit log',
      registers,
    }),
    verifications: new Counter({
      name: 'qldb_console_verifications_total',
      help: 'Verifications that browsers reported, by what was verified and the verdict; nothing checks these reports',
      labelNames: ['kind', 'outcome'] as const,
      registers,
    }),
    /** The text that Prometheus reads. */
    async text(): Promise<string> {
      return `${await registry.metrics()}\n${await processRegistry().metrics()}`;
    },
    contentType: registry.contentType,
  };
}
