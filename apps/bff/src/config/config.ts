import { join, resolve } from 'node:path';
import type { ProfileRegions } from './aws-profiles.ts';
import type { ConfigFile } from './config-file.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import { parseConnections } from './connections.ts';
import type { SettingName, Settings } from './env.ts';
import { createJudge, isPath, type Judge } from './judge.ts';
import { parsePublicUrl, parseTrustedProxies } from './network.ts';
import { judgeReachability } from './reachability.ts';
import { parseRoles, type RoleGrant } from './roles.ts';
import { parseSignIn, type SignInSettings } from './sign-in.ts';
import { type EmbeddedUpstream, type EndpointUpstream, parseUpstream } from './upstream.ts';

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
  const judge = createJudge(settings);
  const { problems, warnings, text, refuse } = judge;
  const { file } = files;
  const label = file?.label ?? '';
  problems.push(...(file?.problems ?? []), ...(files.problems ?? []));

  const { publicUrl, basePath } = parsePublicUrl(settings.publicUrl, problems);
  const trustedProxies = parseTrustedProxies(settings.trustedProxies, problems);
  const signIn = parseSignIn(file?.signIn, label, settings, publicUrl, problems);
  const hasSignIn = file?.signIn !== undefined;
  const { byOthers, insecureNoSignIn } = judgeReachability(judge, publicUrl, hasSignIn);
  const port = judge.port('port', 'the console itself');
  const logLevel = LOG_LEVELS.find((level) => level === text('logLevel'));
  if (!logLevel) refuse('logLevel', `must be one of ${LOG_LEVELS.join(', ')}.`);
  const upstream = parseUpstream(judge, files.regions);
  const connections = parseConnections(file?.connections ?? [], label, files.regions ?? new Map(), problems);
  const ids = [upstream.kind === 'endpoint' ? upstream.id : 'embedded', ...connections.map(({ id }) => id)];
  const roles = parseRoles(file?.roles ?? [], label, ids, problems);
  if (!hasSignIn && roles.length > 0) problems.push(`${label}: roles need signIn: without it everybody is admin.`);
  if (hasSignIn && file?.roles.length === 0)
    warnings.push('There are no roles, so nobody who signs in may see anything.');
  if (publicUrl?.protocol === 'https:' && settings.tlsCertFile.value === undefined && trustedProxies.length === 0)
    warnings.push(
      `People open ${publicUrl.origin}, the console speaks http, and no proxy is trusted (TRUSTED_PROXIES): all readers would ` +
        "have the proxy's address, in limits and in the audit log.",
    );
  const config: Config = {
    host: text('host').toLowerCase(),
    port,
    publicUrl,
    basePath,
    trustedProxies,
    tls: tlsOf(judge, publicUrl),
    management: managementOf(judge),
    shutdown: {
      drainMs:
        (settings.drainSeconds.value !== undefined ? judge.count('drainSeconds', 0, 600) : byOthers ? 5 : 0) * 1000,
      graceMs: judge.count('graceSeconds', 0, 3600) * 1000,
    },
    readOnly: judge.isOn('readOnly') ?? false,
    signIn,
    insecureNoSignIn,
    roles,
    revokedLinks: file?.revokedLinks ?? [],
    audit: { file: auditFileOf(judge), stdout: judge.isOn('auditStdout') ?? hasSignIn },
    limits: {
      perUserPerMinute: judge.count('rateUser', 1, 1_000_000),
      perAddressPerMinute: judge.count('rateAddress', 1, 10_000_000),
      concurrentPerUser: judge.count('rateConcurrent', 1, 10_000),
    },
    otelEndpoint: judge.endpoint('otelEndpoint'),
    upstream,
    connections,
    logLevel: logLevel ?? 'info',
    sources: Object.fromEntries(
      Object.entries(settings).map(([name, setting]) => [name, setting.label]),
    ) as Config['sources'],
    warnings,
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

function managementOf(judge: Judge): Config['management'] {
  if (judge.settings.managementPort.value === undefined) return undefined;
  const host = judge.text('managementHost').toLowerCase();
  if (!/^[a-z0-9.:-]{1,253}$/.test(host)) judge.refuse('managementHost', 'this is not an address to listen on.');
  return { host, port: judge.port('managementPort', 'health and metrics') };
}

function tlsOf(judge: Judge, publicUrl: URL | undefined): Config['tls'] {
  const hasBoth = judge.pair('tlsCertFile', 'tlsKeyFile');
  for (const name of ['tlsCertFile', 'tlsKeyFile'] as const)
    if (judge.settings[name].value !== undefined && !isPath(judge.text(name)))
      judge.refuse(name, 'this is not a file.');
  if (!hasBoth) return undefined;
  if (publicUrl?.protocol === 'http:')
    judge.warnings.push(
      `The console speaks https (${judge.settings.tlsCertFile.label}), but people open ${publicUrl.href}.`,
    );
  return { certFile: resolve(judge.text('tlsCertFile')), keyFile: resolve(judge.text('tlsKeyFile')) };
}

/** Below the data directory, unless named. */
function auditFileOf(judge: Judge): string | undefined {
  const { value } = judge.settings.auditFile;
  if (value === 'off') return undefined;
  if (value !== undefined && !isPath(value)) judge.refuse('auditFile', 'must be a file, or off.');
  const path = value ?? join(judge.text('dataDir'), 'audit.jsonl');
  return isPath(path) ? resolve(path) : undefined;
}
