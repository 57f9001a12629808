import { knownRedactions } from '../block/index.ts';
import type { KnownRedaction } from '../block/redactions.ts';
import type { BlockAddress, UnknownPart } from '../block/types.ts';
import { encodeBase64, encodeUtf8, equalIon, readSingle, writeIonText } from '../ion/index.ts';
import { LIMITS } from '../limits.ts';
import type { BlockSummaryRecord, RevisionDetailsRecord, TableInfo } from './parse-record.ts';

/** What adding a record changed: 'conflict' is content that differs from what was delivered before for the same thing. */
export type StreamNews = 'new' | 'duplicate' | 'conflict';

/** A revision as it was delivered. Only text is kept: it is far smaller than a tree, and read again when it is judged. */
export interface StoredDetail {
  /** Ion text of the revision. */
  readonly text: string;
  readonly tableInfo: TableInfo | undefined;
  readonly unknown: readonly UnknownPart[];
}

interface StoredSummary {
  /** Ion text of the block summary. */
  readonly text: string;
  readonly unknown: readonly UnknownPart[];
  readonly blockHash: string;
  readonly blockTimestamp: string;
  /** Hashes, base64, in order. */
  readonly hashes: readonly string[];
  /** Those that are named with a document: their content is delivered. */
  readonly named: ReadonlySet<string>;
}

/** Counted for each record beside its text, so that very many very small ones are not free. */
const OVERHEAD = 256;
/** Unknown parts kept per record: an input may hold any number of them. */
const UNKNOWN_KEPT = 20;

/** What was delivered for one block. */
export class StreamedEntry {
  readonly address: BlockAddress;
  summary: StoredSummary | undefined;
  /** Different summaries of the same block, beside the first. */
  otherSummaries = 0;
  /** By the hash they state, base64; different contents in the order in which they came. */
  readonly details = new Map<string, StoredDetail[]>();
  /** Further different contents, which were not kept. */
  uncounted = 0;
  /** Redactions that the block records, once they can be relied on. */
  redactions: readonly KnownRedaction[] = [];
  /** Characters of text kept, and something for what holds them. */
  size = 0;
  /** Grows with every change. */
  version = 0;

  constructor({ strandId, sequenceNo }: BlockAddress) {
    this.address = { strandId, sequenceNo };
  }

  /** Revisions that the summary promises and that have not come. */
  get waitingFor(): number {
    let missing = 0;
    for (const hash of this.summary?.named ?? []) if (!this.details.has(hash)) missing++;
    return missing;
  }

  /** @throws JournalError 'ion-shared-symbol-table' for a symbol whose text is not in the record */
  addSummary({ block, unknownFields }: BlockSummaryRecord): StreamNews {
    const text = writeIonText(block.value);
    if (this.summary !== undefined) {
      if (sameIon(this.summary.text, text) && sameParts(this.summary.unknown, unknownFields)) return 'duplicate';
      this.otherSummaries++;
      this.redactions = [];
      this.version++;
      return 'conflict';
    }
    const summaries = block.revisionSummaries ?? [];
    const hashes = summaries.map(({ hash }) => encodeBase64(hash));
    this.summary = {
      text,
      unknown: unknownFields.slice(0, UNKNOWN_KEPT),
      blockHash: encodeBase64(block.blockHash),
      blockTimestamp: writeIonText({ ...block.blockTimestamp, annotations: [] }),
      hashes,
      named: new Set(hashes.filter((_, index) => summaries[index]?.documentId !== undefined)),
    };
    this.redactions = knownRedactions([block]);
    this.size += text.length + OVERHEAD;
    this.version++;
    return 'new';
  }

  /** @throws JournalError 'ion-shared-symbol-table' for a symbol whose text is not in the record */
  addDetails({ revision, tableInfo, unknownFields }: RevisionDetailsRecord): StreamNews {
    const detail: StoredDetail = {
      text: writeIonText(revision.value),
      tableInfo,
      unknown: unknownFields.slice(0, UNKNOWN_KEPT),
    };
    const hash = encodeBase64(revision.hash);
    const before = this.details.get(hash);
    if (before?.some((each) => sameDetail(each, detail))) return 'duplicate';
    this.version++;
    if (before === undefined) this.details.set(hash, [detail]);
    else if (before.length < LIMITS.streamedVariants) before.push(detail);
    else {
      this.uncounted++;
      return 'conflict';
    }
    this.size += detail.text.length + OVERHEAD;
    return before === undefined ? 'new' : 'conflict';
  }
}

function sameDetail(a: StoredDetail, b: StoredDetail): boolean {
  const sameTable = a.tableInfo?.tableId === b.tableInfo?.tableId && a.tableInfo?.tableName === b.tableInfo?.tableName;
  return sameTable && sameParts(a.unknown, b.unknown) && sameIon(a.text, b.text);
}

/** The same text, or, what should not happen, the same value written with its fields in another order. */
function sameIon(a: string, b: string): boolean {
  return a === b || (a.length === b.length && equalIon(readSingle(encodeUtf8(a)), readSingle(encodeUtf8(b))));
}

function sameParts(a: readonly UnknownPart[], b: readonly UnknownPart[]): boolean {
  const key = (parts: readonly UnknownPart[]) =>
    parts
      .slice(0, UNKNOWN_KEPT)
      .map(({ kind, path, name }) => `${kind} ${path} ${name}`)
      .join('\n');
  return key(a) === key(b);
}
