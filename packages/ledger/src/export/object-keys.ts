import type { ExportRow, OutputFormat } from '../store/exports.ts';

type Job = Pick<ExportRow, 'exportId' | 'prefix' | 'outputFormat'>;

const HOUR_MS = 3_600_000;

/** Hours since 1970; blocks of different hours never share an object. */
export function hourOf(blockTimestamp: number): number {
  return Math.floor(blockTimestamp / HOUR_MS);
}

/** Without a slash at its end the prefix gets one (developer guide, "Journal export output in QLDB"); an empty one stays. */
function folder(prefix: string): string {
  return prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
}

export function startedManifestKey({ exportId, prefix }: Job): string {
  return `${folder(prefix)}${exportId}.started.manifest`;
}

export function completedManifestKey({ exportId, prefix }: Job, strandId: string): string {
  return `${folder(prefix)}${exportId}.${strandId}.completed.manifest`;
}

/** `{prefix}/{yyyy}/{mm}/{dd}/{hh}/{strandId}.{first}-{last}.ion`; the folder is the hour of the blocks in UTC. */
export function objectKey(
  { prefix, outputFormat }: Job,
  strandId: string,
  { hour, first, last }: { readonly hour: number; readonly first: number; readonly last: number },
): string {
  const hours = new Date(hour * HOUR_MS).toISOString().slice(0, 13).replace(/[-T]/g, '/');
  return `${folder(prefix)}${hours}/${strandId}.${first}-${last}.${extension(outputFormat)}`;
}

function extension(format: OutputFormat | undefined): string {
  return format === 'JSON' ? 'json' : 'ion';
}
