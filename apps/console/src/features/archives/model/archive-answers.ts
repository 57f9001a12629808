import type { Block, Revision } from '@qldb-console/contract';
import {
  decodeUtf8,
  encodeBase64,
  equalBytes,
  equalIon,
  type IonValue,
  JournalError,
  merkleRoot,
  type ParsedBlock,
  readSingle,
  revisionPathInBlock,
  writeIonText,
} from '@qldb-console/journal';

/** Something that cannot be had from the archive. */
export interface NotThere {
  readonly notThere: string;
}

/**
 * A block of an archive as GetBlock would have answered it.
 *
 * @param path the audit path to the tip of a digest, from the hashes that the archive's blocks state
 */
export function blockAnswer(block: ParsedBlock, path?: readonly Uint8Array[]): Block {
  return {
    block: { ionText: ionTextOf(block) },
    ...(path === undefined ? {} : { proof: { ionText: proofText(path) } }),
  };
}

/**
 * A revision of an archive as GetRevision would have answered it. Of several of one document in a block it is the last one, as
 * the service's.
 */
export function revisionAnswer(
  block: ParsedBlock,
  documentId: string,
  path?: readonly Uint8Array[],
): Revision | NotThere {
  const revisions = block.revisions ?? [];
  const index = revisions.findLastIndex(({ metadata }) => metadata?.id === documentId);
  const revision = revisions[index];
  if (revision === undefined)
    return { notThere: `Block ${block.address.sequenceNo} shows no revision of document ${documentId}.` };
  const text = { ionText: ionTextOf(revision) };
  const inBlock = pathInBlock(block, index);
  if (path === undefined || inBlock === undefined) return { revision: text };
  return { revision: text, proof: { ionText: proofText([...inBlock, ...path]) } };
}

/** Undefined where the root of the revisions is none of the entries, so that no path leads from them to the block. */
function pathInBlock(block: ParsedBlock, index: number): readonly Uint8Array[] | undefined {
  const revisionHashes = (block.revisions ?? []).map(({ hash }) => hash);
  const root = merkleRoot(revisionHashes);
  const { entriesHashList, previousBlockHash } = block;
  const slot = entriesHashList.findIndex((entry) => equalBytes(entry, root));
  return slot < 0
    ? undefined
    : revisionPathInBlock({ revisionHashes, index, entriesHashList, slot, previousBlockHash });
}

/** The text as it stands in the file; where that is Ion binary, or needs a symbol table, the same value written as text. */
function ionTextOf({ value, source }: { readonly value: IonValue; readonly source: Uint8Array }): string {
  try {
    const own = source.subarray(value.range.start, value.range.end);
    const text = decodeUtf8(own);
    if (equalIon(readSingle(own), value)) return text;
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
  }
  return writeIonText(value);
}

const proofText = (path: readonly Uint8Array[]) => `[${path.map((hash) => `{{${encodeBase64(hash)}}}`).join(',')}]`;
