/** Where the files of an archive come from. Plain data: what it takes to find them again, but for folders, which only their reader can give. */
export type ArchiveOrigin =
  /** Served by the console itself. */
  | { readonly kind: 'sample'; readonly sample: string }
  /** Files of this computer, given by the reader. */
  | { readonly kind: 'folder'; readonly name: string; readonly key: string }
  | { readonly kind: 's3'; readonly connection: string; readonly bucket: string; readonly prefix: string }
  | { readonly kind: 'export'; readonly connection: string; readonly ledger: string; readonly exportId: string };

const MARK = '~';

/**
 * The id of an archive, which stands in addresses. All that is needed to open a sample, an S3 prefix or an export again is in
 * it, so that such an address can be given to others; of a folder it only has the name.
 *
 * No dot ever stands in it: the console's server takes an address with one for the address of a file.
 */
export function archiveId(origin: ArchiveOrigin): string {
  switch (origin.kind) {
    case 'sample':
      return ['sample', origin.sample].join(MARK);
    case 'folder':
      return ['folder', readable(origin.name), origin.key].join(MARK);
    case 's3':
      return ['s3', ...[origin.connection, origin.bucket, origin.prefix].map(encode)].join(MARK);
    case 'export':
      return ['export', ...[origin.connection, origin.ledger, origin.exportId].map(encode)].join(MARK);
  }
}

/** @returns undefined for what is no id of an archive */
export function readArchiveId(id: string): ArchiveOrigin | undefined {
  const [kind, ...parts] = id.split(MARK);
  const [first, second, third] = parts;
  if (kind === 'sample' && parts.length === 1 && first) return { kind, sample: first };
  if (kind === 'folder' && parts.length === 2 && second) return { kind, name: first ?? '', key: second };
  const [one, two, three] = [first, second, third].map((part) => (part === undefined ? undefined : decode(part)));
  if (parts.length !== 3 || one === undefined || two === undefined || three === undefined) return undefined;
  if (kind === 's3') return { kind, connection: one, bucket: two, prefix: three };
  if (kind === 'export') return { kind, connection: one, ledger: two, exportId: three };
  return undefined;
}

/** What titles and links call it, as far as the id says. */
export function archiveTitle(id: string): string {
  const origin = readArchiveId(id);
  return origin === undefined ? 'Archive' : originTitle(origin);
}

export function originTitle(origin: ArchiveOrigin): string {
  switch (origin.kind) {
    case 'sample':
      return `${origin.sample.charAt(0).toUpperCase()}${origin.sample.slice(1)} sample`;
    case 'folder':
      return origin.name === '' ? 'Archive' : origin.name;
    case 's3':
      return `s3://${origin.bucket}/${origin.prefix}`;
    case 'export':
      return `Export ${origin.exportId} of ${origin.ledger}`;
  }
}

const MOST_NAME = 60;

/** A name as far as it can stand in an address that people read. */
function readable(name: string): string {
  return name
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, MOST_NAME);
}

const PLAIN = /^[A-Za-z0-9-]+$/;
/** Before texts that are not plain. */
const CODED = '_';

/** Plain text stays as it is; anything else becomes base64 for addresses. */
function encode(text: string): string {
  if (PLAIN.test(text)) return text;
  const bytes = new TextEncoder().encode(text);
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return CODED + base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function decode(part: string): string | undefined {
  if (!part.startsWith(CODED)) return PLAIN.test(part) ? part : undefined;
  try {
    const bytes = atob(part.slice(CODED.length).replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
  } catch {
    return undefined;
  }
}
