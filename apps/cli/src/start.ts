import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Config, type DeliveryTarget, type EmbeddedUpstream, loadConfig, VERSION } from '@qldb-console/bff';
import { parseFlags } from './flags.ts';
import type { LocalUrls } from './local-endpoints-process.ts';
import { type Product, startProduct } from './product.ts';
import { type SettingFlag, settingFlags } from './setting-flags.ts';
import { stopSignal } from './stop-signal.ts';

/** Where the build puts the console. */
const assets = fileURLToPath(new URL('../../console/dist', import.meta.url));

/** Settings from the command line, the environment and the files they name. @throws UsageError, ConfigError */
export async function settingsOf(args: readonly string[]): Promise<Config> {
  return loadConfig(process.env, parseFlags<SettingFlag>(args, settingFlags()));
}

/** `qldb-console start`: runs until it is told to stop. @returns the exit code */
export async function runStart(args: readonly string[]): Promise<number> {
  const config = await settingsOf(args);
  const signal = stopSignal();
  const built = existsSync(join(assets, 'index.html'));
  return runProduct(config, signal, built ? assets : undefined, (product) => {
    // With the audit log on standard output every line there is JSON, which collectors rely on.
    if (config.audit.stdout) logStart(config, product, built);
    else process.stdout.write(announcement(config, product, built));
  });
}

/**
 * Starts the product, tells the caller, and stops it when the signal comes.
 *
 * @throws ListenError, ProductError
 */
export async function runProduct(
  config: Config,
  signal: AbortSignal,
  assetsDir: string | undefined,
  started: (product: Product) => void,
): Promise<number> {
  let product: Product;
  try {
    product = await startProduct(config, { assetsDir, signal });
  } catch (error) {
    if (signal.aborted) return 0;
    throw error;
  }
  const stopped = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  started(product);
  try {
    await Promise.race([stopped, product.broken]);
  } catch (error) {
    // A terminal's Ctrl-C reaches the ledger service too; that it ends first is no failure.
    if (!signal.aborted) throw error;
  } finally {
    await product.close();
  }
  return 0;
}

/** What the announcement says, for programs. */
function logStart({ publicUrl, warnings, connections, upstream }: Config, product: Product, built: boolean): void {
  const { log, url, managementUrl } = product;
  for (const warning of warnings) log.warn({ warning }, 'settings');
  log.info(
    {
      version: VERSION,
      publicUrl: publicUrl?.href,
      listens: url,
      management: managementUrl,
      ledgerService: upstream.kind === 'endpoint' ? upstream.endpoint : product.ledgerUrl,
      connections: connections.length + 1,
      ...(built ? {} : { assets: 'not built' }),
    },
    'started',
  );
}

/** What the reader needs to go on, and nothing else; a secret of their own is not repeated. */
function announcement(config: Config, product: Product, built: boolean): string {
  const { publicUrl, basePath, warnings } = config;
  const lines = ['', ...warnings.map((line) => `  WARNING          ${line}`), ...(warnings.length > 0 ? [''] : [])];
  lines.push(`  QLDB Console     ${publicUrl?.href ?? product.url}`);
  if (publicUrl) lines.push(`  listens on       ${product.url}${basePath}`);
  if (product.managementUrl) lines.push(`  Management       ${product.managementUrl}  (/healthz, /readyz, /metrics)`);
  const { upstream } = config;
  if (upstream.kind === 'endpoint') {
    lines.push(`  Ledger service   ${upstream.endpoint}  (region ${upstream.region})`);
  } else {
    const isDefault = upstream.accessKeyId === 'local' && upstream.secretAccessKey === 'local';
    const secret = isDefault ? 'local' : '"$LEDGER_SECRET_ACCESS_KEY"';
    lines.push(
      `  Ledger service   ${product.ledgerUrl}  (region ${upstream.region}, data in ${upstream.dataDir})`,
      ...deliveryLines(upstream, product.local),
      '',
      '  The same ledgers with the AWS CLI (any version that still knows QLDB):',
      `  AWS_ACCESS_KEY_ID=${upstream.accessKeyId} AWS_SECRET_ACCESS_KEY=${secret} ` +
        `aws qldb list-ledgers --endpoint-url ${product.ledgerUrl} --region ${upstream.region}`,
    );
  }
  if (config.connections.length > 0)
    lines.push('', `  Connections      ${config.connections.length} more from ${config.sources.config}`);
  if (!built)
    lines.push('', '  The console is not built, so only its API is served. Run "npm run build", then start again.');
  return `${[...lines, '', '  Stop with Ctrl-C.', ''].join('\n')}\n`;
}

/** Where journals are exported and streamed to. */
function deliveryLines({ s3, kinesis, region }: EmbeddedUpstream, local: LocalUrls): string[] {
  const own = (target: DeliveryTarget) =>
    target.kind === 'own' ? (target.endpoint ?? `AWS's own (region ${region})`) : '';
  return [
    `  S3               ${local.s3 ? `${local.s3}  (local stand-in, this machine only; bucket local-exports)` : own(s3)}`,
    `  Kinesis          ${local.kinesis ? `${local.kinesis}  (local stand-in, this machine only; stream local-journal)` : own(kinesis)}`,
  ];
}
