import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { queryKeys } from '../../../lib/query-keys.ts';
import type { DigestEntry } from '../../digests/model/digest-entry.ts';
import type { LedgerAnswers } from '../model/ledger-answers.ts';

export interface EvidenceQuestion {
  readonly connection: string;
  readonly ledger: string;
  readonly strandId: string;
  readonly sequenceNo: number;
  /** Absent = the block itself. */
  readonly documentId: string | undefined;
  /** The proof is asked for at its tip. */
  readonly digest: DigestEntry;
}

/**
 * Everything needed to judge a revision or a block: for a revision its proof and its block, for a block its proof and
 * the block before it.
 */
const evidenceQuery = (question: EvidenceQuestion) => {
  const { connection, ledger, strandId, sequenceNo, documentId, digest } = question;
  const at = { strandId, sequenceNo };
  const { tip } = digest;
  return queryOptions({
    queryKey: [...queryKeys.ledger(connection, ledger), 'evidence', at, documentId ?? null, digest.id] as const,
    queryFn: async ({ signal }): Promise<LedgerAnswers> => {
      if (documentId !== undefined) {
        const [revision, block] = await Promise.all([
          api.getRevision(connection, ledger, at, documentId, tip.sequenceNo, { signal }),
          api.getBlock(connection, ledger, at, undefined, { signal }),
        ]);
        return { digest, revision, block, requests: 2 };
      }
      const [block, previous] = await Promise.all([
        api.getBlock(connection, ledger, at, tip.sequenceNo, { signal }),
        sequenceNo === 0
          ? undefined
          : api.getBlock(connection, ledger, { strandId, sequenceNo: sequenceNo - 1 }, undefined, { signal }),
      ]);
      return { digest, block, previous, requests: previous === undefined ? 1 : 2 };
    },
    structuralSharing: false,
  });
};

/** Nothing is asked while there is no question. The answers before stay until the new ones are there. */
export function useLedgerEvidence(question: EvidenceQuestion | undefined) {
  return useQuery({
    ...evidenceQuery(question ?? NO_QUESTION),
    enabled: question !== undefined,
    placeholderData: keepPreviousData,
  });
}

const NO_QUESTION: EvidenceQuestion = {
  connection: '',
  ledger: '',
  strandId: '',
  sequenceNo: 0,
  documentId: undefined,
  digest: { id: '', digest: '', tip: { strandId: '', sequenceNo: 0 }, provenance: 'fetched', label: '' },
};
