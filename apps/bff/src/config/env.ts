/** Reads the settings as strings, and remembers where each came from. Judging them is `toConfig`'s work. */

/** Every setting: its environment variable, its flag (absent where a flag would show a secret in the process list), its default. */
export const SETTINGS = {
  host: { variable: 'HOST', flag: 'host', fallback: '127.0.0.1' },
  port: { variable: 'PORT', flag: 'port', fallback: '8580' },
  ledgerPort: { variable: 'LEDGER_PORT', flag: 'ledger-port', fallback: '8581' },
  dataDir: { variable: 'DATA_DIR', flag: 'data-dir', fallback: './data' },
  endpoint: { variable: 'QLDB_ENDPOINT', flag: 'endpoint', fallback: undefined },
  connections: { variable: 'QLDB_CONNECTIONS', flag: 'connections', fallback: undefined },
  region: { variable: 'AWS_REGION', flag: 'region', fallback: 'us-east-1' },
  profile: { variable: 'AWS_PROFILE', flag: 'profile', fallback: undefined },
  accessKeyId: { variable: 'LEDGER_ACCESS_KEY_ID', flag: undefined, fallback: 'local' },
  secretAccessKey: { variable: 'LEDGER_SECRET_ACCESS_KEY', flag: undefined, fallback: 'local' },
  accountId: { variable: 'LEDGER_ACCOUNT_ID', flag: undefined, fallback: '000000000000' },
  localS3Port: { variable: 'LOCAL_S3_PORT', flag: 'local-s3-port', fallback: '8582' },
  localKinesisPort: { variable: 'LOCAL_KINESIS_PORT', flag: 'local-kinesis-port', fallback: '8583' },
  s3Endpoint: { variable: 'LEDGER_S3_ENDPOINT', flag: 's3-endpoint', fallback: undefined },
  s3AccessKeyId: { variable: 'LEDGER_S3_ACCESS_KEY_ID', flag: undefined, fallback: undefined },
  s3SecretAccessKey: { variable: 'LEDGER_S3_SECRET_ACCESS_KEY', flag: undefined, fallback: undefined },
  kinesisEndpoint: { variable: 'LEDGER_KINESIS_ENDPOINT', flag: 'kinesis-endpoint', fallback: undefined },
  kinesisAccessKeyId: { variable: 'LEDGER_KINESIS_ACCESS_KEY_ID', flag: undefined, fallback: undefined },
  kinesisSecretAccessKey: { variable: 'LEDGER_KINESIS_SECRET_ACCESS_KEY', flag: undefined, fallback: undefined },
  logLevel: { variable: 'LOG_LEVEL', flag: 'log-level', fallback: 'info' },
} as const satisfies Record<string, { variable: string; flag: string | undefined; fallback: string | undefined }>;

export type SettingName = keyof typeof SETTINGS;
interface Setting {
  readonly value: string | undefined;
  readonly from: 'flag' | 'environment' | 'default';
  /** How to name it to the reader: `--port`, `PORT`, or `PORT (default)`. */
  readonly label: string;
}
export type Settings = Readonly<Record<SettingName, Setting>>;

/**
 * A flag wins over its environment variable, which wins over the default.
 * An empty environment variable counts as not set, as most process managers mean it; an empty flag is kept as a wrong value.
 *
 * @param environment e.g. `process.env`
 * @param flags       values by flag name without dashes, e.g. `{ 'ledger-port': '9000' }`
 */
export function readEnv(
  environment: Readonly<Record<string, string | undefined>>,
  flags: Readonly<Record<string, string | undefined>> = {},
): Settings {
  const settings = {} as Record<SettingName, Setting>;
  for (const name of Object.keys(SETTINGS) as SettingName[]) {
    const { variable, flag, fallback } = SETTINGS[name];
    const flagged = flag === undefined ? undefined : flags[flag];
    const set = environment[variable];
    if (flagged !== undefined) settings[name] = { value: flagged, from: 'flag', label: `--${flag}` };
    else if (set !== undefined && set !== '') settings[name] = { value: set, from: 'environment', label: variable };
    else settings[name] = { value: fallback, from: 'default', label: `${variable} (default)` };
  }
  return settings;
}
