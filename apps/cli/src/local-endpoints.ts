import {
  createLog,
  LOCAL_BUCKET,
  LOCAL_SETTINGS,
  LOCAL_STREAM,
  readLocalConfig,
  startLocalEndpoints,
} from '@qldb-console/local-endpoints';
import { parseFlags } from './flags.ts';
import { stopSignal } from './stop-signal.ts';

/**
 * `qldb-console local-endpoints`: the stand-ins for S3 and Kinesis alone, until told to stop.
 *
 * @returns the exit code
 * @throws UsageError, ConfigError, LocalEndpointError
 */
export async function runLocalEndpoints(args: readonly string[]): Promise<number> {
  const flags = Object.values(LOCAL_SETTINGS).flatMap(({ flag }) => (flag === undefined ? [] : [flag]));
  const { options, logLevel } = readLocalConfig(parseFlags<(typeof flags)[number]>(args, flags), process.env);
  const signal = stopSignal();
  await using endpoints = await startLocalEndpoints({ ...options, log: createLog(logLevel) });
  const { s3Url, kinesisUrl } = endpoints;
  process.stdout.write(
    `${s3Url === undefined ? '' : `Local S3 on ${s3Url} (bucket ${LOCAL_BUCKET})\n`}` +
      `${kinesisUrl === undefined ? '' : `Local Kinesis on ${kinesisUrl} (stream ${LOCAL_STREAM})\n`}` +
      `Data in ${options.dataDir}; for this machine only, region ${options.region}\n`,
  );
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  return 0;
}
