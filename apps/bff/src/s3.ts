/** S3 alone, for whoever reads exported journals without a back end. */
import type { S3Client } from '@aws-sdk/client-s3';
import { SETTINGS } from './config/env.ts';
import { loadConfig } from './config/load-config.ts';
import { createS3Client } from './upstream/delivery-clients.ts';

/** Settings that say where S3 is and with which credentials, as of a connection named by `--endpoint`. */
const OF_S3 = ['region', 'profile', 's3Endpoint', 's3AccessKeyId', 's3SecretAccessKey'] as const;

/**
 * A client for S3 by the settings that a connection takes: `--region` (AWS_REGION), `--profile` (AWS_PROFILE),
 * `--s3-endpoint` (LEDGER_S3_ENDPOINT; else AWS's own), LEDGER_S3_ACCESS_KEY_ID and LEDGER_S3_SECRET_ACCESS_KEY, or else
 * what the AWS SDK finds.
 *
 * @param environment e.g. `process.env`
 * @param flags       values by flag name without dashes
 * @throws ConfigError
 */
export async function openS3(
  environment: Readonly<Record<string, string | undefined>>,
  flags: {
    readonly region?: string | undefined;
    readonly profile?: string | undefined;
    readonly 's3-endpoint'?: string | undefined;
  },
): Promise<S3Client> {
  const kept: ReadonlySet<string> = new Set(OF_S3.map((name) => SETTINGS[name].variable));
  const others = Object.values(SETTINGS).flatMap(({ variable }) => (kept.has(variable) ? [] : [[variable, undefined]]));
  // No ledger is asked for anything; naming one makes S3 what it is beside a ledger that is not ours.
  const settings = { ...environment, ...Object.fromEntries(others), QLDB_ENDPOINT: 'http://127.0.0.1' };
  const { upstream } = await loadConfig(settings, { ...flags });
  if (upstream.kind !== 'endpoint') throw new Error('a named endpoint is no embedded service');
  return createS3Client(upstream.s3, {});
}
