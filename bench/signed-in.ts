/**
 * Consoles that ask for sign-in, and cookies of people who are signed in: sealed with the console's own key by its own
 * code, as the provider's word would have it do. No provider is asked, so refreshing is not part of what is measured.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, type Context, createContext, createLogger, loadConfig } from '@qldb-console/bff';

const ISSUER = 'http://127.0.0.1:1/';

export interface SignedInSetup {
  /** Holds the configuration file; to be removed in the end. */
  readonly folder: string;
  /** For a console of one's own, in any process. */
  readonly environment: Readonly<Record<string, string>>;
}

export async function signedInSetup(): Promise<SignedInSetup> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-signed-in-'));
  const port = await freePort();
  const file = join(folder, 'console.json');
  const roles = [{ group: 'viewers', role: 'viewer' }];
  const signIn = { issuer: ISSUER, clientId: 'console', insecureIssuer: true };
  await writeFile(file, JSON.stringify({ roles, signIn }));
  return {
    folder,
    environment: {
      QLDB_CONSOLE_CONFIG: file,
      SESSION_KEYS: randomBytes(32).toString('base64url'),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      AUDIT_STDOUT: 'off',
      LOG_LEVEL: 'warn',
      PORT: String(port),
      DRAIN_SECONDS: '0',
      GRACE_SECONDS: '1',
      DATA_DIR: join(folder, 'data'),
    },
  };
}

/** The public address has to be known before anything listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A console in this process; nothing listens yet. */
export async function openConsole(environment: Readonly<Record<string, string>>): Promise<[Context, Config]> {
  const config = await loadConfig({ AUDIT_FILE: 'off', ...environment }, {});
  return [await createContext({ config, embeddedUrl: 'http://127.0.0.1:1', log: createLogger('silent') }), config];
}

/** The header `Cookie` of somebody who has just signed in, or refreshed. */
export async function cookieOf({ auth }: Context, subject: string): Promise<string> {
  if (auth === undefined) throw new Error('sign-in is not configured');
  const now = Date.now();
  const { cookies } = await auth.store.writeUser(
    {
      id: `session of ${subject}`,
      issuer: ISSUER,
      identity: { subject, name: subject, emailVerified: false, groups: ['viewers'] },
      token: { type: 'refresh', value: 'unused' },
      idleEnds: now + 3_600_000,
      absoluteEnds: now + 3_600_000,
    },
    now,
  );
  // The other one, with the refresh token, only goes to /auth.
  return cookies[0]?.split(';')[0] ?? '';
}
