import { type BundleInput, bundleForBlock, bundleInput } from '@qldb-console/journal/bundle';
import { SaveEvidence } from '../../../components/save-evidence.tsx';
import { judgeWithRedactions } from '../../../lib/blocks/judged-block.ts';
import { TOOL } from '../../../lib/tool.ts';
import type { ArchiveBlock, ArchiveRow } from '../../../workers/archive/calls.ts';
import { useDigests } from '../../digests/model/digests.ts';
import { journalDigests } from '../../digests/model/journal-digests.ts';
import { useBlockInContext } from '../api/block-in-context.ts';
import { askArchive } from '../model/open-archives.ts';
import { loadedOf } from '../model/read-archive-block.ts';
import type { ReadyArchive } from '../model/ready-archive.ts';

/** Hands a block over, with the one before it, what records redactions of it, and its way to every digest that covers it. */
export function SaveBlockEvidence({ archive, row }: { archive: ReadyArchive; row: ArchiveRow }) {
  const { id, strand } = archive;
  const { strandId } = strand;
  const { block, before, recording, isPending } = useBlockInContext(archive, row);
  const digests = useDigests().filter(
    ({ tip }) => tip.strandId === strandId && tip.sequenceNo >= (row.sequenceNo ?? 0),
  );
  const parsed =
    block === undefined ? undefined : loadedOf(block) && block.read.kind === 'block' ? block.read.block : undefined;
  if (parsed === undefined) return null;
  const make = async () => {
    const loaded = block && loadedOf(block);
    if (loaded === undefined) return undefined;
    const others = recording.flatMap(({ read }) => (read.kind === 'block' ? read.block : []));
    const judged = judgeWithRedactions(
      loaded,
      before && loadedOf(before),
      recording.flatMap((one) => loadedOf(one) ?? []),
    );
    if (judged.kind !== 'judged') return undefined;
    const withProofs = await Promise.all(
      journalDigests(digests).map(async ({ digest, label }) => ({
        digest,
        label,
        proof: await askArchive(id).call('blockProof', {
          strandId,
          sequenceNo: parsed.address.sequenceNo,
          tip: digest.tip.sequenceNo,
        }),
      })),
    );
    return bundleForBlock(
      {
        block: parsed,
        previous: before?.read.kind === 'block' ? before.read.block : undefined,
        digests: withProofs,
        others,
      },
      {
        made: new Date().toISOString(),
        tool: TOOL,
        inputs: [block, before, ...recording].flatMap((one) => (one === undefined ? [] : inputOf(one))),
        verdict: judged.verdict,
      },
    );
  };
  return <SaveEvidence disabled={isPending} make={make} />;
}

/** The bytes of a block, by the file and the place where they stand. */
const inputOf = ({ row: { file, start, length }, bytes }: ArchiveBlock): BundleInput =>
  bundleInput(`${file}, bytes [${start}, ${start + length})`, bytes);
