/** The product with sign-in, and a real provider beside it, both processes of their own. */
import { randomBytes } from 'node:crypto';
import { OIDC_ROLES, type OidcProviderProcess, startOidcProvider } from '@qldb-console/testkit/oidc';
import { type Product, startProduct } from './product.ts';

export interface SignInProduct extends Product {
  readonly provider: OidcProviderProcess;
}

/** A role for one ledger alone, beside those of OIDC_ROLES. */
export const LIMITED = { user: 'otto@example.com', role: 'admin', ledgers: ['ottos-*'] } as const;

interface SignInOptions {
  /** Lifetimes of the part `signIn` of the configuration. */
  readonly lifetimes?: {
    readonly idleMinutes?: number;
    readonly absoluteHours?: number;
    readonly accessSeconds?: number;
  };
  readonly environment?: Readonly<Record<string, string>>;
}

export async function startSignInProduct({
  lifetimes = {},
  environment = {},
}: SignInOptions = {}): Promise<SignInProduct> {
  const provider = await startOidcProvider();
  try {
    const product = await startProduct({
      configuration: {
        signIn: { issuer: provider.issuer, clientId: provider.clientId, insecureIssuer: true, ...lifetimes },
        roles: [...OIDC_ROLES, LIMITED],
      },
      environment: {
        SIGN_IN_CLIENT_SECRET: provider.clientSecret,
        SESSION_KEYS: randomBytes(32).toString('base64url'),
        AUDIT_STDOUT: 'off',
        ...environment,
      },
    });
    return {
      ...product,
      provider,
      stop: async () => {
        await product.stop();
        await provider[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await provider[Symbol.asyncDispose]();
    throw error;
  }
}
