import { ArchiveError } from './archive-error.ts';
import { readPromises } from './exports.ts';
import { isSafeName } from './file-names.ts';
import { KeyFinder } from './find-keys.ts';
import { countText, Findings } from './findings.ts';
import { fingerprintOf } from './fingerprint.ts';
import { ARCHIVE_LIMITS } from './limits.ts';
import { type Look, look, type ManifestLook, type ObjectLook } from './look.ts';
import { findStrands, placeObjects } from './place-objects.ts';
import { sweep } from './sweep.ts';
import type { ArchiveFile, ArchiveObject, Inventory, InventoryOptions } from './types.ts';

/**
 * Looks through the files of an archive: one export or several, anywhere in the folder, in any format, packed or not, with
 * other files among them. Which exports and objects there are, what is missing or there twice, by names, manifests, and the
 * first and last bytes of objects; only objects whose names say nothing are read to their end. What the blocks themselves
 * say is for the verdict.
 *
 * Symbolic links are for the host to follow or to leave out.
 *
 * @throws ArchiveError 'cancelled' when the signal says so
 */
export async function takeInventory(files: readonly ArchiveFile[], options: InventoryOptions = {}): Promise<Inventory> {
  const findings = new Findings();
  const accepted = acceptFiles(files, findings);
  let done = 0;
  const looks = await sweep(accepted, ARCHIVE_LIMITS.concurrency, async (file) => {
    if (options.signal?.aborted === true) throw new ArchiveError('cancelled', 'No longer wanted', file.name);
    const seen = await look(file);
    done++;
    options.onProgress?.({ files: accepted.length, done });
    return seen;
  });
  const manifests = looks.filter((each): each is ManifestLook => each.kind === 'manifest');
  const found = looks.filter((each): each is ObjectLook => each.kind === 'object');
  const finder = new KeyFinder(looks.filter(({ kind }) => kind !== 'manifest').map(({ file }) => file.name));
  const promised = readPromises(manifests, finder, findings);
  const objects = placeObjects(found, promised.declaredBy, findings);
  const named = new Map<string, number[]>(promised.exports.map(({ exportId }) => [exportId, []]));
  for (const { declaredBy, number } of objects) for (const id of declaredBy) named.get(id)?.push(number);
  const exports = promised.exports.map((each) => ({ ...each, objects: named.get(each.exportId) ?? [] }));
  tellUndeclared(objects, manifests, findings);
  const empty = found.filter(({ empty: nothing, name }) => nothing && name !== undefined);
  const absent = [
    ...promised.missing,
    ...empty.flatMap(({ name }) => (name ? [{ strandId: name.strandId, range: name }] : [])),
  ];
  const strands = findStrands(objects, absent, findings);
  if (objects.length === 0 && exports.length === 0 && empty.length === 0) tellNothing(files.length, findings);
  const ignored = ignoredFiles(looks, objects);
  return {
    exports,
    objects,
    strands,
    findings: findings.listed(),
    findingCounts: findings.counts,
    ignored: { count: ignored.length, names: ignored.slice(0, ARCHIVE_LIMITS.ignoredNames) },
    bytes: objects.reduce((sum, { size }) => sum + size, 0),
    fingerprint: fingerprintOf([
      ...objects.map(({ file, size }) => ({ name: file, size })),
      ...manifests.map(({ file: { name, size } }) => ({ name, size })),
    ]),
    files: new Map(accepted.map((file) => [file.name, file])),
  };
}

/** How files of exports are called at their end. Others with odd names are hardly any: systems have such of their own. */
const NAMED_AS_EXPORTS = /\.(?:ion|10n|json|manifest)(?:\.gz)?$/i;

/** Files under names that an archive can have, by name. */
function acceptFiles(files: readonly ArchiveFile[], findings: Findings): readonly ArchiveFile[] {
  if (files.length > ARCHIVE_LIMITS.files) {
    const sentence = `There are more than ${countText(ARCHIVE_LIMITS.files, 'file')}; the others were not looked at.`;
    findings.add('too-many-files', 'error', sentence, []);
  }
  const byName = new Map<string, ArchiveFile>();
  for (const file of files.slice(0, ARCHIVE_LIMITS.files)) {
    if (isSafeName(file.name) && file.name.length <= ARCHIVE_LIMITS.nameCharacters) byName.set(file.name, file);
    else {
      const sentence = 'The name of a file leads out of the archive, or cannot be shown. The file was not looked at.';
      const severity = NAMED_AS_EXPORTS.test(file.name) ? 'error' : 'info';
      findings.add('unsafe-name', severity, sentence, [shown(file.name)]);
    }
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A name that cannot be shown, shown. */
function shown(name: string): string {
  const start = name.slice(0, 200);
  return JSON.stringify(start)
    .slice(1, -1)
    .replace(/[^\u0020-\u007e]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function tellUndeclared(
  objects: readonly ArchiveObject[],
  manifests: readonly ManifestLook[],
  findings: Findings,
): void {
  if (objects.length === 0) return;
  if (!manifests.some(({ manifest }) => manifest?.kind === 'completed')) {
    const sentence =
      'No completed manifest is here: nothing says which objects there should be, so what is missing in front of the first or behind the last one cannot be told.';
    findings.add('without-manifest', 'info', sentence, []);
    return;
  }
  const extra = objects.filter(({ declaredBy }) => declaredBy.length === 0);
  if (extra.length === 0) return;
  const sentence = `${countText(extra.length, 'object')} ${extra.length === 1 ? 'is' : 'are'} named by no manifest: from another export, or put there by somebody. What ${extra.length === 1 ? 'it holds' : 'they hold'} is judged all the same.`;
  findings.add(
    'extra',
    'warning',
    sentence,
    extra.map(({ file }) => file),
  );
}

function tellNothing(files: number, findings: Findings): void {
  const sentence = `Nothing here is a journal export: among ${countText(files, 'file')} there is no manifest (EXPORT.started.manifest, EXPORT.STRAND.completed.manifest), no object named STRAND.FIRST-LAST.ion or .json, and no file that begins with a journal block in Ion or JSON, packed with gzip or not.`;
  findings.add('not-an-export', 'error', sentence, []);
}

function ignoredFiles(looks: readonly Look[], objects: readonly ArchiveObject[]): string[] {
  const used = new Set(objects.map(({ file }) => file));
  return looks.filter(({ kind, file }) => kind !== 'manifest' && !used.has(file.name)).map(({ file }) => file.name);
}
