import { type FactTable, HASH_BYTES, HASH_PREFIX_BYTES, ID_BYTES, UNKNOWN_TABLE } from '../../engine/fact-table.ts';
import type { LeftSubtrees } from '../left-subtrees.ts';
import { coverageOf, type NumberRange, numbersOf } from './coverage.ts';
import { summariesOf } from './document-list.ts';
import { DocumentSlots } from './document-slots.ts';
import { DocumentsById } from './documents-by-id.ts';
import { JournalLeaves } from './journal-leaves.ts';
import { hashPrefixes, idBytes, rowsOfId, rowsOfPrefix } from './lookup.ts';
import { IndexRows } from './rows.ts';
import { SequenceRuns } from './sequence-runs.ts';
import { chunksOf, type IndexChunk } from './stored-chunks.ts';
import { TableCounts } from './table-counts.ts';
import type { BlockRow, CoverageCell, DocumentSummary, Found, RevisionRow, TableSummary } from './types.ts';

export interface ArchiveIndexOptions {
  /** The journal's strand; default: that of the first block that can be read. */
  readonly strandId?: string | undefined;
  /** The blocks in front of the first one, where the archive does not begin with block 0: {@link leftSubtreesOfProof}. */
  readonly left?: LeftSubtrees | undefined;
}

/** Answers of one kind to what was looked for. */
const MOST_FOUND = 100;
const MOST_HISTORY = 100_000;
const MOST_LISTED = 1000;

/**
 * Everything that can be looked up in an archive without reading it: blocks by place and number, documents and their
 * histories, ids and hashes, what is missing, and the roots and proofs that the stated hashes give. Some 200 bytes for a block
 * of two revisions, in plain columns.
 *
 * It repeats what blocks state. That they are sound is the verdict's to say.
 *
 * Nothing here throws for what the blocks state: numbers may repeat or be missing, there may be several strands.
 */
export class ArchiveIndex {
  private readonly rows = new IndexRows();
  private readonly runs = new SequenceRuns();
  private readonly documentSlots = new DocumentSlots(this.rows);
  private readonly counts = new TableCounts();
  private readonly leaves: JournalLeaves;
  private readonly strandId: string | undefined;
  /** The documents of the table that was asked for last. */
  private listed: { readonly tableId: string; readonly documents: DocumentsById } | undefined;

  /** @throws RangeError when `left` is no list of subtrees */
  constructor({ strandId, left }: ArchiveIndexOptions = {}) {
    this.strandId = strandId;
    this.leaves = new JournalLeaves(this.rows, this.runs, left);
  }

  /** An index of what was stored. @throws RangeError when the chunks do not follow one another, or are damaged */
  static fromChunks(chunks: Iterable<IndexChunk>, options: ArchiveIndexOptions = {}): ArchiveIndex {
    const index = new ArchiveIndex(options);
    for (const { from, facts, objects } of chunks) {
      if (from !== index.blocks || objects.length !== facts.blocks) {
        throw new RangeError(`a chunk of block ${from} cannot follow ${index.blocks} blocks`);
      }
      index.add(facts, objects);
    }
    return index;
  }

  /** All rows, to be stored; with `from`, the chunks that hold the blocks from there on, which replace those stored before. */
  toChunks(from = 0): Iterable<IndexChunk> {
    return chunksOf(this.rows, from);
  }

  /** Appends rows, in the order of the journal. @throws RangeError when the table's columns do not fit together */
  append(table: FactTable): void {
    this.add(table, undefined);
  }

  private add(table: FactTable, objects: Int32Array | undefined): void {
    const firstRevision = this.rows.revisions.size;
    this.rows.append(table, objects);
    this.runs.follow(this.rows);
    this.noteDocuments(firstRevision);
    this.listed = undefined;
  }

  private noteDocuments(from: number): void {
    const { revisions } = this.rows;
    for (const { page, at, count, first } of revisions.parts(from, revisions.size)) {
      for (let i = 0; i < count; i++) {
        if (page.documentId[(at + i) * ID_BYTES] === 0) continue;
        const row = from + first + i;
        const last = this.documentSlots.add(row);
        const table = last < 0 ? undefined : (revisions.page(last).table[revisions.at(last)] as number);
        this.counts.add(page.table[at + i] as number, table);
      }
    }
  }

  /** Rows: blocks, and values that cannot be read. */
  get blocks(): number {
    return this.rows.blocks.size;
  }

  get revisions(): number {
    return this.rows.revisions.size;
  }

  /** Memory in bytes, about. */
  get bytes(): number {
    return this.rows.blocks.bytes + this.rows.revisions.bytes + this.documentSlots.bytes + this.leaves.bytes;
  }

  /** @throws RangeError when there is no such row */
  row(index: number): BlockRow {
    this.requireRow(index);
    return this.rows.block(index);
  }

  /** @throws RangeError when there is no such row */
  revisionsOf(index: number): RevisionRow[] {
    this.requireRow(index);
    const [from, to] = this.rows.revisionsOf(index);
    return Array.from({ length: to - from }, (_, i) => this.rows.revision(from + i, index));
  }

  private requireRow(index: number): void {
    if (!Number.isInteger(index) || index < 0 || index >= this.blocks) throw new RangeError(`there is no row ${index}`);
  }

  /** Blocks of the journal's strand with that number: usually one. */
  rowsOfSequenceNo(sequenceNo: number): number[] {
    return this.runs.rowsOf(sequenceNo, this.mainStrand());
  }

  /** The stated hashes of the blocks with that number. */
  hashesOf(sequenceNo: number): Uint8Array[] {
    return this.rowsOfSequenceNo(sequenceNo).map((row) => this.rows.block(row).blockHash);
  }

