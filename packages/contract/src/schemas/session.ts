import * as z from 'zod/mini';
import { accessSchema } from './access.ts';

/**
 * When a session ends, as ISO times of the back end's clock; `now` is the same clock, so that a browser whose clock is
 * wrong can tell how long it is.
 */
export const sessionTimesSchema = z.object({
  now: z.string(),
  /** Until then requests are answered; after it the session is refreshed first. */
  accessEnds: z.string(),
  /** Ends when nobody has been active; absent for auditor links. */
  idleEnds: z.optional(z.string()),
  /** Ends whatever happens. */
  absoluteEnds: z.string(),
});

/** Who asks: `local` is everybody who reaches a console without sign-in. */
export const sessionCallerSchema = z.object({
  kind: z.enum(['local', 'user', 'link']),
  /** Of a user: the provider's words; of a link: who made it. */
  name: z.optional(z.string()),
  email: z.optional(z.string()),
  /** ISO time at which the session ends whatever happens. */
  expires: z.optional(z.string()),
  linkId: z.optional(z.string()),
});

export const sessionSchema = z.object({
  /** Whether this console has sign-in at all. */
  signIn: z.boolean(),
  caller: sessionCallerSchema,
  access: accessSchema,
  /** Nothing is changed through this console, whoever asks. */
  readOnly: z.boolean(),
  /** Whoever reaches the port is admin, though it is no loopback address. */
  insecure: z.boolean(),
  /** Whether an audit log is kept. */
  audit: z.boolean(),
  version: z.string(),
  /** Absent without sign-in. */
  times: z.optional(sessionTimesSchema),
});

/** `active`: the reader has done something since the last refresh; else the idle lifetime goes on running. */
export const refreshRequestSchema = z.strictObject({ active: z.boolean() });
export const refreshedSchema = z.object({ times: sessionTimesSchema });

/**
 * How a sign-out went. `revoked` says whether the provider has taken the session's token back; when it `failed`, or is
 * `not-supported`, a stolen cookie is refused by the instance that signed out alone.
 */
export const signedOutSchema = z.object({
  /** Where the browser goes next: the provider's page that ends its own session, or the console's signed-out page. */
  location: z.string(),
  revoked: z.enum(['revoked', 'not-supported', 'failed', 'nothing']),
});

/** The token of an auditor link, as it stands behind the `#`. */
export const openLinkSchema = z.strictObject({
  token: z.string().check(z.minLength(1), z.maxLength(4096), z.regex(/^[A-Za-z0-9._-]+$/, 'is no token of a link')),
});

/** Why the signed-out page is shown (query `reason`; absent: the reader signed out). Never a text of the provider's. */
export const SIGNED_OUT_REASONS = [
  /** The reader signed out. */
  'signed-out',
  /** The provider was asked, and refused or the reader cancelled there. */
  'denied',
  /** Signed in, but no role was given to this person. */
  'no-access',
  /** The sign-in took longer than ten minutes, was finished twice, or begun in another browser. */
  'stale',
  /** The provider cannot be reached or does not answer as it should. */
  'provider-unavailable',
  /** What the provider sent does not fit into cookies. */
  'too-large',
  /** Anything else that did not hold: told in the log of the back end. */
  'failed',
] as const;
export type SignedOutReason = (typeof SIGNED_OUT_REASONS)[number];

export type Session = z.infer<typeof sessionSchema>;
export type SessionCaller = z.infer<typeof sessionCallerSchema>;
export type SessionTimes = z.infer<typeof sessionTimesSchema>;
export type SignedOut = z.infer<typeof signedOutSchema>;
export type OpenLink = z.infer<typeof openLinkSchema>;
