import { randomBytes } from 'node:crypto';
import { type Access, createLinkSchema } from '@qldb-console/contract';
import { z } from 'zod';
import type { SessionKeys } from '../auth/session-keys.ts';
import type { OpenedLink } from '../auth/sessions.ts';
import { ProblemError } from '../problem.ts';

/** The one thing that an auditor link opens. */
type LinkTarget =
  | { readonly connection: string; readonly ledger: string }
  | { readonly connection: string; readonly archive: { readonly bucket: string; readonly prefix: string } };

const HOUR = 3_600_000;

/** What the token holds. `hours` is kept with the end, so that no token outlives what could have been asked for. */
const tokenSchema = z.strictObject({
  version: z.literal(1),
  id: z.string(),
  createdBy: z.string(),
  created: z.number().int(),
  target: createLinkSchema,
});

/**
 * Makes an auditor link. Nothing is stored: the token holds all that it gives, sealed by the first of the session keys.
 *
 * @param hours a whole number from 1 to 720
 * @param now   milliseconds since 1970
 * @throws ZodError for a target or a time that the contract does not know
 */
export async function makeLink(
  keys: SessionKeys,
  options: { readonly target: LinkTarget; readonly hours: number; readonly createdBy: string; readonly now: number },
): Promise<{ readonly id: string; readonly token: string; readonly expires: number }> {
  const { createdBy, now: created, hours } = options;
  const target = createLinkSchema.parse({ ...options.target, hours });
  const id = randomBytes(12).toString('hex');
  const claims: z.infer<typeof tokenSchema> = { version: 1, id, createdBy, created, target };
  return { id, token: await keys.seal('link', claims), expires: created + hours * HOUR };
}

/**
 * Reads the tokens of auditor links.
 *
 * @param options.revoked ids of links that count no longer
 * @returns what a token gives: to look at one ledger or folder until it ends
 * @throws ProblemError 403 `forbidden` for a token that counts no longer, or never did
 */
export function createLinkReader(options: {
  readonly keys: SessionKeys;
  readonly revoked: readonly string[];
  readonly now?: (() => number) | undefined;
}): (token: string) => Promise<OpenedLink> {
  const { keys, now = Date.now } = options;
  const revoked = new Set(options.revoked);
  return async (token) => {
    const read = tokenSchema.safeParse(await keys.open('link', token));
    if (!read.success) throw refused('It is none of this console, or not complete.');
    const { id, createdBy, created, target } = read.data;
    if (revoked.has(id)) throw refused('It has been ended.');
    const expires = created + target.hours * HOUR;
    if (now() >= expires) throw refused('Its time is over.');
    return { linkId: id, createdBy, expires, access: accessOf(target) };
  };
}

function accessOf({ connection, ledger, archive }: z.infer<typeof createLinkSchema>): Access {
  const reach =
    archive === undefined
      ? { ledgers: ledger === undefined ? [] : [ledger] }
      : { ledgers: [], archives: [{ bucket: archive.bucket, prefix: archive.prefix }] };
  return { auditor: true, grants: [{ role: 'viewer', connections: [connection], ...reach }] };
}

function refused(detail: string): ProblemError {
  return new ProblemError({ status: 403, code: 'forbidden', title: 'This auditor link opens nothing', detail });
}
