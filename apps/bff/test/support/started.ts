/** The back end as the command line starts it, on a free port, against a given upstream. */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { type Problem, problemSchema } from '@qldb-console/contract';
import type { AuditLog } from '../../src/audit/audit-log.ts';
import { toConfig } from '../../src/config/config.ts';
import { parseConfigFile } from '../../src/config/config-file.ts';
import { readEnv } from '../../src/config/env.ts';
import { createContext } from '../../src/context.ts';
import { createLogger } from '../../src/log.ts';
import { serve } from '../../src/server.ts';
import type { UpstreamOptions } from '../../src/upstream/qldb.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
  /** The body as problem details; throws when it is none. */
  problem(): Problem;
}

export interface Started extends AsyncDisposable {
  readonly url: string;
  /** The listener for health and metrics, where one is configured. */
  readonly managementUrl: string | undefined;
  /** Lines of the structured log so far. */
  readonly log: Record<string, unknown>[];
  readonly audit: AuditLog;
  send(path: string, options?: SendOptions): Promise<Answer>;
  /** Stops the server, which waits so long for what is running. */
  close(graceMs: number): Promise<void>;
}
interface SendOptions {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

export async function startBff(options: {
  upstreamUrl: string;
  assetsDir?: string;
  environment?: Record<string, string>;
  upstream?: UpstreamOptions;
  /** What stands in the configuration file. */
  file?: object;
  /** The clock of sessions. */
  now?: () => number;
}): Promise<Started> {
  const file = options.file && parseConfigFile({ path: '/tests/console.json', text: JSON.stringify(options.file) });
  const environment = { PORT: '0', LOG_LEVEL: 'debug', AUDIT_FILE: 'off', AUDIT_STDOUT: 'off', ...options.environment };
  const config = toConfig(readEnv(environment, {}, file), file === undefined ? {} : { file });
  const lines: Record<string, unknown>[] = [];
  const log = createLogger(config.logLevel, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const context = await createContext({
    config,
    embeddedUrl: options.upstreamUrl,
    assetsDir: options.assetsDir,
    log,
    upstream: options.upstream,
    now: options.now,
  });
  const server = await serve(context, config.host, config.port);
  return {
    url: server.url,
    managementUrl: server.managementUrl,
    log: lines,
    audit: context.audit,
    send: (path, sendOptions) => send(server.url + path, sendOptions),
    close: (graceMs) => server.close(graceMs),
    async [Symbol.asyncDispose]() {
      await server.close(0);
      await context[Symbol.asyncDispose]();
    },
  };
}

/** Unlike fetch it sets any header, Host included, and does not decode the body. */
function send(url: string, { method = 'GET', headers = {}, body }: SendOptions = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(url, { method, headers, agent: false }, async (incoming) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const bytes = Buffer.concat(chunks);
      const text = bytes.toString('utf8');
      resolve({
        status: incoming.statusCode ?? 0,
        headers: incoming.headers,
        body: bytes,
        text,
        problem: () => problemSchema.parse(JSON.parse(text)),
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Headers of the console's own mutations. */
export const OWN = { 'x-qldb-console': '1', 'content-type': 'application/json' };
