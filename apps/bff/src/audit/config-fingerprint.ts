import { hash } from 'node:crypto';
import type { Config } from '../config/config.ts';
import { VERSION } from '../version.ts';

/** Settings whose values are nobody's to see, and of which a hash could be guessed. */
const SECRET = /secret|^keys$|accessKeyId$|password/i;

/**
 * What the start says of the configuration: enough to see that it was another one than the last time, and nothing secret.
 * Instances with the same configuration state the same fingerprint, whatever their secrets are.
 */
export function startDetails(config: Config, host: string): Record<string, unknown> {
  return {
    host,
    version: VERSION,
    pid: process.pid,
    configuration: hash('sha256', JSON.stringify(config, withoutSecrets)),
    listens: `${config.host}:${config.port}`,
    publicUrl: config.publicUrl?.href,
    signIn: config.signIn?.issuer ?? 'none',
    roles: config.roles.length,
    readOnly: config.readOnly,
    connections: config.connections.length + 1,
  };
}

function withoutSecrets(name: string, value: unknown): unknown {
  // Where a setting came from is not part of what it is.
  if (name === 'sources' || name === 'warnings') return undefined;
  return SECRET.test(name) && value !== undefined ? '' : value;
}
