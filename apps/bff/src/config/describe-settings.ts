import { hash } from 'node:crypto';
import type { Config, ConfigFiles } from './config.ts';
import { SETTING_NAMES, type SettingName, type Settings, specOf } from './env.ts';

/** One setting for the reader. */
export interface DescribedSetting {
  /** Name in the configuration file. */
  readonly name: SettingName;
  readonly variable: string;
  /** As it was set; of a secret only whether it is; undefined = not set */
  readonly value: string | undefined;
  /** What holds where it is not set and no one value can say it. */
  readonly unset?: string;
  /** E.g. `--port`, `PORT`, `settings.port (console.json)`, `PORT (default)`. */
  readonly source: string;
}

const MASK = '********';

/** Every setting with its value and where it came from; secrets and passwords inside of addresses are masked. */
export function describeSettings(settings: Settings): DescribedSetting[] {
  return SETTING_NAMES.map((name) => {
    const { value, label: source, from } = settings[name];
    const { secret, variable, unset } = specOf(name);
    // A default is no secret: it is printed in the documentation.
    const shown = value === undefined ? undefined : secret && from !== 'default' ? MASK : withoutPassword(value);
    return { name, variable, value: shown, ...(value === undefined && unset ? { unset } : {}), source };
  });
}

/** What stands in the configuration file beside settings, in a line each; in detail once all of it was found valid. */
export function describeFile({ file }: ConfigFiles, config?: Config): string[] {
  if (!file) return [];
  if (!config)
    return [
      `connections    ${file.connections.length}`,
      `signIn         ${file.signIn === undefined ? 'no' : 'yes'}`,
      `roles          ${file.roles.length}`,
      `revokedLinks   ${file.revokedLinks.length}`,
    ];
  return [
    ...describeSignIn(config),
    ...config.connections.map(
      ({ id, endpoint, region, credentials, readOnly }) =>
        `connection     ${id}: ${endpoint ?? "AWS's own"}, region ${region}, ${
          'profile' in credentials && credentials.profile !== undefined
            ? `profile ${credentials.profile}`
            : 'default chain'
        }${readOnly ? ', read-only' : ''}`,
    ),
    ...config.roles.map(
      ({ group, user, role, connections, ledgers }) =>
        `role           ${group === undefined ? `user ${user}` : `group ${group}`}: ${role}, connections ${connections.join(' ')}, ledgers ${ledgers.join(' ')}`,
    ),
    `revokedLinks   ${config.revokedLinks.length}`,
  ].map(withoutPassword);
}

function describeSignIn({ signIn, publicUrl }: Config): string[] {
  if (!signIn) return ['signIn         no'];
  const { issuer, clientId, clientSecret, scopes, groupsClaim, nameClaim, accessMs, idleMs, absoluteMs, keys } = signIn;
  return [
    `issuer         ${issuer}`,
    `client         ${clientId}, ${clientSecret === undefined ? 'public (no secret)' : 'with a secret'}`,
    `redirect URI   ${publicUrl?.href}auth/callback`,
    `scopes         ${scopes.join(' ')}`,
    `claims         groups from ${groupsClaim}, name from ${nameClaim}`,
    `lifetimes      access ${accessMs / 1000} s, idle ${idleMs / 60_000} min, absolute ${absoluteMs / 3_600_000} h`,
    `session keys   ${keys.map(keyFingerprint).join(' ')}  (fingerprints; the first encrypts)`,
  ];
}

/** Tells keys apart, of which 256 random bits cannot be guessed by it. */
function keyFingerprint(key: Uint8Array): string {
  return hash('sha256', Buffer.concat([Buffer.from('fingerprint of a session key\n'), key])).slice(0, 8);
}

/** Characters of a line; of a longer one it is said that it goes on. */
const MOST_SHOWN = 300;

/** Control characters do not reach a terminal either. */
function withoutPassword(value: string): string {
  const shown = value.replace(/\/\/[^/\s]*@/g, `//${MASK}@`).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
  return shown.length > MOST_SHOWN ? `${shown.slice(0, MOST_SHOWN)}…` : shown;
}
