import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { describeIssue, quote } from './issues.ts';

/** Who may do what: everybody with this group, or this one user. */
export interface RoleGrant {
  /** Name of a group as the provider tells it; `*` = everybody who can sign in. */
  readonly group?: string;
  /** Subject or e-mail address. */
  readonly user?: string;
  readonly role: 'viewer' | 'operator' | 'admin';
  /** Patterns of ids, in which `*` stands for any characters. */
  readonly connections: readonly string[];
  /** Patterns of names, likewise. */
  readonly ledgers: readonly string[];
}

const name = z.string().regex(/^[^\p{Cc}]{1,500}$/u, 'must be 1 to 500 characters of one line.');
const pattern = z
  .string()
  .regex(
    /^[A-Za-z0-9*-]{1,63}$/,
    'must be 1 to 63 letters, digits and hyphens, with * in place of any number of characters.',
  );
const patterns = z.array(pattern).min(1).max(LIMITS.rolePatterns).default(['*']);
const schema = z.strictObject({
  group: name.optional(),
  user: name.optional(),
  role: z.enum(['viewer', 'operator', 'admin'], 'must be viewer, operator or admin.'),
  connections: patterns,
  ledgers: patterns,
});

/**
 * Reads the part `roles` of the configuration file:
 * `[{"group"|"user", "role", "connections"?: [pattern], "ledgers"?: [pattern]}]`; without patterns a grant is for all.
 *
 * @param label    name of the file
 * @param known    ids of the connections there are: a grant that can meet none of them is a mistake
 * @param problems gets a line for every mistake, naming the role and the field
 */
export function parseRoles(
  entries: readonly unknown[],
  label: string,
  known: readonly string[],
  problems: string[],
): RoleGrant[] {
  const grants = entries.flatMap((raw, index): RoleGrant[] => {
    const where = `${label}, role ${index + 1}`;
    const parsed = schema.safeParse(raw);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) problems.push(`${where}: ${describeIssue(issue, raw)}`);
      return [];
    }
    const { group, user, ...rest } = parsed.data;
    if ((group === undefined) === (user === undefined)) {
      problems.push(`${where}: it must name either a group or a user.`);
      return [];
    }
    for (const one of rest.connections)
      if (!one.includes('*') && !known.includes(one))
        problems.push(`${where}: there is no connection ${quote(one)}; there are ${known.join(', ')}.`);
    return [{ ...(group === undefined ? {} : { group }), ...(user === undefined ? {} : { user }), ...rest }];
  });
  const all = grants.reduce((count, { connections, ledgers }) => count + connections.length + ledgers.length, 0);
  if (all > LIMITS.allRolePatterns)
    problems.push(
      `${label}: the roles hold ${all} patterns of connections and ledgers, more than the ${LIMITS.allRolePatterns} there may be; ` +
        'a * in a pattern stands for many names.',
    );
  return grants;
}
