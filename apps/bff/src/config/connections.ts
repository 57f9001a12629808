import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import type { ProfileRegions } from './aws-profiles.ts';
import type { ConnectionSettings, ServiceSettings } from './connection-settings.ts';
import {
  CONNECTION_NAME,
  CONNECTION_NAME_EXPECTED,
  judgeEndpoint,
  PROFILE,
  PROFILE_EXPECTED,
  REGION,
  REGION_EXPECTED,
} from './endpoint-url.ts';
import { describeIssue, quote } from './issues.ts';

/** Ids of the connections that need no file. */
const RESERVED = ['embedded', 'endpoint'];

const endpoint = z.string().transform((value, context) => {
  const judged = judgeEndpoint(value);
  if (typeof judged === 'string') return judged;
  context.addIssue({ code: 'custom', message: judged.why, ...(judged.secret ? { params: { secret: true } } : {}) });
  return z.NEVER;
});
const region = z.string().regex(REGION, REGION_EXPECTED);
const profile = z.string().regex(PROFILE, PROFILE_EXPECTED);
const service = z.strictObject({
  endpoint: endpoint.optional(),
  region: region.optional(),
  profile: profile.optional(),
});
const entrySchema = z.strictObject({
  id: z
    .string()
    .regex(
      /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
      'must be 1 to 63 lower-case letters, digits and hyphens, and neither begin nor end with a hyphen.',
    ),
  name: z.string().regex(CONNECTION_NAME, CONNECTION_NAME_EXPECTED).optional(),
  endpoint: endpoint.optional(),
  region: region.optional(),
  profile: profile.optional(),
  s3: service.optional(),
  kinesis: service.optional(),
  archives: z
    .array(
      z.strictObject({
        bucket: z
          .string()
          .regex(/^[A-Za-z0-9._-]{3,255}$/, 'must be 3 to 255 letters, digits, hyphens, underscores or dots.'),
        prefix: z.string().max(1024, 'must be at most 1024 characters.').default(''),
      }),
    )
    .max(LIMITS.archiveFolders)
    .optional(),
  readOnly: z.boolean().default(false),
});
type Entry = z.infer<typeof entrySchema>;

/**
 * Reads the connections of the configuration file:
 * `[{"id","name"?,"endpoint"?,"region"?,"profile"?,"s3"?:{"endpoint"?,"region"?,"profile"?},"kinesis"?:{…},
 * "archives"?:[{"bucket","prefix"?}],"readOnly"?}]`.
 * Without an endpoint it is AWS's own; without a region it is the profile's. S3 and Kinesis take the entry's region and
 * profile unless they name their own. Archives are read from the named folders alone, where any are named.
 *
 * @param label    name of the file
 * @param problems gets a line for every mistake, naming the connection and the field
 */
export function parseConnections(
  entries: readonly unknown[],
  label: string,
  regions: ProfileRegions,
  problems: string[],
): ConnectionSettings[] {
  const seen = { id: new Map<string, number>(), name: new Map<string, number>() };
  return entries.flatMap((raw, index) => {
    const where = `${label}, connection ${index + 1}`;
    const parsed = entrySchema.safeParse(raw);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) problems.push(`${where}: ${describeIssue(issue, raw)}`);
      return [];
    }
    const entry = parsed.data;
    if (RESERVED.includes(entry.id)) problems.push(`${where}: id is "${entry.id}": that one stands for itself.`);
    for (const field of ['id', 'name'] as const) {
      const value = entry[field];
      if (value === undefined) continue;
      const before = seen[field].get(value);
      if (before !== undefined) problems.push(`${where}: ${field} is ${quote(value)}, as of connection ${before}.`);
      else seen[field].set(value, index + 1);
    }
    return toSettings(entry, where, regions, problems) ?? [];
  });
}

function toSettings(
  entry: Entry,
  where: string,
  regions: ProfileRegions,
  problems: string[],
): ConnectionSettings | undefined {
  const own = entry.region ?? (entry.profile === undefined ? undefined : regions.get(entry.profile));
  if (own === undefined) {
    problems.push(
      entry.profile === undefined
        ? `${where}: region is missing; only a profile that names a region can stand in for it.`
        : `${where}: region is missing, and the profile ${quote(entry.profile)} names none.`,
    );
    return undefined;
  }
  if (!REGION.test(own)) {
    problems.push(`${where}: the region of profile ${quote(entry.profile)} is ${quote(own)}: ${REGION_EXPECTED}`);
    return undefined;
  }
  const beside = (name: 's3' | 'kinesis'): ServiceSettings => {
    const given = entry[name];
    const ofProfile = given?.profile === undefined ? undefined : regions.get(given.profile);
    return {
      endpoint: given?.endpoint,
      region: given?.region ?? (ofProfile !== undefined && REGION.test(ofProfile) ? ofProfile : own),
      credentials: { profile: given?.profile ?? entry.profile },
    };
  };
  return {
    id: entry.id,
    name: entry.name ?? entry.id,
    endpoint: entry.endpoint,
    region: own,
    credentials: { profile: entry.profile },
    s3: beside('s3'),
    kinesis: beside('kinesis'),
    archives: entry.archives,
    readOnly: entry.readOnly,
    sources: {
      endpoint: entry.endpoint === undefined ? `AWS's own of the region (${where})` : where,
      region: entry.region === undefined ? `profile ${entry.profile} (${where})` : where,
      credentials: entry.profile === undefined ? 'default chain of the AWS SDK' : `profile ${entry.profile} (${where})`,
    },
  };
}
