import { paths } from '../paths.ts';
import { refreshedSchema, sessionSchema, signedOutSchema } from '../schemas/session.ts';
import type { CallOptions, Transport } from './transport.ts';

/** Who is signed in, and until when. */
export function sessionCalls({ call }: Transport) {
  return {
    /** Refused with `sign-in-required` when nobody is, and with `session-expired` when the session is to be refreshed. */
    getSession: (o?: CallOptions) => call(sessionSchema, 'GET', paths.session(), o),
    /**
     * Asks the provider again and goes on for one more access lifetime. One at a time per browser: providers that rotate
     * tokens take a token that comes twice for a stolen one.
     *
     * @param active whether the reader has done something since the last time
     */
    refreshSession: (active: boolean, o?: CallOptions) =>
      call(refreshedSchema, 'POST', paths.refreshSession(), { ...o, body: { active } }),
    /** The browser goes to `location` of the answer next. */
    signOut: (o?: CallOptions) => call(signedOutSchema, 'POST', paths.signOut(), o),
    /** From the token of an auditor link to a session; one that was there before ends. */
    openLink: (token: string, o?: CallOptions) =>
      call(refreshedSchema, 'POST', paths.openLink(), { ...o, body: { token } }),
  };
}
