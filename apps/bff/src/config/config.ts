import { resolve } from 'node:path';
import type { ProfileRegions } from './aws-profiles.ts';
import type { ConnectionSettings, CredentialSettings, ServiceSettings } from './connection-settings.ts';
import { type ConnectionsFile, parseConnections } from './connections-file.ts';
import { judgeEndpoint, PROFILE, PROFILE_EXPECTED, REGION, REGION_EXPECTED } from './endpoint-url.ts';
import { SETTINGS, type SettingName, type Settings } from './env.ts';

/** What the embedded service delivers to: the local stand-in started beside it, or a service of the reader's. */
export type DeliveryTarget =
  | {
      readonly kind: 'local';
      /** 0 = any free port. */
      readonly port: number;
    }
  | (ServiceSettings & { readonly kind: 'own' });

/** The ledger service that ships with the console, started beside it. */
export interface EmbeddedUpstream {
  readonly kind: 'embedded';
  /** 0 = any free port. */
  readonly port: number;
  /** Absolute path. */
  readonly dataDir: string;
  readonly region: string;
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly s3: DeliveryTarget;
  readonly kinesis: DeliveryTarget;
}
/** Some other QLDB-compatible endpoint; credentials come from the profile or from the AWS SDK's default chain. */
interface EndpointUpstream extends ConnectionSettings {
  readonly kind: 'endpoint';
  readonly endpoint: string;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Config {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  readonly upstream: EmbeddedUpstream | EndpointUpstream;
  /** Those of the configuration file, beside `upstream`. */
  readonly connections: readonly ConnectionSettings[];
  readonly logLevel: LogLevel;
  /** Where each setting came from, e.g. `--port`, `PORT`, `PORT (default)`. */
  readonly sources: Readonly<Record<SettingName, string>>;
}

/** What stands in files; see `loadConfig`. */
export interface ConfigFiles {
  readonly connections?: ConnectionsFile;
  readonly regions?: ProfileRegions;
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
export function toConfig(settings: Settings, files: ConfigFiles = {}): Config {
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
  const takenPorts = new Map<number, string>();
  const portOf = (name: 'port' | 'ledgerPort' | 'localS3Port' | 'localKinesisPort', what: string) => {
    const port = Number(text(name));
    if (!/^\d{1,5}$/.test(text(name)) || port > 65_535) {
      refuse(name, 'a port is a whole number from 0 to 65535 (0 = any free one).');
      return port;
    }
    const taken = takenPorts.get(port);
    if (port !== 0 && taken !== undefined) refuse(name, `${taken} listens there.`);
    else takenPorts.set(port, `${what} (${settings[name].label})`);
    return port;
  };
  const port = portOf('port', 'the console itself');
  const logLevel = LOG_LEVELS.find((level) => level === text('logLevel'));
  if (!logLevel) refuse('logLevel', `must be one of ${LOG_LEVELS.join(', ')}.`);
  if (!REGION.test(text('region'))) refuse('region', REGION_EXPECTED);

  const upstream = settings.endpoint.value === undefined ? embedded() : endpoint();
  const connections =
    files.connections === undefined ? [] : parseConnections(files.connections, files.regions ?? new Map(), problems);
  if (problems.length > 0) throw new ConfigError(problems);
  const sources = Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => [name, setting.label]),
  ) as Config['sources'];
  return { host, port, upstream, connections, logLevel: logLevel ?? 'info', sources };

