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
  /** Sequence number of the block that records a redaction. */
  readonly recordedIn: number | undefined;
  /** The proof is asked for at its tip. */
  readonly digest: DigestEntry;
}

/**
 * Everything needed to judge a revision or a block: for a revision its proof and its block, for a block its proof and
 * the block before it.
 */
const evidenceQuery = (question: EvidenceQuestion) => {
  const { connection, ledger, strandId, sequenceNo, documentId, recordedIn, digest } = question;
  const at = { strandId, sequenceNo };
  const tip = digest.tip.sequenceNo;
  return queryOptions({
    queryKey: [
      ...queryKeys.ledger(connection, ledger),
      'evidence',
      at,
      { documentId, recordedIn, digest: digest.id },
    ] as const,
    queryFn: async ({ signal }): Promise<LedgerAnswers> => {
      let requests = 0;
      const blockAt = (number: number, proofAt?: number) => {
        requests += 1;
        return api.getBlock(connection, ledger, { strandId, sequenceNo: number }, proofAt, { signal });
      };
      const revisionHere = (id: string) => {
        requests += 1;
        return api.getRevision(connection, ledger, at, id, tip, { signal });
      };
      const aboutBlock = documentId === undefined;
      const [revision, block, previous, redaction] = await Promise.all([
        aboutBlock ? undefined : revisionHere(documentId),
        blockAt(sequenceNo, aboutBlock ? tip : undefined),
        aboutBlock && sequenceNo > 0 ? blockAt(sequenceNo - 1) : undefined,
        recordedIn === undefined ? undefined : blockAt(recordedIn),
      ]);
      return { digest, revision, block, previous, recordedIn: redaction, requests };
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
  recordedIn: undefined,
  digest: { id: '', digest: '', tip: { strandId: '', sequenceNo: 0 }, provenance: 'fetched', label: '' },
};
