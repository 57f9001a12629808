/** Reads the settings as strings, and remembers where each came from. Judging them is `toConfig`'s work. */

interface SettingSpec {
  /** Environment variable. */
  readonly variable: string;
  /** Without dashes; absent where a flag would show a secret in the process list. */
  readonly flag: string | undefined;
  readonly fallback: string | undefined;
  /** Comes from the environment, or from the file that `<variable>_FILE` names; stands in no flag, file or message. */
  readonly secret?: true;
  /** What holds while nothing is set, where no one value can say it. */
  readonly unset?: string;
  /** A path: one in the configuration file is seen from that file's folder. */
  readonly path?: true;
}

/** Every setting by its name in the configuration file. */
export const SETTINGS = {
  config: { variable: 'QLDB_CONSOLE_CONFIG', flag: 'config', fallback: undefined },
  host: { variable: 'HOST', flag: 'host', fallback: '127.0.0.1' },
  port: { variable: 'PORT', flag: 'port', fallback: '8580' },
  publicUrl: { variable: 'PUBLIC_URL', flag: 'public-url', fallback: undefined, unset: 'this machine only' },
  trustedProxies: { variable: 'TRUSTED_PROXIES', flag: 'trusted-proxies', fallback: undefined },
  tlsCertFile: { variable: 'TLS_CERT_FILE', flag: 'tls-cert-file', fallback: undefined, path: true },
  tlsKeyFile: { variable: 'TLS_KEY_FILE', flag: 'tls-key-file', fallback: undefined, path: true },
  managementPort: { variable: 'MANAGEMENT_PORT', flag: 'management-port', fallback: undefined },
  managementHost: { variable: 'MANAGEMENT_HOST', flag: 'management-host', fallback: '127.0.0.1' },
  drainSeconds: {
    variable: 'DRAIN_SECONDS',
    flag: 'drain-seconds',
    fallback: undefined,
    unset: '0; 5 if others can reach it',
  },
  graceSeconds: { variable: 'GRACE_SECONDS', flag: 'grace-seconds', fallback: '10' },
  insecureNoSignIn: { variable: 'INSECURE_NO_SIGN_IN', flag: 'insecure-no-sign-in', fallback: undefined },
  signInClientSecret: { variable: 'SIGN_IN_CLIENT_SECRET', flag: undefined, fallback: undefined, secret: true },
  sessionKeys: { variable: 'SESSION_KEYS', flag: undefined, fallback: undefined, secret: true },
  readOnly: { variable: 'READ_ONLY', flag: 'read-only', fallback: 'off' },
  auditFile: {
    variable: 'AUDIT_FILE',
    flag: 'audit-file',
    fallback: undefined,
    path: true,
    unset: 'audit.jsonl in dataDir',
  },
  auditStdout: { variable: 'AUDIT_STDOUT', flag: 'audit-stdout', fallback: undefined, unset: 'on with sign-in' },
  rateUser: { variable: 'RATE_USER_PER_MINUTE', flag: 'rate-user-per-minute', fallback: '12000' },
  rateAddress: { variable: 'RATE_ADDRESS_PER_MINUTE', flag: 'rate-address-per-minute', fallback: '30000' },
  rateConcurrent: { variable: 'RATE_CONCURRENT_PER_USER', flag: 'rate-concurrent-per-user', fallback: '64' },
  otelEndpoint: { variable: 'OTEL_EXPORTER_OTLP_ENDPOINT', flag: 'otel-endpoint', fallback: undefined },
  ledgerPort: { variable: 'LEDGER_PORT', flag: 'ledger-port', fallback: '8581' },
  dataDir: { variable: 'DATA_DIR', flag: 'data-dir', fallback: './data', path: true },
  endpoint: { variable: 'QLDB_ENDPOINT', flag: 'endpoint', fallback: undefined, unset: 'embedded' },
  endpointName: {
    variable: 'QLDB_ENDPOINT_NAME',
    flag: 'endpoint-name',
    fallback: undefined,
    unset: 'its host and port',
  },
  region: { variable: 'AWS_REGION', flag: 'region', fallback: 'us-east-1' },
  profile: { variable: 'AWS_PROFILE', flag: 'profile', fallback: undefined },
  accessKeyId: { variable: 'LEDGER_ACCESS_KEY_ID', flag: undefined, fallback: 'local', secret: true },
  secretAccessKey: { variable: 'LEDGER_SECRET_ACCESS_KEY', flag: undefined, fallback: 'local', secret: true },
  accountId: { variable: 'LEDGER_ACCOUNT_ID', flag: undefined, fallback: '000000000000' },
  localS3Port: { variable: 'LOCAL_S3_PORT', flag: 'local-s3-port', fallback: '8582' },
  localKinesisPort: { variable: 'LOCAL_KINESIS_PORT', flag: 'local-kinesis-port', fallback: '8583' },
  s3Endpoint: { variable: 'LEDGER_S3_ENDPOINT', flag: 's3-endpoint', fallback: undefined, unset: 'local stand-in' },
  s3AccessKeyId: { variable: 'LEDGER_S3_ACCESS_KEY_ID', flag: undefined, fallback: undefined, secret: true },
  s3SecretAccessKey: { variable: 'LEDGER_S3_SECRET_ACCESS_KEY', flag: undefined, fallback: undefined, secret: true },
  kinesisEndpoint: {
    variable: 'LEDGER_KINESIS_ENDPOINT',
    flag: 'kinesis-endpoint',
    fallback: undefined,
    unset: 'local stand-in',
  },
  kinesisAccessKeyId: { variable: 'LEDGER_KINESIS_ACCESS_KEY_ID', flag: undefined, fallback: undefined, secret: true },
  kinesisSecretAccessKey: {
    variable: 'LEDGER_KINESIS_SECRET_ACCESS_KEY',
    flag: undefined,
    fallback: undefined,
    secret: true,
  },
  logLevel: { variable: 'LOG_LEVEL', flag: 'log-level', fallback: 'info' },
} as const satisfies Record<string, SettingSpec>;

