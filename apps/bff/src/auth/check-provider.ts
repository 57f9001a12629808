import type { ConfigCheck } from '../config/check-config.ts';
import { createProvider } from './provider.ts';
import { describeProviderFailure } from './provider-failure.ts';

/** Asks the identity provider what it can do, and tells what of the promises about sessions it cannot keep. */
export const checkProvider: ConfigCheck = async ({ signIn, publicUrl, roles }) => {
  if (signIn === undefined || publicUrl === undefined) return { problems: [], warnings: [] };
  const { issuer } = signIn;
  try {
    const can = await createProvider(signIn, publicUrl, roles, Date.now).abilities();
    const warnings = [];
    if (!can.revocation)
      warnings.push(
        `The provider ${issuer} cannot take tokens back (it has no revocation endpoint): after a sign-out, other instances ` +
          'refuse a stolen cookie only when the provider or the absolute lifetime ends the session.',
      );
    if (!can.endSession)
      warnings.push(
        `The provider ${issuer} has no page to sign out: people stay signed in there, and get into the console again without being asked.`,
      );
    if (!can.pkce)
      warnings.push(`The provider ${issuer} does not say that it checks PKCE (S256); a stolen code might be used.`);
    if (!can.refresh && !can.userinfo)
      warnings.push(
        `The provider ${issuer} gives no refresh tokens and has no userinfo endpoint: every session ends after ` +
          `${signIn.accessMs / 1000} seconds.`,
      );
    return { problems: [], warnings };
  } catch (error) {
    // No problem: the console starts without its provider, and asks again when somebody wants to sign in.
    return { problems: [], warnings: [`The provider ${issuer} cannot be asked (${causeOf(error)}).`] };
  }
};

/** The innermost cause, such as ECONNREFUSED or that of a certificate: `fetch failed` alone helps nobody. */
function causeOf(thrown: unknown): string {
  if (thrown instanceof Error && thrown.cause instanceof Error) return causeOf(thrown.cause);
  const { code, error, message, name } = describeProviderFailure(thrown);
  return String(code ?? error ?? message ?? name);
}
