/** A folder of a bucket that may be read: every key that begins so. An empty prefix is the whole bucket. */
export interface ArchiveFolder {
  readonly bucket: string;
  readonly prefix: string;
}

/**
 * Whether a key has the form of what a journal export consists of ("Journal export output in QLDB" of AWS's documentation),
 * moved to whatever folder, compressed or not: manifests, Ion of any name (people rename), and JSON under the name of a
 * data object alone, since a bucket may hold all sorts of other JSON. Names that could mean another place to somebody on
 * the way (dot segments, control characters, backslashes) are of no such form.
 */
export function isArchiveKey(key: string): boolean {
  if (/[\p{Cc}\p{Cs}\\]/u.test(key)) return false;
  const segments = key.split('/');
  if (segments.some((segment) => segment === '.' || segment === '..')) return false;
  const name = segments.at(-1) ?? '';
  return (
    /^.+\.(?:manifest|ion)(?:\.gz)?$/.test(name) || /^[A-Za-z0-9]{22}\.\d{1,20}-\d{1,20}\.json(?:\.gz)?$/.test(name)
  );
}

/**
 * Whether a connection lets that be read, a key or the prefix of a listing.
 *
 * @param allowed undefined: whatever the credentials of the connection may read
 */
export function isAllowed(allowed: readonly ArchiveFolder[] | undefined, bucket: string, keyOrPrefix: string): boolean {
  return (
    allowed === undefined || allowed.some((folder) => folder.bucket === bucket && keyOrPrefix.startsWith(folder.prefix))
  );
}
