import type { SignedOutReason } from '@qldb-console/contract';

/** The console's page that says why nobody is signed in; what the provider said is in the log alone. */
export function signedOutPage({ publicUrl }: { readonly publicUrl: URL }, reason: SignedOutReason): string {
  const url = new URL('signed-out', publicUrl);
  if (reason !== 'signed-out') url.searchParams.set('reason', reason);
  return url.href;
}
