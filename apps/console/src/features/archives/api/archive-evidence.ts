import type { ParsedBlock } from '@qldb-console/journal';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { queryKeys } from '../../../lib/query-keys.ts';
import type { DigestEntry } from '../../digests/model/digest-entry.ts';
import type { LedgerAnswers } from '../../verification/model/ledger-answers.ts';
import { blockAnswer, type NotThere, revisionAnswer } from '../model/archive-answers.ts';
import { askArchive } from '../model/open-archives.ts';

export interface ArchiveQuestion {
  readonly archive: string;
  readonly strandId: string;
  /** Tells one judging from another: the index of another one may answer otherwise. */
  readonly judging: string;
  readonly sequenceNo: number;
  /** Absent = the block itself. */
  readonly documentId: string | undefined;
  /** Sequence number of the block that records a redaction; absent: looked for. */
  readonly recordedIn: number | undefined;
  readonly digest: DigestEntry;
  readonly second: DigestEntry | undefined;
}
export type ArchiveEvidence = LedgerAnswers & {
  /** Whether the archive has all blocks that the proof takes. */
  readonly hasProof: boolean;
};

const evidenceQuery = (question: ArchiveQuestion) => {
  const { archive, strandId, judging, sequenceNo, documentId, recordedIn, digest, second } = question;
  return queryOptions({
    queryKey: [
      ...queryKeys.archiveStrand(archive, strandId, judging),
      'evidence',
      { sequenceNo, documentId, recordedIn, digest: digest.id, second: second?.id },
    ] as const,
    queryFn: async ({ signal }): Promise<ArchiveEvidence | NotThere> => {
      const thread = askArchive(archive);
      const blockAt = async (number: number): Promise<ParsedBlock | NotThere> => {
        const [row] = await thread.call('rowsOf', { strandId, sequenceNo: number }, signal);
        if (row === undefined) return { notThere: `The archive has no block ${number}, or it is not judged yet.` };
        const { read } = await thread.call('block', { strandId, row: row.row }, signal);
        if (read.kind === 'json') return { notThere: `Block ${number} comes from JSON. ${read.notVerifiable}` };
        if (read.kind === 'unreadable') return { notThere: `Block ${number} cannot be read: ${read.problem.message}` };
        return read.block;
      };
      const pathTo = ({ tip }: DigestEntry) =>
        thread.call('blockProof', { strandId, sequenceNo, tip: tip.sequenceNo }, signal);
      const recording = async () => {
        if (recordedIn !== undefined) return recordedIn;
        const [row] = await thread.call('rowsOf', { strandId, sequenceNo }, signal);
        const rows = row && (await thread.call('redactionsOf', { strandId, row: row.row }, signal));
        return rows?.[0]?.sequenceNo;
      };
      const otherTip = second === undefined || second.tip.sequenceNo === digest.tip.sequenceNo ? undefined : second;
      const [block, path, secondPath, previous, recordedAt] = await Promise.all([
        blockAt(sequenceNo),
        pathTo(digest),
        otherTip && pathTo(otherTip),
        documentId === undefined && sequenceNo > 0 ? blockAt(sequenceNo - 1) : undefined,
        recording(),
      ]);
      if ('notThere' in block) return block;
      const redaction = recordedAt === undefined ? undefined : await blockAt(recordedAt);
      const revision = documentId === undefined ? undefined : revisionAnswer(block, documentId, path);
      if (revision !== undefined && 'notThere' in revision) return revision;
      const secondRevision =
        documentId === undefined || otherTip === undefined ? undefined : revisionAnswer(block, documentId, secondPath);
      return {
        asked: { address: { strandId, sequenceNo }, documentId },
        digest,
        revision,
        block: blockAnswer(block, documentId === undefined ? path : undefined),
        previous: previous === undefined || 'notThere' in previous ? undefined : blockAnswer(previous),
        recordedIn: redaction === undefined || 'notThere' in redaction ? undefined : blockAnswer(redaction),
        second: second && {
          digest: second,
          ...(secondRevision === undefined || 'notThere' in secondRevision ? {} : { revision: secondRevision }),
          ...(documentId === undefined && otherTip !== undefined ? { block: blockAnswer(block, secondPath) } : {}),
        },
        requests: 0,
        hasProof: path !== undefined,
      };
    },
    structuralSharing: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
};

/** Everything for a verdict, out of the archive alone. What was answered for the digest before stays until there is more. */
export function useArchiveEvidence(question: ArchiveQuestion | undefined) {
  const query = useQuery({ ...evidenceQuery(question ?? NO_QUESTION), enabled: question !== undefined });
  const last = useRef<ArchiveEvidence>(undefined);
  const now = question === undefined || query.data === undefined || 'notThere' in query.data ? undefined : query.data;
  if (now !== undefined) last.current = now;
  const kept = last.current;
  const isAbout =
    kept?.asked.address.sequenceNo === question?.sequenceNo && kept?.asked.documentId === question?.documentId;
  const notThere = query.data !== undefined && 'notThere' in query.data ? query.data.notThere : undefined;
  const answers = question !== undefined && isAbout && notThere === undefined ? kept : undefined;
  return { query, answers, notThere, outdated: answers !== undefined && answers !== now };
}

const NO_QUESTION: ArchiveQuestion = {
  archive: '',
  strandId: '',
  judging: '',
  sequenceNo: 0,
  documentId: undefined,
  recordedIn: undefined,
  digest: { id: '', digest: '', tip: { strandId: '', sequenceNo: 0 }, provenance: 'fetched', label: '' },
  second: undefined,
};
