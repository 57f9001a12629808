// Where everything lies in the module's memory. Pages that are never touched cost nothing, so the regions are sized for
// the largest block there can be; what is used of them for ordinary blocks is small, and stays in the processor's cache.

const MB: usize = 0x100000;

/** The window of input: top-level blocks, or one value. Sixteen zero bytes stand behind it. */
export const IN: usize = 1 * MB;
export const IN_CAPACITY: usize = 6 * MB - 64;
/** One record per block of the window (see facts.ts). */
export const FACTS: usize = 7 * MB;
export const FACT_BYTES: usize = 192;
export const FACTS_CAPACITY: i32 = 5400;
/** Hashes as the blocks state them, 32 bytes each. */
export const STATED: usize = 8 * MB;
export const STATED_END: usize = 10 * MB;
/** Comparisons to make once everything is hashed. */
export const CHECKS: usize = 10 * MB;
export const CHECKS_END: usize = 11 * MB;
/** Lists that belong to the block being read. */
export const LISTS: usize = 11 * MB;
/** Order of the fields of one struct by their hashes. */
export const SORT: usize = 12 * MB;
/** Messages to hash, one record each, and their digests at the same index. */
export const JOBS: usize = 16 * MB;
export const JOB_SHIFT: usize = 5;
export const JOBS_CAPACITY: i32 = 400000;
export const DIGESTS: usize = 29 * MB;
/** Structs inside of messages. */
export const HOLES: usize = 42 * MB;
export const HOLES_CAPACITY: i32 = 120000;
/** Messages that were put together from others' digests. */
export const SCRATCH: usize = 46 * MB;
export const SCRATCH_END: usize = 62 * MB;
/** Rows for an index (see rows.ts). */
export const ROWS: usize = 62 * MB;
/** Serialised values. One string of the whole window needs 18 MB at most. */
export const ARENA: usize = 64 * MB;
export const ARENA_END: usize = 108 * MB;
export const ARENA_LIMIT: usize = ARENA_END - 20 * MB;
/** The symbol table of Ion binary, and the serialisations of its symbols. */
export const SYMBOLS: usize = 108 * MB;
export const SYMBOLS_CAPACITY: i32 = 250000;
export const SYMBOL_TEXT: usize = 110 * MB;
export const SYMBOL_TEXT_END: usize = 126 * MB;
