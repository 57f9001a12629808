import type { Config } from './config/config.ts';
import { createGates, type Gates } from './limits/gates.ts';
import { createLogger, type Logger } from './log.ts';
import { createMetrics, type Metrics } from './metrics/metrics.ts';
import { type AssetStore, loadAssets, NO_ASSETS } from './static/assets.ts';
import { connectionsOf } from './upstream/connection.ts';
import { createUpstream, type Upstream, type UpstreamOptions } from './upstream/qldb.ts';

/** Everything the routes need; made once per process (or per test). */
export interface Context extends AsyncDisposable {
  readonly config: Config;
  readonly upstreams: ReadonlyMap<string, Upstream>;
  readonly assets: AssetStore;
  readonly log: Logger;
  /** What the people who run the console see of it. */
  readonly metrics: Metrics;
  /** Places for what is streamed. */
  readonly gates: Gates;
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
}

/** @throws when `assetsDir` cannot be read */
export async function createContext(options: ContextOptions): Promise<Context> {
  const { config, embeddedUrl, localUrls, assetsDir, log = createLogger(config.logLevel) } = options;
  const assets = assetsDir === undefined ? NO_ASSETS : await loadAssets(assetsDir, config.basePath);
  const started = embeddedUrl === undefined ? undefined : { ledger: embeddedUrl, ...localUrls };
  const upstreams = new Map<string, Upstream>();
  for (const target of connectionsOf(config, started))
    upstreams.set(target.id, createUpstream(target, options.upstream));
  const metrics = createMetrics();
  return {
    config,
    metrics,
    gates: createGates(metrics),
    upstreams,
    assets,
    log,
    draining: new AbortController(),
    stopping: new AbortController(),
    async [Symbol.asyncDispose]() {
      for (const upstream of upstreams.values()) upstream.close();
    },
  };
}
