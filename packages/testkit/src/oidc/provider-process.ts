/** A real OpenID Connect provider (oidc-provider) as a process of its own, for tests of sign-in. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Somebody who can sign in, by typing `login` into the provider's page; there are no passwords. */
export interface OidcUser {
  readonly login: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified?: boolean;
  readonly groups: readonly string[];
}

export interface OidcProviderOptions {
  readonly users?: readonly OidcUser[];
  /** 0 = any free one */
  readonly port?: number;
  /** Whether there are refresh tokens; each counts once. Default true. */
  readonly refreshTokens?: boolean;
  /** Whether ID tokens hold name and groups; else the userinfo endpoint alone tells them. Default true. */
  readonly claimsInIdToken?: boolean;
  /** How long access tokens last. Default 3600. */
  readonly accessTokenSeconds?: number;
}

export interface OidcProviderProcess extends AsyncDisposable {
  /** On `localhost`, so that a console on 127.0.0.1 is another site, as in real life. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** From now on these are the users; who signed in keeps the session, with the new groups. */
  setUsers(users: readonly OidcUser[]): Promise<void>;
}

/** One user per role that tests speak of. */
export const OIDC_USERS: readonly OidcUser[] = [
  {
    login: 'ada',
    name: 'Ada Admin',
    email: 'ada@example.com',
    emailVerified: true,
    groups: ['ledger-admins', 'staff'],
  },
  {
    login: 'otto',
    name: 'Otto Operator',
    email: 'otto@example.com',
    emailVerified: true,
    groups: ['ledger-operators'],
  },
  { login: 'vera', name: 'Vera Viewer', email: 'vera@example.com', emailVerified: true, groups: ['ledger-viewers'] },
  { login: 'norman', name: 'Norman Nobody', email: 'norman@example.com', emailVerified: true, groups: ['canteen'] },
];

/** The part `roles` of a configuration for these users. */
export const OIDC_ROLES = [
  { group: 'ledger-admins', role: 'admin' },
  { group: 'ledger-operators', role: 'operator' },
  { group: 'ledger-viewers', role: 'viewer' },
] as const;

const CLIENT = { clientId: 'qldb-console', clientSecret: 'a-secret-of-tests-alone-0123456789' };

/** Accepts every console on this machine (`…/auth/callback`), so that it can be started before their ports are known. */
export async function startOidcProvider(options: OidcProviderOptions = {}): Promise<OidcProviderProcess> {
  const main = fileURLToPath(new URL('./provider-main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--no-warnings', main], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      OIDC_OPTIONS: JSON.stringify({ users: OIDC_USERS, ...options, ...CLIENT }),
    },
    // The channel makes it end when the test process ends, however that happens.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(child, 'exit');
  let output = '';
  const issuer = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const found = /OpenID provider on (\S+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    ended.then(() => reject(new Error(`the provider ended before it listened: ${output}`)));
  });
  return {
    issuer,
    ...CLIENT,
    async setUsers(users) {
      child.send({ users });
      await once(child, 'message');
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
