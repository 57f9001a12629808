import { isSafeName } from './file-names.ts';
import type { KeyFinder } from './find-keys.ts';
import { blocksText, countText, type Findings } from './findings.ts';
import { ARCHIVE_LIMITS } from './limits.ts';
import type { ManifestLook } from './look.ts';
import { readObjectName } from './object-name.ts';
import type { ExportFound, SequenceRange } from './types.ts';

type ExportWithoutObjects = Omit<ExportFound, 'objects'>;

/** What manifests promise. */
export interface Promised {
  readonly exports: readonly ExportWithoutObjects[];
  /** Exports that name a file, by the name of the file. */
  readonly declaredBy: ReadonlyMap<string, readonly string[]>;
  /** Blocks of objects that are not here. */
  readonly missing: readonly { readonly strandId: string; readonly range: SequenceRange }[];
}

interface Draft {
  readonly exportId: string;
  started: ExportFound['started'];
  readonly completed: ExportFound['completed'][number][];
}

/** Holds what manifests name against the files that are here. */
export function readPromises(manifests: readonly ManifestLook[], finder: KeyFinder, findings: Findings): Promised {
  const reader = new PromiseReader(finder, findings);
  for (const manifest of manifests) reader.add(manifest);
  return reader.promised();
}

class PromiseReader {
  private readonly drafts = new Map<string, Draft>();
  private readonly declaredBy = new Map<string, string[]>();
  private readonly missing: { strandId: string; range: SequenceRange }[] = [];
  private keys = 0;
  private readonly finder: KeyFinder;
  private readonly findings: Findings;

  constructor(finder: KeyFinder, findings: Findings) {
    this.finder = finder;
    this.findings = findings;
  }

  add({ file, name, manifest, problem }: ManifestLook): void {
    if (manifest === undefined) {
      this.findings.add('unreadable-manifest', 'error', `The manifest cannot be read: ${problem}.`, [file.name]);
      if (name !== undefined) this.draft(name.exportId);
      return;
    }
    if (manifest.kind === 'started') {
      const { kind: _, unknownFields: __, exportId, ...says } = manifest;
      this.draft(exportId).started ??= { file: file.name, ...says };
      return;
    }
    const exportId = name?.exportId ?? idIn(file.name);
    const missing = this.findObjects(exportId, file.name, manifest.keys);
    const { length } = manifest.keys;
    this.draft(exportId).completed.push({
      file: file.name,
      strandId: name?.strandId ?? readObjectName(manifest.keys[0] ?? '')?.strandId,
      keys: length,
      missing,
    });
    if (length === 0) {
      const sentence = `The manifest of export ${exportId} names no object: no block of the journal lay in its range.`;
      this.findings.add('empty-export', 'info', sentence, [file.name]);
    }
  }

  promised(): Promised {
    const exports = [...this.drafts.values()].sort((a, b) => (a.exportId < b.exportId ? -1 : 1));
    for (const { exportId, started, completed } of exports) {
      if (started === undefined && completed.length > 0) {
        const sentence = `Of export ${exportId}, the manifest that was written first is not here: which ledger and which times it is of is not known.`;
        this.findings.add(
          'without-started',
          'info',
          sentence,
          completed.map(({ file }) => file),
        );
      }
      if (started !== undefined && completed.length === 0) {
        const sentence = `Export ${exportId} has no completed manifest here that can be read: it was not finished, or not all of it was copied whole. Which objects belong to it is not known.`;
        this.findings.add('unfinished-export', 'warning', sentence, [started.file]);
      }
    }
    return { exports, declaredBy: this.declaredBy, missing: this.missing };
  }

  private draft(exportId: string): Draft {
    const known = this.drafts.get(exportId);
    if (known !== undefined) return known;
    const draft: Draft = { exportId, started: undefined, completed: [] };
    this.drafts.set(exportId, draft);
    return draft;
  }

  /** @returns how many objects are missing */
  private findObjects(exportId: string, manifest: string, keys: readonly string[]): number {
    const absent: string[] = [];
    for (const key of keys) {
      this.keys++;
      if (this.keys > ARCHIVE_LIMITS.keys) {
        const sentence = `Manifests name more than ${countText(ARCHIVE_LIMITS.keys, 'object')}; the others were not looked for.`;
        this.findings.add('too-many-keys', 'warning', sentence, [manifest]);
        break;
      }
      if (!isSafeName(key) || key.length > ARCHIVE_LIMITS.nameCharacters) {
        const sentence = `A manifest names an object that no export can have written: its key leads elsewhere, or cannot be shown. It was not looked for.`;
        this.findings.add('unsafe-name', 'error', sentence, [manifest]);
        continue;
      }
      const found = this.finder.find(key, manifest);
      if (found.length === 0) absent.push(key);
      for (const name of found) {
        const ids = this.declaredBy.get(name);
        if (ids === undefined) this.declaredBy.set(name, [exportId]);
        else if (!ids.includes(exportId)) ids.push(exportId);
      }
    }
    for (const group of neighbours(absent)) this.tellMissing(exportId, group);
    return absent.length;
  }

  private tellMissing(exportId: string, { keys, strandId, range }: MissingGroup): void {
    const which = range === undefined ? '' : `, with ${blocksText(range)}`;
    const sentence = `${countText(keys.length, 'object')} that the manifest of export ${exportId} names ${keys.length === 1 ? 'is' : 'are'} not here${which}.`;
    this.findings.add('missing', 'error', sentence, keys, { strandId, range });
    if (strandId !== undefined && range !== undefined) this.missing.push({ strandId, range });
  }
}

interface MissingGroup {
  readonly keys: string[];
  readonly strandId: string | undefined;
  readonly range: SequenceRange | undefined;
}

/** Keys put together whose blocks follow one another. */
function neighbours(keys: readonly string[]): MissingGroup[] {
  const groups: MissingGroup[] = [];
  for (const key of keys) {
    const name = readObjectName(key);
    const last = groups.at(-1);
    if (
      last?.range !== undefined &&
      name !== undefined &&
      last.strandId === name.strandId &&
      last.range.last + 1 === name.first
    ) {
      last.keys.push(key);
      groups[groups.length - 1] = { ...last, range: { first: last.range.first, last: name.last } };
    } else {
      groups.push({ keys: [key], strandId: name?.strandId, range: name && { first: name.first, last: name.last } });
    }
  }
  return groups;
}

/** What a manifest under another name is called by. */
const idIn = (name: string) => /[A-Za-z0-9]{22}/.exec(name)?.[0] ?? name.slice(name.lastIndexOf('/') + 1);
