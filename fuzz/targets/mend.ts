/**
 * Makes the hashes of damaged blocks right again, where they stand: so that an input gets past the comparisons of hashes,
 * which no random change would ever do, and reaches what is checked besides.
 */
import {
  type ByteRange,
  dot,
  encodeBase64,
  encodeUtf8,
  ionHash,
  merkleRoot,
  type ParsedBlock,
  parseBlockValue,
  splitIon,
} from '@qldb-console/journal';

const HASH_BYTES = 32;
/** `{{`, the base64 of 32 bytes, `}}`. */
const HASH_CHARACTERS = 48;
/** Where testkit's blocks have the root of the revisions and the hash of transactionInfo. */
const REVISIONS_ENTRY = 1;

/** The blocks with their hashes computed anew, each linked to the one before; undefined where there is none to mend. */
export function mended(input: Uint8Array): Uint8Array | undefined {
  try {
    const bytes = input.slice();
    const parts = splitIon(bytes);
    let previous: Uint8Array | undefined;
    for (const [index, span] of parts.spans.entries()) {
      const value = parts.read(index);
      if (value.type !== 'struct') return undefined;
      const own = bytes.subarray(span.start, span.end);
      const block = parseBlockValue(value, own, parts.format === 'binary' ? 'binary' : 'text');
      previous = mendBlock(own, block, previous);
    }
    return previous === undefined ? undefined : bytes;
  } catch {
    // It cannot be read: there is nothing to mend.
    return undefined;
  }
}

function mendBlock(own: Uint8Array, block: ParsedBlock, previous: Uint8Array | undefined): Uint8Array {
  const put = (range: ByteRange | undefined, hash: Uint8Array): Uint8Array => {
    if (range === undefined || hash.length !== HASH_BYTES) return hash;
    if (block.format === 'binary') own.set(hash, range.end - HASH_BYTES);
    else if (range.end - range.start === HASH_CHARACTERS) own.set(encodeUtf8(`{{${encodeBase64(hash)}}}`), range.start);
    return hash;
  };
  const { ranges, revisions, transactionInfo, redactionInfo } = block;
  const hashes = revisions?.map(({ hash, data, dataHash, metadata, ranges: own }) => {
    if (metadata === undefined) return hash;
    const dataPart = data !== undefined ? ionHash(data) : (dataHash ?? new Uint8Array(0));
    return put(own.hash, dot(dataPart, ionHash(metadata.value)));
  });
  const entries = [...block.entriesHashList];
  const enter = (index: number, hash: Uint8Array | undefined) => {
    if (hash === undefined || entries[index]?.length !== HASH_BYTES) return;
    entries[index] = put(ranges.entries[index], hash);
  };
  // For each part the place that it has where nothing is left out; that one is then taken twice is one more case.
  if (hashes !== undefined && hashes.length > 0)
    enter(Math.min(REVISIONS_ENTRY, entries.length - 1), merkleRoot(hashes));
  if (transactionInfo !== undefined) enter(entries.length - 1, ionHash(transactionInfo.value));
  if (redactionInfo !== undefined) enter(entries.length - 2, ionHash(redactionInfo.value));
  const entriesHash = put(ranges.entriesHash, merkleRoot(entries));
  const before = previous === undefined ? block.previousBlockHash : put(ranges.previousBlockHash, previous);
  return put(ranges.blockHash, dot(entriesHash, before));
}
