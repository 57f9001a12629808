import { join, resolve } from 'node:path';
import type { ProfileRegions } from './aws-profiles.ts';
import type { ConfigFile } from './config-file.ts';
import type { ConnectionSettings, CredentialSettings, ServiceSettings } from './connection-settings.ts';
import { parseConnections } from './connections.ts';
import { judgeEndpoint, PROFILE, PROFILE_EXPECTED, REGION, REGION_EXPECTED } from './endpoint-url.ts';
import { SETTINGS, type SettingName, type Settings } from './env.ts';
import { quote } from './issues.ts';
import { isLoopback } from './loopback.ts';
import { parsePublicUrl, parseTrustedProxies } from './network.ts';
import { parseRoles, type RoleGrant } from './roles.ts';
import { parseSignIn, type SignInSettings } from './sign-in.ts';

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

/** What one caller, or one address, may ask for at most. */
export interface RateSettings {
  readonly perUserPerMinute: number;
  readonly perAddressPerMinute: number;
  /** Requests of one caller that are under way at the same time. */
  readonly concurrentPerUser: number;
}

export interface Config {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  /** Origin and base path that people open, ending with `/`; undefined = this machine only. */
  readonly publicUrl: URL | undefined;
  /** Path of the public address without a trailing slash. */
  readonly basePath: '' | `/${string}`;
  /** Addresses and ranges of the proxies whose X-Forwarded-* headers are believed. */
  readonly trustedProxies: readonly string[];
  /** The console's own certificate, PEM files; without it, it speaks http. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  /** A listener of its own for health and metrics. */
  readonly management: { readonly host: string; readonly port: number } | undefined;
  readonly shutdown: {
    /** How long it says that it is not ready before it stops to listen: load balancers need to notice. */
    readonly drainMs: number;
    /** How long running requests then have to end. */
    readonly graceMs: number;
  };
  /** Nothing is changed, through no connection. */
  readonly readOnly: boolean;
  /** undefined = no sign-in: whoever can reach the port is admin. */
  readonly signIn: SignInSettings | undefined;
  /** Others than this machine can reach the console, and nobody has to sign in: the administrator said so. */
  readonly insecureNoSignIn: boolean;
  readonly roles: readonly RoleGrant[];
  /** Ids of auditor links that count no longer. */
  readonly revokedLinks: readonly string[];
  /** Absolute path of the audit log, and whether it goes to stdout too. */
  readonly audit: { readonly file: string | undefined; readonly stdout: boolean };
  readonly limits: RateSettings;
  /** OTLP endpoint that traces go to. */
  readonly otelEndpoint: string | undefined;
  readonly upstream: EmbeddedUpstream | EndpointUpstream;
  /** Those of the configuration file, beside `upstream`. */
  readonly connections: readonly ConnectionSettings[];
  readonly logLevel: LogLevel;
  /** Where each setting came from, e.g. `--port`, `PORT`, `settings.port (console.json)`, `PORT (default)`. */
  readonly sources: Readonly<Record<SettingName, string>>;
  /** What is allowed but dangerous, one line each; told on every start. */
  readonly warnings: readonly string[];
}

/** What stands in files; see `loadConfig`. */
export interface ConfigFiles {
  readonly file?: ConfigFile;
  /** What could not be read beside it, a line each. */
  readonly problems?: readonly string[];
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
  const problems: string[] = [...(files.file?.problems ?? []), ...(files.problems ?? [])];
  const warnings: string[] = [];
  const fileLabel = files.file?.label ?? '';
  const refuse = (name: SettingName, why: string) => {
    problems.push(`${settings[name].label} is ${quote(settings[name].value)}: ${why}`);
  };
  const text = (name: SettingName) => settings[name].value ?? '';

