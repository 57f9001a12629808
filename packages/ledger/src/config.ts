import type { AwsTarget } from './aws-target.ts';
import type { LedgerServiceOptions } from './service.ts';

/** Every setting of the service: its environment variable, its flag (none for the key: flags show in the process list), its default. */
export const LEDGER_SETTINGS = {
  host: { variable: 'LEDGER_HOST', flag: 'host', fallback: '127.0.0.1' },
  port: { variable: 'LEDGER_PORT', flag: 'port', fallback: '8581' },
  dataDir: { variable: 'DATA_DIR', flag: 'data-dir', fallback: './data' },
  region: { variable: 'AWS_REGION', flag: 'region', fallback: 'us-east-1' },
  accountId: { variable: 'LEDGER_ACCOUNT_ID', flag: 'account-id', fallback: '000000000000' },
  accessKeyId: { variable: 'LEDGER_ACCESS_KEY_ID', flag: undefined, fallback: 'local' },
  secretAccessKey: { variable: 'LEDGER_SECRET_ACCESS_KEY', flag: undefined, fallback: 'local' },
  stateDelayMs: { variable: 'LEDGER_STATE_DELAY_MS', flag: 'state-delay-ms', fallback: '2000' },
  maxLedgers: { variable: 'LEDGER_MAX_LEDGERS', flag: 'max-ledgers', fallback: '5' },
  maxStreams: { variable: 'LEDGER_MAX_STREAMS', flag: 'max-streams', fallback: '5' },
  impairedDays: { variable: 'LEDGER_STREAM_IMPAIRED_DAYS', flag: 'stream-impaired-days', fallback: '7' },
  maxExports: { variable: 'LEDGER_MAX_EXPORTS', flag: 'max-exports', fallback: '2' },
  exportRetrySeconds: { variable: 'LEDGER_EXPORT_RETRY_SECONDS', flag: 'export-retry-seconds', fallback: '1800' },
  maxTags: { variable: 'LEDGER_MAX_TAGS', flag: 'max-tags', fallback: '50' },
  jobRetentionDays: { variable: 'LEDGER_JOB_RETENTION_DAYS', flag: 'job-retention-days', fallback: '7' },
  s3Endpoint: { variable: 'LEDGER_S3_ENDPOINT', flag: 's3-endpoint', fallback: '' },
  s3AccessKeyId: { variable: 'LEDGER_S3_ACCESS_KEY_ID', flag: undefined, fallback: '' },
  s3SecretAccessKey: { variable: 'LEDGER_S3_SECRET_ACCESS_KEY', flag: undefined, fallback: '' },
  kinesisEndpoint: { variable: 'LEDGER_KINESIS_ENDPOINT', flag: 'kinesis-endpoint', fallback: '' },
  kinesisAccessKeyId: { variable: 'LEDGER_KINESIS_ACCESS_KEY_ID', flag: undefined, fallback: '' },
  kinesisSecretAccessKey: { variable: 'LEDGER_KINESIS_SECRET_ACCESS_KEY', flag: undefined, fallback: '' },
  sample: { variable: 'LEDGER_SAMPLE', flag: 'sample', fallback: 'on' },
  check: { variable: 'LEDGER_CHECK', flag: 'check', fallback: 'off' },
  logLevel: { variable: 'LOG_LEVEL', flag: 'log-level', fallback: 'info' },
} as const satisfies Record<string, { variable: string; flag: string | undefined; fallback: string }>;
type Name = keyof typeof LEDGER_SETTINGS;

export interface LedgerConfig {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  readonly logLevel: string;
  readonly service: Required<
    Pick<
      LedgerServiceOptions,
      | 'dataDir'
      | 'region'
      | 'accountId'
      | 'credentials'
      | 'stateDelayMs'
      | 'maxLedgers'
      | 'maxStreams'
      | 'maxImpairedMs'
      | 'maxExports'
      | 'exportRetryMs'
      | 'maxTags'
      | 'jobRetentionMs'
      | 's3'
      | 'kinesis'
      | 'sampleLedger'
      | 'checkAtStart'
    >
  >;
}

