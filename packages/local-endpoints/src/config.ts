import type { LocalEndpointsOptions } from './start.ts';

/** Every setting: its environment variable, its flag (none for the key: flags show in the process list), its default. */
export const LOCAL_SETTINGS = {
  s3Port: { variable: 'LOCAL_S3_PORT', flag: 's3-port', fallback: '8582' },
  kinesisPort: { variable: 'LOCAL_KINESIS_PORT', flag: 'kinesis-port', fallback: '8583' },
  dataDir: { variable: 'DATA_DIR', flag: 'data-dir', fallback: './data' },
  region: { variable: 'AWS_REGION', flag: 'region', fallback: 'us-east-1' },
  accountId: { variable: 'LEDGER_ACCOUNT_ID', flag: 'account-id', fallback: '000000000000' },
  accessKeyId: { variable: 'LEDGER_ACCESS_KEY_ID', flag: undefined, fallback: 'local' },
  secretAccessKey: { variable: 'LEDGER_SECRET_ACCESS_KEY', flag: undefined, fallback: 'local' },
  logLevel: { variable: 'LOG_LEVEL', flag: 'log-level', fallback: 'warn' },
} as const satisfies Record<string, { variable: string; flag: string | undefined; fallback: string }>;
type Name = keyof typeof LOCAL_SETTINGS;

export interface LocalConfig {
  readonly options: Omit<LocalEndpointsOptions, 'clock' | 'log'>;
  readonly logLevel: string;
}

/** Everything that is wrong with the settings, one line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Flags win over the environment, and that over the defaults. A port may be `off`.
 *
 * @param flags values by the flag's name without dashes
 * @throws ConfigError naming every wrong value at once, and where it came from
 */
export function readLocalConfig(
  flags: Readonly<Record<string, string | undefined>>,
  env: Readonly<Record<string, string | undefined>>,
): LocalConfig {
  const problems: string[] = [];
  const text = (name: Name, isValid: (value: string) => boolean, expected: string): string => {
    const { variable, flag, fallback } = LOCAL_SETTINGS[name];
    const fromFlag = flag === undefined ? undefined : flags[flag];
    const value = fromFlag ?? (env[variable] || fallback);
    if (isValid(value)) return value;
    const shown = flag === undefined ? 'not valid' : JSON.stringify(value.slice(0, 200));
    problems.push(`${fromFlag === undefined ? variable : `--${flag}`} is ${shown}: must be ${expected}.`);
    return fallback;
  };
  const matching = (pattern: RegExp) => (value: string) => pattern.test(value);
  const port = (name: 's3Port' | 'kinesisPort'): number | undefined => {
    const isPort = (value: string) => value === 'off' || (/^\d{1,5}$/.test(value) && Number(value) <= 65_535);
    const value = text(name, isPort, 'a whole number from 0 to 65535 (0 = any free one), or off');
    return value === 'off' ? undefined : Number(value);
  };
  const key = (name: 'accessKeyId' | 'secretAccessKey') =>
    text(name, matching(/^[\x21-\x7e]{1,128}$/), '1 to 128 visible ASCII characters');
  const config: LocalConfig = {
    options: {
      dataDir: text('dataDir', (value) => value !== '' && !value.includes('\0'), 'a directory'),
      s3Port: port('s3Port'),
      kinesisPort: port('kinesisPort'),
      region: text('region', matching(/^[a-z0-9-]{1,64}$/), 'a region like us-east-1'),
      accountId: text('accountId', matching(/^\d{12}$/), '12 digits'),
      credentials: { accessKeyId: key('accessKeyId'), secretAccessKey: key('secretAccessKey') },
    },
    logLevel: text('logLevel', matching(/^(fatal|error|warn|info|debug|trace|silent)$/), 'a log level'),
  };
  const { s3Port, kinesisPort } = config.options;
  if (s3Port !== undefined && s3Port !== 0 && s3Port === kinesisPort)
    problems.push(`S3 and Kinesis cannot both listen on port ${s3Port}.`);
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  return config;
}
