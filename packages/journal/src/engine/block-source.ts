/** Which blocks a source promises: sequence numbers `[from, to)` of one strand. */
export interface BlockRangeAsked {
  readonly strandId: string;
  readonly from: number;
  readonly to: number;
}

/** Whole blocks in a row, one behind the other, as their source has them. Whoever takes a chunk owns its bytes. */
export interface BlockChunk {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How places call the source of the bytes. */
  readonly source: string;
  /** Offset of the first byte in it. */
  readonly offset: number;
  /**
   * Where the source delivers block by block, as a ledger does: which block was asked for first, and where in `bytes` the
   * answer for each ends. Then an answer that cannot be read spoils no other one, and one with another block is found.
   */
  readonly asked?:
    | {
        readonly strandId: string;
        readonly from: number;
        readonly ends: readonly number[];
      }
    | undefined;
  /** Sequence numbers at whose blocks the verdict tells what the journal's root is made of: those of digests. */
  readonly tips?: readonly number[] | undefined;
  /** Whether a table of facts is wanted, for an index. */
  readonly facts?: boolean | undefined;
  /** Number of the object in its inventory; it comes back with the facts. */
  readonly object?: number | undefined;
  /** Which part of the journal it is of, where its source tells parts apart. */
  readonly part?: number | undefined;
  /** Ion is told by its bytes (the default); objects of JSON lines are judged by what can be proven of them. */
  readonly format?: 'ion' | 'json-lines' | undefined;
}

/** Where the bytes of blocks come from: a connected ledger, for instance. */
export interface BlockSource {
  /** What it promises; absent where only the blocks themselves say which they are. */
  readonly range?: BlockRangeAsked | undefined;
  /**
   * The chunks in the order of the journal. Nothing is loaded much ahead of what is asked for: a reader that stops asking
   * stops the loading.
   */
  chunks(): AsyncIterator<BlockChunk, void>;
  /** Called once when nothing more is wanted; loading ends, and a chunk that is waited for never comes or fails. */
  close(): void;
}
