import { hostname } from 'node:os';
import type { AuditLog } from './audit/audit-log.ts';
import { startDetails } from './audit/config-fingerprint.ts';
import { createAuditLog } from './audit/create-audit-log.ts';
import { writeStdout } from './audit/write-stdout.ts';
import { type Auth, createAuth } from './auth/auth.ts';
import { createSessionKeys } from './auth/session-keys.ts';
import type { Config } from './config/config.ts';
import { createGates, type Gates } from './limits/gates.ts';
import { createLinkReader } from './links/auditor-link.ts';
import { createLogger, type Logger } from './log.ts';
import { countSignIns } from './metrics/count-sign-ins.ts';
import { createMetrics, type Metrics } from './metrics/metrics.ts';
import { type AssetStore, loadAssets, NO_ASSETS } from './static/assets.ts';
import { openTracing, type Tracing } from './tracing/tracing.ts';
import { connectionsOf } from './upstream/connection.ts';
import { createCallObserver } from './upstream/observe-calls.ts';
import { createUpstream, type Upstream, type UpstreamOptions } from './upstream/qldb.ts';

/** Everything the routes need; made once per process (or per test). */
export interface Context extends AsyncDisposable {
  readonly config: Config;
  readonly upstreams: ReadonlyMap<string, Upstream>;
  readonly assets: AssetStore;
  readonly log: Logger;
  /** What the people who run the console see of it. */
  readonly metrics: Metrics;
  /** What is done, on record. */
  readonly audit: AuditLog;
  /** Where traces go, when they are configured. */
  readonly tracing: Tracing | undefined;
  /** Places for what is streamed. */
  readonly gates: Gates;
  /** undefined = nobody signs in. */
  readonly auth: Auth | undefined;
  /** Aborted when the process was told to stop: it is not ready any more, but still answers. */
  readonly draining: AbortController;
  /** Aborted when the server stops: what would go on for minutes ends then. */
  readonly stopping: AbortController;
}

export interface ContextOptions {
  readonly config: Config;
  /** Where the embedded ledger service listens, when the configuration has one. */
  readonly embeddedUrl?: string | undefined;
  /** Where the local stand-ins for S3 and Kinesis listen; needed when their ports were left open. */
  readonly localUrls?: { readonly s3?: string | undefined; readonly kinesis?: string | undefined } | undefined;
  /** Directory of the built console; without it only the API is served. */
  readonly assetsDir?: string | undefined;
  readonly log?: Logger | undefined;
  readonly upstream?: UpstreamOptions | undefined;
  /** Milliseconds since 1970, for the lifetimes of sessions. */
  readonly now?: (() => number) | undefined;
}

/** @throws when `assetsDir` cannot be read; AuditError when the audit log cannot be kept */
export async function createContext(options: ContextOptions): Promise<Context> {
  const { config, embeddedUrl, localUrls, assetsDir, log = createLogger(config.logLevel) } = options;
  const assets = assetsDir === undefined ? NO_ASSETS : await loadAssets(assetsDir, config.basePath);
  const started = embeddedUrl === undefined ? undefined : { ledger: embeddedUrl, ...localUrls };
  const metrics = createMetrics();
  const tracing = await openTracing(config.otelEndpoint);
  const observer = createCallObserver(metrics, log, tracing);
  const upstreams = new Map<string, Upstream>();
  for (const target of connectionsOf(config, started))
    upstreams.set(target.id, createUpstream(target, { observer, ...options.upstream }));
  const audit = await createAuditLog({
    file: config.audit.file,
    stdout: config.audit.stdout ? writeStdout : undefined,
    log,
    start: startDetails(config, hostname()),
    onFailure: () => metrics.auditFailures.inc(),
  });
  const keys = createSessionKeys(config.signIn?.keys ?? [], config.publicUrl?.href ?? '');
  const openLink = createLinkReader({ keys, revoked: config.revokedLinks, now: options.now });
  const auth = createAuth({ config, keys, log, audit: countSignIns(audit, metrics), openLink, now: options.now });
  return {
    config,
    auth,
    metrics,
    tracing,
    audit,
    gates: createGates(metrics),
    upstreams,
    assets,
    log,
    draining: new AbortController(),
    stopping: new AbortController(),
    async [Symbol.asyncDispose]() {
      for (const upstream of upstreams.values()) upstream.close();
      await tracing?.[Symbol.asyncDispose]();
      await audit[Symbol.asyncDispose]();
    },
  };
}
