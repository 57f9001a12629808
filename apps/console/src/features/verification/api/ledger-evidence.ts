import { queryOptions, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
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
  /** A further digest; its proof is asked for where it has another tip. */
  readonly second: DigestEntry | undefined;
}

/**
 * Everything needed to judge a revision or a block: for a revision its proof and its block, for a block its proof and
 * the block before it.
 */
const evidenceQuery = (question: EvidenceQuestion) => {
  const { connection, ledger, strandId, sequenceNo, documentId, recordedIn, digest, second } = question;
  const at = { strandId, sequenceNo };
  const tip = digest.tip.sequenceNo;
  return queryOptions({
    queryKey: [
      ...queryKeys.ledger(connection, ledger),
      'evidence',
      at,
      { documentId, recordedIn, digest: digest.id, second: second?.id },
    ] as const,
    queryFn: async ({ signal }): Promise<LedgerAnswers> => {
      let requests = 0;
      const blockAt = (number: number, proofAt?: number) => {
        requests += 1;
        return api.getBlock(connection, ledger, { strandId, sequenceNo: number }, proofAt, { signal });
      };
      const revisionHere = (id: string, proofAt: number) => {
        requests += 1;
        return api.getRevision(connection, ledger, at, id, proofAt, { signal });
      };
      const otherTip = second === undefined || second.tip.sequenceNo === tip ? undefined : second.tip.sequenceNo;
      const aboutBlock = documentId === undefined;
      const [revision, block, previous, redaction, secondAnswer] = await Promise.all([
        aboutBlock ? undefined : revisionHere(documentId, tip),
        blockAt(sequenceNo, aboutBlock ? tip : undefined),
        aboutBlock && sequenceNo > 0 ? blockAt(sequenceNo - 1) : undefined,
        recordedIn === undefined ? undefined : blockAt(recordedIn),
        otherTip === undefined
          ? undefined
          : aboutBlock
            ? blockAt(sequenceNo, otherTip).then((answer) => ({ block: answer }))
            : revisionHere(documentId, otherTip).then((answer) => ({ revision: answer })),
      ]);
      return {
        asked: { address: at, documentId },
        digest,
        revision,
        block,
        previous,
        recordedIn: redaction,
        second: second && { digest: second, ...secondAnswer },
        requests,
      };
    },
    structuralSharing: false,
  });
};

/**
 * Nothing is asked while there is no question. While the same thing is asked for with another digest, or that failed, the
 * answers before stay: `answers` are always a whole set, of the digest that stands in them.
 */
export function useLedgerEvidence(question: EvidenceQuestion | undefined) {
  const query = useQuery({ ...evidenceQuery(question ?? NO_QUESTION), enabled: question !== undefined });
  const last = useRef<LedgerAnswers>(undefined);
  if (question !== undefined && query.data !== undefined) last.current = query.data;
  const answers = question !== undefined && last.current && isAbout(last.current, question) ? last.current : undefined;
  return { query, answers, outdated: answers !== undefined && answers !== query.data };
}

function isAbout({ asked }: LedgerAnswers, question: EvidenceQuestion): boolean {
  return (
    asked.address.strandId === question.strandId &&
    asked.address.sequenceNo === question.sequenceNo &&
    asked.documentId === question.documentId
  );
}

const NO_QUESTION: EvidenceQuestion = {
  connection: '',
  ledger: '',
  strandId: '',
  sequenceNo: 0,
  documentId: undefined,
  recordedIn: undefined,
  digest: { id: '', digest: '', tip: { strandId: '', sequenceNo: 0 }, provenance: 'fetched', label: '' },
  second: undefined,
};