export type SettingName = keyof typeof SETTINGS;
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];
/** What is known of a setting, whichever it is. */
export function specOf(name: SettingName): SettingSpec {
  return SETTINGS[name];
}

interface Setting {
  readonly value: string | undefined;
  readonly from: 'flag' | 'environment' | 'file' | 'default';
  /** How to name it to the reader: `--port`, `PORT`, `settings.port (console.json)`, or `PORT (default)`. */
  readonly label: string;
}
export type Settings = Readonly<Record<SettingName, Setting>>;

/** The part `settings` of the configuration file, as strings. */
export interface SettingsOfFile {
  /** Name of the file, for labels. */
  readonly label: string;
  readonly settings: ReadonlyMap<SettingName, string>;
}

/**
 * A flag wins over its environment variable, which wins over the file, which wins over the default.
 * An empty environment variable counts as not set, as most process managers mean it; an empty flag, or an empty text in the
 * file, is kept as a wrong value.
 *
 * @param environment e.g. `process.env`
 * @param flags       values by flag name without dashes, e.g. `{ 'ledger-port': '9000' }`
 * @param secretFiles what stood in the files that `<variable>_FILE` name, by setting
 */
export function readEnv(
  environment: Readonly<Record<string, string | undefined>>,
  flags: Readonly<Record<string, string | undefined>> = {},
  file?: SettingsOfFile,
  secretFiles: ReadonlyMap<SettingName, string> = new Map(),
): Settings {
  const settings = {} as Record<SettingName, Setting>;
  for (const name of SETTING_NAMES) {
    const { variable, flag, fallback } = specOf(name);
    const flagged = flag !== undefined && Object.hasOwn(flags, flag) ? flags[flag] : undefined;
    const set = environment[variable];
    const [kept, filed] = [secretFiles.get(name), file?.settings.get(name)];
    if (flagged !== undefined) settings[name] = { value: flagged, from: 'flag', label: `--${flag}` };
    else if (set !== undefined && set !== '') settings[name] = { value: set, from: 'environment', label: variable };
    else if (kept !== undefined) settings[name] = { value: kept, from: 'environment', label: `${variable}_FILE` };
    else if (file && filed !== undefined)
      settings[name] = { value: filed, from: 'file', label: `settings.${name} (${file.label})` };
    else settings[name] = { value: fallback, from: 'default', label: `${variable} (default)` };
  }
  return settings;
}
