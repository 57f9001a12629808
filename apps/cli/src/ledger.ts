import { createLedgerService, createLog, LEDGER_SETTINGS, readLedgerConfig } from '@qldb-console/ledger';
import { parseFlags } from './flags.ts';
import { stopSignal } from './stop-signal.ts';

/**
 * `qldb-console ledger`: the embedded ledger service alone, until it is told to stop.
 *
 * @returns the exit code
 * @throws UsageError, ConfigError, ServiceError
 */
export async function runLedger(args: readonly string[]): Promise<number> {
  const flags = Object.values(LEDGER_SETTINGS).flatMap(({ flag }) => (flag === undefined ? [] : [flag]));
  const { host, port, logLevel, service } = readLedgerConfig(
    parseFlags<(typeof flags)[number]>(args, flags),
    process.env,
  );
  const signal = stopSignal();
  await using ledger = await createLedgerService({ ...service, log: createLog(logLevel) });
  await ledger.listen(port, host);
  const { accessKeyId, secretAccessKey } = service.credentials;
  // A secret of the reader's own is not repeated.
  const secret = secretAccessKey === 'local' ? 'local' : '"$LEDGER_SECRET_ACCESS_KEY"';
  process.stdout.write(
    `Ledger service on ${ledger.url} (region ${service.region}, data in ${service.dataDir})\n` +
      `AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secret} ` +
      `aws qldb list-ledgers --endpoint-url ${ledger.url} --region ${service.region}\n`,
  );
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  return 0;
}