  /** Number of the journal's strand; −1 as long as none of its blocks is there. */
  private mainStrand(): number {
    if (this.strandId === undefined) return this.runs.firstStrand();
    return this.rows.strands.indexOf(this.strandId);
  }

  /**
   * What has that document or transaction id, or a hash that begins so (base64 or hex, 6 characters at least): the first
   * hundred of each kind.
   */
  find(text: string): Found[] {
    const trimmed = text.trim();
    const found: Found[] = [];
    const id = idBytes(trimmed);
    if (id !== undefined) {
      const revisions = this.documentSlots.find(id) < 0 ? 0 : this.historyRows(id, MOST_HISTORY).length;
      if (revisions > 0) found.push({ kind: 'document', documentId: trimmed, revisions });
      for (const index of rowsOfId(this.rows.blocks, (page) => page.transactionId, id, MOST_FOUND)) {
        found.push({ kind: 'transaction', transactionId: trimmed, index });
      }
    }
    for (const prefix of hashPrefixes(trimmed)) {
      for (const index of rowsOfPrefix(this.rows.blocks, (page) => page.blockHash, HASH_BYTES, prefix, MOST_FOUND)) {
        found.push({ kind: 'block', index });
      }
      for (const row of rowsOfPrefix(this.rows.revisions, (page) => page.hash, HASH_PREFIX_BYTES, prefix, MOST_FOUND)) {
        found.push({ kind: 'revision', revision: this.rows.revision(row) });
      }
    }
    return found;
  }

  /** Tables in the order in which they appear; last, with empty texts, the documents of which no table is told. */
  tables(): TableSummary[] {
    const named = this.rows.tables.map(({ id, name }, number) => ({ id, name, ...this.counts.of(number) }));
    const unknown = this.counts.of(UNKNOWN_TABLE);
    return unknown.revisions === 0 ? named : [...named, { id: '', name: '', ...unknown }];
  }

  /** Documents of a table, by id: `count` of them, at most a thousand, from the one in place `from` on. */
  documents(tableId: string, { from = 0, count = 100 }: { from?: number; count?: number } = {}): DocumentSummary[] {
    const documents = this.documentsOf(tableId);
    const start = placeIn(documents, from);
    const end = placeIn(documents, start + Math.min(count, MOST_LISTED));
    return summariesOf(this.rows, documents.slice(start, end));
  }

  /** Id of the document in that place, which is quick. */
  documentIdAt(tableId: string, place: number): string | undefined {
    const documents = this.documentsOf(tableId);
    if (!Number.isInteger(place) || place < 0 || place >= documents.length) return undefined;
    const [row] = documents.slice(place, place + 1);
    return row === undefined ? undefined : this.rows.documentId(row);
  }

  private documentsOf(tableId: string): DocumentsById {
    if (this.listed?.tableId !== tableId) {
      const isOfTable = new Uint8Array(UNKNOWN_TABLE + 1);
      for (const [number, { id }] of this.rows.tables.entries()) isOfTable[number] = Number(id === tableId);
      isOfTable[UNKNOWN_TABLE] = Number(tableId === '');
      this.listed = { tableId, documents: new DocumentsById(this.rows, this.documentSlots, isOfTable) };
    }
    return this.listed.documents;
  }

  /** The revisions of a document, in the order of the journal: the first hundred thousand. */
  history(documentId: string): RevisionRow[] {
    const id = idBytes(documentId);
    if (id === undefined || this.documentSlots.find(id) < 0) return [];
    return this.historyRows(id, MOST_HISTORY).map((row) => this.rows.revision(row));
  }

  private historyRows(id: Uint8Array, most: number): number[] {
    return rowsOfId(this.rows.revisions, (page) => page.documentId, id, most);
  }

  /** The sequence numbers from the first to the last block; `undefined` when there is none. */
  numbers(): NumberRange | undefined {
    return numbersOf(this.runs, this.mainStrand());
  }

  /** What stands at all sequence numbers, or at those of a range, in that many cells: fewer where there are fewer numbers. */
  coverage(cells: number, range: NumberRange | undefined = this.numbers()): CoverageCell[] {
    return range === undefined ? [] : coverageOf(this.rows, this.runs, this.mainStrand(), range, cells);
  }

  /**
   * Works ahead for {@link rootAt} and {@link blockProof}, for which the hashes of all blocks are hashed together once, when
   * the first of them is asked for: a second for a million. Takes in so many blocks at most.
   *
   * @returns whether there are more
   */
  prepareTree(most: number): boolean {
    return this.leaves.follow(most, this.mainStrand());
  }

  /**
   * The journal's digest at that tip, from the stated hashes: 32 bytes. Of several blocks of one number the first counts.
   *
   * @returns undefined when not all blocks from 0 on are there, or the subtrees of those before the first
   */
  rootAt(tip: number): Uint8Array | undefined {
    return this.leaves.reaching(tip, this.mainStrand()).root(tip + 1);
  }

  /**
   * What GetBlock answers as the proof of a block at that tip, from the stated hashes: 32 bytes each, bottom-up.
   *
   * @returns undefined where {@link rootAt} is, and for a block that is not there
   */
  blockProof(sequenceNo: number, tip: number): Uint8Array[] | undefined {
    return this.leaves.reaching(tip, this.mainStrand()).proof(sequenceNo, tip + 1);
  }
}

/** The place, or the nearest there is. */
function placeIn({ length }: DocumentsById, place: number): number {
  return Math.min(Math.max(Math.floor(place) || 0, 0), length);
}