  const host = text('host').toLowerCase();
  const { publicUrl, basePath } = parsePublicUrl(settings.publicUrl, problems);
  const trustedProxies = parseTrustedProxies(settings.trustedProxies, problems);
  const signIn = parseSignIn(files.file?.signIn, fileLabel, settings, publicUrl, problems);
  const insecureNoSignIn = allowedWithoutSignIn();
  const takenPorts = new Map<number, string>();
  const portOf = (
    name: 'port' | 'managementPort' | 'ledgerPort' | 'localS3Port' | 'localKinesisPort',
    what: string,
  ) => {
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
  const management = managementOf();
  const connections = parseConnections(files.file?.connections ?? [], fileLabel, files.regions ?? new Map(), problems);
  const ids = [upstream.kind === 'endpoint' ? upstream.id : 'embedded', ...connections.map(({ id }) => id)];
  const roles = parseRoles(files.file?.roles ?? [], fileLabel, ids, problems);
  const withSignIn = files.file?.signIn !== undefined;
  if (!withSignIn && roles.length > 0) problems.push(`${fileLabel}: roles need signIn: without it everybody is admin.`);
  if (withSignIn && (files.file?.roles.length ?? 0) === 0)
    warnings.push('There are no roles, so nobody who signs in may see anything.');
  const reachable = !isLoopback(host) || (publicUrl !== undefined && !isLoopback(hostOf(publicUrl)));
  const readOnly = switchOf('readOnly') ?? false;
  const audit = { file: auditFile(), stdout: switchOf('auditStdout') ?? withSignIn };
  const limits: RateSettings = {
    perUserPerMinute: countOf('rateUser', 1, 1_000_000),
    perAddressPerMinute: countOf('rateAddress', 1, 10_000_000),
    concurrentPerUser: countOf('rateConcurrent', 1, 10_000),
  };
  const shutdown = {
    drainMs: (settings.drainSeconds.value === undefined ? (reachable ? 5 : 0) : countOf('drainSeconds', 0, 600)) * 1000,
    graceMs: countOf('graceSeconds', 0, 3600) * 1000,
  };
  const otelEndpoint = endpointOf('otelEndpoint');
  const tls = tlsOf();
  if (problems.length > 0) throw new ConfigError(problems);
  const sources = Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => [name, setting.label]),
  ) as Config['sources'];
  return {
    host,
    port,
    publicUrl,
    basePath,
    trustedProxies,
    tls,
    management,
    shutdown,
    readOnly,
    signIn,
    insecureNoSignIn,
    roles,
    revokedLinks: files.file?.revokedLinks ?? [],
    audit,
    limits,
    otelEndpoint,
    upstream,
    connections,
    logLevel: logLevel ?? 'info',
    sources,
    warnings,
  };

  /** Without sign-in only this machine may reach the console, unless somebody says that everybody shall. */
  function allowedWithoutSignIn(): boolean {
    const { value } = settings.insecureNoSignIn;
    if (value !== undefined && value !== NO_SIGN_IN)
      refuse('insecureNoSignIn', `whoever wants that writes ${NO_SIGN_IN}.`);
    const bound = !isLoopback(host);
    const published = publicUrl !== undefined && !isLoopback(hostOf(publicUrl));
    const hasSignIn = files.file?.signIn !== undefined;
    if (value !== undefined && hasSignIn)
      problems.push(
        `${settings.insecureNoSignIn.label} is set, but signIn is configured: one of the two is a mistake.`,
      );
    if (hasSignIn || !(bound || published)) return false;
    if (value === NO_SIGN_IN) {
      warnings.push(
        'INSECURE: nobody has to sign in. Whoever can reach this port is admin of every ledger, and the audit log cannot tell who it was ' +
          `(${settings.insecureNoSignIn.label}).`,
      );
      return true;
    }
    const remedy =
      `Configure signIn (docs/configuration.md)${bound ? ', or listen on 127.0.0.1 and forward the port, e.g. ssh -L 8580:127.0.0.1:8580 THIS-MACHINE' : ''}. ` +
      `Who wants it open all the same sets ${SETTINGS.insecureNoSignIn.variable}=${NO_SIGN_IN}.`;
    refuse(
      bound ? 'host' : 'publicUrl',
      `others could reach the console, and there is no sign-in: everybody would be admin. ${remedy}`,
    );
    return false;
  }

  function managementOf(): Config['management'] {
    if (settings.managementPort.value === undefined) return undefined;
    const address = text('managementHost').toLowerCase();
    if (!/^[a-z0-9.:-]{1,253}$/.test(address)) refuse('managementHost', 'this is not an address to listen on.');
    return { host: address, port: portOf('managementPort', 'health and metrics') };
  }

  function tlsOf(): Config['tls'] {
    const { tlsCertFile: cert, tlsKeyFile: key } = settings;
    if ((cert.value === undefined) !== (key.value === undefined))
      problems.push(`${SETTINGS.tlsCertFile.variable} and ${SETTINGS.tlsKeyFile.variable} must be set together.`);
    for (const name of ['tlsCertFile', 'tlsKeyFile'] as const)
      if (settings[name].value !== undefined && !isPath(text(name))) refuse(name, 'this is not a file.');
    if (cert.value === undefined || key.value === undefined) return undefined;
    if (publicUrl?.protocol === 'http:')
      warnings.push(`The console speaks https (${cert.label}), but people open ${publicUrl.href}.`);
    return { certFile: resolve(cert.value), keyFile: resolve(key.value) };
  }

  /** Below the data directory, unless named. */
  function auditFile(): string | undefined {
    const { value } = settings.auditFile;
    if (value === 'off') return undefined;
    if (value !== undefined && !isPath(value)) refuse('auditFile', 'must be a file, or off.');
    return isPath(value ?? text('dataDir')) ? resolve(value ?? join(text('dataDir'), 'audit.jsonl')) : undefined;
  }

  function switchOf(name: 'readOnly' | 'auditStdout'): boolean | undefined {
    const { value } = settings[name];
    if (value !== undefined && value !== 'on' && value !== 'off') refuse(name, 'must be on or off.');
    return value === undefined ? undefined : value === 'on';
  }

  function countOf(
    name: 'drainSeconds' | 'graceSeconds' | 'rateUser' | 'rateAddress' | 'rateConcurrent',
    least: number,
    most: number,
  ): number {
    const count = Number(text(name));
    if (!/^\d{1,8}$/.test(text(name)) || count < least || count > most)
      refuse(name, `must be a whole number from ${least} to ${most}.`);
    return count;
  }

  function embedded(): EmbeddedUpstream {
    const ledgerPort = portOf('ledgerPort', 'the ledger service');
    if (settings.profile.from === 'flag')
      refuse('profile', 'a profile is only used with --endpoint; the embedded ledger service has its own key.');
    if (!isPath(text('dataDir'))) refuse('dataDir', 'this is not a directory.');
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
  function endpointOf(name: 'endpoint' | 's3Endpoint' | 'kinesisEndpoint' | 'otelEndpoint'): string | undefined {
    const { value, label } = settings[name];
    if (value === undefined || (value === 'aws' && (name === 's3Endpoint' || name === 'kinesisEndpoint')))
      return undefined;
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
      readOnly: false,
      sources: {
        endpoint: settings.endpoint.label,
        region: useProfiles ? `profile ${profile} (${settings.profile.label})` : settings.region.label,
        credentials:
          profile === undefined ? 'default chain of the AWS SDK' : `profile ${profile} (${settings.profile.label})`,
      },
    };
  }
}

/** What INSECURE_NO_SIGN_IN must say: nobody sets that by accident. */
export const NO_SIGN_IN = 'anyone-who-can-reach-this-port-is-admin';

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

function isPath(value: string): boolean {
  return value !== '' && !value.includes('\0');
}