  function embedded(): EmbeddedUpstream {
    const ledgerPort = portOf('ledgerPort', 'the ledger service');
    if (settings.profile.from === 'flag')
      refuse('profile', 'a profile is only used with --endpoint; the embedded ledger service has its own key.');
    if (text('dataDir') === '' || text('dataDir').includes('\0')) refuse('dataDir', 'this is not a directory.');
    if (!/^\d{12}$/.test(text('accountId'))) refuse('accountId', 'an account has 12 digits.');
    for (const name of ['accessKeyId', 'secretAccessKey'] as const) checkKey(name);
    const region = text('region');
    return {
      kind: 'embedded',
      port: ledgerPort,
      dataDir: resolve(text('dataDir')),
      region,
      accountId: text('accountId'),
      accessKeyId: text('accessKeyId'),
      secretAccessKey: text('secretAccessKey'),
      s3: delivery('s3', 'localS3Port', 'the local stand-in for S3', region),
      kinesis: delivery('kinesis', 'localKinesisPort', 'the local stand-in for Kinesis', region),
    };
  }

  function delivery(
    service: 's3' | 'kinesis',
    portName: 'localS3Port' | 'localKinesisPort',
    what: string,
    region: string,
  ): DeliveryTarget {
    if (settings[`${service}Endpoint`].value === undefined) return { kind: 'local', port: portOf(portName, what) };
    return { kind: 'own', ...beside(service, region, { profile: undefined }) };
  }

  /** S3 or Kinesis of the reader's own; without a key of its own the given credentials serve. */
  function beside(service: 's3' | 'kinesis', region: string, otherwise: CredentialSettings): ServiceSettings {
    const [id, secret] = [`${service}AccessKeyId`, `${service}SecretAccessKey`] as const;
    if ((settings[id].value === undefined) !== (settings[secret].value === undefined))
      problems.push(`${SETTINGS[id].variable} and ${SETTINGS[secret].variable} must be set together.`);
    const hasKey = settings[id].value !== undefined && settings[secret].value !== undefined;
    if (hasKey) for (const name of [id, secret]) checkKey(name);
    return {
      endpoint: endpointOf(`${service}Endpoint`),
      region,
      credentials: hasKey ? { accessKeyId: text(id), secretAccessKey: text(secret) } : otherwise,
    };
  }

  function checkKey(name: SettingName): void {
    if (!/^[\x21-\x7e]{1,128}$/.test(text(name)))
      problems.push(`${settings[name].label} must be 1–128 visible ASCII characters without spaces.`);
  }

  /** @returns undefined = AWS's own, which for S3 and Kinesis is written `aws` */
  function endpointOf(name: 'endpoint' | 's3Endpoint' | 'kinesisEndpoint'): string | undefined {
    const { value, label } = settings[name];
    if (value === undefined || (value === 'aws' && name !== 'endpoint')) return undefined;
    const judged = judgeEndpoint(value);
    if (typeof judged === 'string') return judged;
    // A value with a password in it is not repeated.
    if (judged.secret) problems.push(`${label} ${judged.why}`);
    else refuse(name, judged.why);
    return undefined;
  }

  function endpoint(): EndpointUpstream {
    const address = endpointOf('endpoint') ?? 'http://127.0.0.1';
    const profile = settings.profile.value;
    if (profile !== undefined && !PROFILE.test(profile)) refuse('profile', PROFILE_EXPECTED);
    const ofProfile = profile === undefined ? undefined : files.regions?.get(profile);
    const useProfiles = settings.region.from === 'default' && ofProfile !== undefined;
    if (useProfiles && !REGION.test(ofProfile))
      problems.push(`The region of profile ${quote(profile)} is ${quote(ofProfile)}: ${REGION_EXPECTED}`);
    const region = useProfiles ? ofProfile : text('region');
    const credentials = { profile };
    const { host: name } = new URL(address);
    return {
      kind: 'endpoint',
      id: 'endpoint',
      name: profile === undefined ? name : `${name} (profile ${profile})`,
      endpoint: address,
      region,
      credentials,
      s3: beside('s3', region, credentials),
      kinesis: beside('kinesis', region, credentials),
      archives: undefined,
      sources: {
        endpoint: settings.endpoint.label,
        region: useProfiles ? `profile ${profile} (${settings.profile.label})` : settings.region.label,
        credentials:
          profile === undefined ? 'default chain of the AWS SDK' : `profile ${profile} (${settings.profile.label})`,
      },
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
