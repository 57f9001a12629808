import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTakeDigest } from '../../digests/api/take-digest.ts';
import type { DigestEntry } from '../../digests/model/digest-entry.ts';
import { isShipped, useDigests } from '../../digests/model/digests.ts';
import { useLedgerEvidence } from '../api/ledger-evidence.ts';
import { useLedgerStrand } from '../api/ledger-strand.ts';
import { chooseDigest, covers } from '../model/choose-digest.ts';

const route = getRouteApi('/connections/$connection/ledgers/$ledger/verify');

/**
 * What the address asks for, the digests it can be judged against, and what the ledger answered. A digest is chosen,
 * and where there is none fetched, without a click.
 */
export function useLedgerQuestion(connection: string, ledger: string) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { block, document, recordedIn } = search;
  // A link may leave the strand out: a ledger has one, and the newest digest names it.
  const strand = useLedgerStrand(connection, ledger, search.strand === undefined && block !== undefined);
  const strandId = search.strand ?? strand.data;
  const known = useDigests();
  const digests = known.filter((digest) => strandId === undefined || digest.tip.strandId === strandId);
  const [secondId, chooseSecond] = useState<string>();

  const at = strandId === undefined || block === undefined ? undefined : { strandId, sequenceNo: block };
  const named = known.find(({ id }) => id === search.digest);
  const fits = (digest: DigestEntry | undefined) => at && digest && covers(digest, at.strandId, at.sequenceNo);
  const digest = fits(named) ? named : at && chooseDigest(digests, at.strandId, at.sequenceNo, isShipped);
  const second = digests.find((other) => other.id === secondId && other !== digest && fits(other));

  const take = useTakeDigest(connection, ledger);
  const choose = (id: string) => navigate({ search: (before) => ({ ...before, digest: id }), replace: true });
  const takeNow = () => take.mutate(undefined, { onSuccess: choose });
  useTakeWhenNoneCovers(at && digest === undefined ? `${strandId} ${block}` : undefined, takeNow);

  const evidence = useLedgerEvidence(
    at && digest && { connection, ledger, ...at, documentId: document, recordedIn, digest, second },
  );
  return {
    block,
    document,
    recordedIn,
    at,
    strand,
    digests,
    digest,
    second,
    /** The address names a digest that does not cover the block. */
    namedUnfit: named !== undefined && at !== undefined && named !== digest,
    take,
    evidence,
    /** Requests sent besides those for the evidence. */
    requests: (take.isSuccess ? 1 : 0) + (search.strand === undefined && strand.data ? 1 : 0),
    choose,
    chooseSecond,
    takeNow,
    ask: (question: { block: number; document: string | undefined }) =>
      navigate({ search: ({ strand: known, digest: id }) => ({ strand: known, digest: id, ...question }) }),
    askRecordedIn: (number: number) =>
      navigate({ search: (before) => ({ ...before, recordedIn: number }), replace: true }),
  };
}

/** Fetches a digest by itself, once for each question that no known digest covers. */
function useTakeWhenNoneCovers(question: string | undefined, takeNow: () => void): void {
  const asked = useRef<string>(undefined);
  const latest = useRef(takeNow);
  useEffect(() => {
    latest.current = takeNow;
  });
  useEffect(() => {
    if (question === undefined || question === asked.current) return;
    asked.current = question;
    latest.current();
  }, [question]);
}
