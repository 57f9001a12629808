import { resolve } from 'node:path';
import type { SettingName, Settings } from './env.ts';

/** The ledger service that ships with the console, started beside it. */
export interface EmbeddedUpstream {
  readonly kind: 'embedded';
  /** 0 = any free port. */
  readonly port: number;
  /** Absolute path. */
  readonly dataDir: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}
/** Some other QLDB-compatible endpoint; credentials come from the profile or from the AWS SDK's default chain. */
interface EndpointUpstream {
  readonly kind: 'endpoint';
  /** Origin and path without a trailing slash. */
  readonly endpoint: string;
  readonly region: string;
  readonly profile: string | undefined;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Config {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  readonly upstream: EmbeddedUpstream | EndpointUpstream;
  readonly logLevel: LogLevel;
  /** Where each setting came from, e.g. `--port`, `PORT`, `PORT (default)`. */
  readonly sources: Readonly<Record<SettingName, string>>;
}

/** Everything that is wrong with the settings, one line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/**
 * Judges the settings.
 *
 * @throws ConfigError naming every wrong value at once, and where each came from
 */
export function toConfig(settings: Settings): Config {
  const problems: string[] = [];
  const refuse = (name: SettingName, why: string) => {
    problems.push(`${settings[name].label} is ${quote(settings[name].value)}: ${why}`);
  };
  const text = (name: SettingName) => settings[name].value ?? '';

  const host = text('host').toLowerCase();
  if (!isLoopback(host)) {
    refuse(
      'host',
      'the console has no sign-in, so it only listens on this machine (127.0.0.1, ::1 or localhost). ' +
        'To use it from elsewhere, forward the port, e.g. ssh -L 8580:127.0.0.1:8580 THIS-MACHINE.',
    );
  }
  const portOf = (name: 'port' | 'ledgerPort') => {
    const port = Number(text(name));
    if (!/^\d{1,5}$/.test(text(name)) || port > 65_535)
      refuse(name, 'a port is a whole number from 0 to 65535 (0 = any free one).');
    return port;
  };
  const port = portOf('port');
  const logLevel = LOG_LEVELS.find((level) => level === text('logLevel'));
  if (!logLevel) refuse('logLevel', `must be one of ${LOG_LEVELS.join(', ')}.`);
  const region = text('region');
  if (!/^[a-z0-9-]{1,64}$/.test(region)) refuse('region', 'a region is written like us-east-1.');

  const upstream = settings.endpoint.value === undefined ? embedded() : endpoint();
  if (problems.length > 0) throw new ConfigError(problems);
  const sources = Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => [name, setting.label]),
  ) as Config['sources'];
  return { host, port, upstream, logLevel: logLevel ?? 'info', sources };

  function embedded(): EmbeddedUpstream {
    const ledgerPort = portOf('ledgerPort');
    if (ledgerPort !== 0 && ledgerPort === port)
      refuse('ledgerPort', `the console itself listens there (${settings.port.label}).`);
    if (settings.profile.from === 'flag')
      refuse('profile', 'a profile is only used with --endpoint; the embedded ledger service has its own key.');
    if (text('dataDir') === '' || text('dataDir').includes('\0')) refuse('dataDir', 'this is not a directory.');
    for (const name of ['accessKeyId', 'secretAccessKey'] as const)
      if (!/^[\x21-\x7e]{1,128}$/.test(text(name)))
        problems.push(`${settings[name].label} must be 1–128 visible ASCII characters without spaces.`);
    return {
      kind: 'embedded',
      port: ledgerPort,
      dataDir: resolve(text('dataDir')),
      region,
      accessKeyId: text('accessKeyId'),
      secretAccessKey: text('secretAccessKey'),
    };
  }

  function endpoint(): EndpointUpstream {
    const value = text('endpoint');
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
      refuse('endpoint', 'must be an http:// or https:// address, e.g. http://127.0.0.1:8581.');
    else if (url.username || url.password) {
      // The value is not repeated: it holds a secret.
      problems.push(`${settings.endpoint.label} must not hold a user name or password; use an AWS profile.`);
    } else if (url.search || url.hash) refuse('endpoint', 'must not have a query or a fragment.');
    if (settings.profile.value !== undefined && !/^[^\s[\]]{1,128}$/.test(settings.profile.value))
      refuse('profile', 'this is not the name of an AWS profile.');
    return {
      kind: 'endpoint',
      endpoint: url ? url.href.replace(/\/+$/, '') : value,
      region,
      profile: settings.profile.value,
    };
  }
}

/** True for names and addresses that other machines cannot reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/.test(host);
}

function quote(value: string | undefined): string {
  return JSON.stringify((value ?? '').slice(0, 200));
}