/** Everything that is wrong with the settings, one line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/**
 * Flags win over the environment, and that over the defaults.
 *
 * @param flags values by the flag's name without dashes
 * @throws ConfigError naming every wrong value at once, and where it came from
 */
export function readLedgerConfig(
  flags: Readonly<Record<string, string | undefined>>,
  env: Readonly<Record<string, string | undefined>>,
): LedgerConfig {
  const problems: string[] = [];
  const text = (name: Name, pattern: RegExp, expected: string): string => {
    const { variable, flag, fallback } = LEDGER_SETTINGS[name];
    const fromFlag = flag === undefined ? undefined : flags[flag];
    const value = fromFlag ?? env[variable] ?? fallback;
    if (pattern.test(value)) return value;
    const secret = /AccessKey/i.test(name);
    const shown = secret ? 'not valid' : JSON.stringify(value.slice(0, 200));
    problems.push(`${fromFlag === undefined ? variable : `--${flag}`} is ${shown}: must be ${expected}.`);
    return fallback;
  };
  const integer = (name: Name, min: number, max: number): number => {
    const before = problems.length;
    const value = Number(text(name, /^\d{1,9}$/, `a whole number from ${min} to ${max}`));
    if (problems.length === before && (value < min || value > max)) {
      text(name, /(?!)/, `a whole number from ${min} to ${max}`);
    }
    return value;
  };

  const target = (service: 's3' | 'kinesis', region: string): AwsTarget => {
    const endpoint = text(
      `${service}Endpoint`,
      /^$|^https?:\/\/(?:[A-Za-z0-9._-]{1,255}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?\/?$/,
      'an address like http://127.0.0.1:9000',
    );
    const accessKeyId = text(`${service}AccessKeyId`, /^[\x21-\x7e]{0,128}$/, 'at most 128 visible ASCII characters');
    const secretAccessKey = text(
      `${service}SecretAccessKey`,
      /^[\x21-\x7e]{0,128}$/,
      'at most 128 visible ASCII characters',
    );
    const [id, secret] = [LEDGER_SETTINGS[`${service}AccessKeyId`], LEDGER_SETTINGS[`${service}SecretAccessKey`]];
    if ((accessKeyId === '') !== (secretAccessKey === '')) {
      problems.push(`${id.variable} and ${secret.variable} must be set together.`);
    }
    return {
      region,
      ...(endpoint === '' ? {} : { endpoint }),
      ...(accessKeyId === '' ? {} : { credentials: { accessKeyId, secretAccessKey } }),
    };
  };

  const region = text('region', /^[a-z0-9-]{1,64}$/, 'a region like us-east-1');
  const config: LedgerConfig = {
    host: text('host', /^[A-Za-z0-9.:_-]{1,255}$/, 'a host name or an address'),
    port: integer('port', 0, 65_535),
    logLevel: text('logLevel', /^(fatal|error|warn|info|debug|trace|silent)$/, 'a log level'),
    service: {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a NUL is what no path may have
      dataDir: text('dataDir', /^[^\u0000]+$/, 'a directory'),
      region,
      accountId: text('accountId', /^\d{12}$/, '12 digits'),
      credentials: {
        accessKeyId: text('accessKeyId', /^[\x21-\x7e]{1,128}$/, '1 to 128 visible ASCII characters'),
        secretAccessKey: text('secretAccessKey', /^[\x21-\x7e]{1,128}$/, '1 to 128 visible ASCII characters'),
      },
      stateDelayMs: integer('stateDelayMs', 0, 3_600_000),
      maxLedgers: integer('maxLedgers', 1, 10_000),
      maxStreams: integer('maxStreams', 0, 1_000),
      maxImpairedMs: integer('impairedDays', 0, 36_500) * 86_400_000,
      maxExports: integer('maxExports', 0, 1_000),
      exportRetryMs: integer('exportRetrySeconds', 0, 604_800) * 1_000,
      maxTags: integer('maxTags', 0, 200),
      jobRetentionMs: integer('jobRetentionDays', 0, 36_500) * 86_400_000,
      s3: target('s3', region),
      kinesis: target('kinesis', region),
      sampleLedger: text('sample', /^(on|off)$/, 'on or off') === 'on',
      checkAtStart: text('check', /^(on|off)$/, 'on or off') === 'on',
    },
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}
