import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { DigestEntry } from '../../digests/model/digest-entry.ts';
import { isShipped, useDigests } from '../../digests/model/digests.ts';
import { chooseDigest, covers } from '../../verification/model/choose-digest.ts';
import { useArchiveEvidence } from '../api/archive-evidence.ts';
import type { ReadyArchive } from '../model/ready-archive.ts';

const route = getRouteApi('/archives/$archive/verify');

/** What the address asks for, the digests it can be judged against, and what the archive has for it. */
export function useArchiveQuestion({ id, strand, judged }: ReadyArchive) {
  const { block, document, recordedIn, digest: digestId } = route.useSearch();
  const navigate = route.useNavigate();
  const { strandId } = strand;
  const digests = useDigests().filter(({ tip }) => tip.strandId === strandId);
  const [secondId, chooseSecond] = useState<string>();
  const anchors = judged?.verdict?.anchors ?? [];
  const anchorOf = (digest: DigestEntry | undefined) => anchors.find((anchor) => anchor.digest.id === digest?.id);

  const fits = (digest: DigestEntry | undefined) =>
    block !== undefined && digest !== undefined && covers(digest, strandId, block);
  const named = digests.find(({ id: one }) => one === digestId);
  // A proof of these blocks leads to digests that agree with them, and to no other.
  const agreeing = digests.filter((digest) => anchorOf(digest)?.state === 'agrees');
  const choose = (among: readonly DigestEntry[]) =>
    block === undefined ? undefined : chooseDigest(among, strandId, block, isShipped);
  const digest = fits(named) ? named : (choose(agreeing) ?? choose(digests));
  const second = digests.find((other) => other.id === secondId && other !== digest && fits(other));

  const evidence = useArchiveEvidence(
    block === undefined || digest === undefined || judged === undefined
      ? undefined
      : {
          archive: id,
          strandId,
          judging: `${judged.endedAt ?? judged.blocks} ${judged.firstBlock?.tip ?? ''}`,
          sequenceNo: block,
          documentId: document,
          recordedIn,
          digest,
          second,
        },
  );
  return {
    block,
    document,
    recordedIn,
    digests,
    digest,
    second,
    /** How the whole archive compares with the digest. */
    anchor: anchorOf(digest),
    namedUnfit: named !== undefined && block !== undefined && named !== digest,
    evidence,
    choose: (chosen: string) => navigate({ search: (before) => ({ ...before, digest: chosen }), replace: true }),
    chooseSecond,
    ask: (question: { block: number; document: string | undefined }) =>
      navigate({ search: ({ strand: known, digest: one }) => ({ strand: known, digest: one, ...question }) }),
    askRecordedIn: (number: number) =>
      navigate({ search: (before) => ({ ...before, recordedIn: number }), replace: true }),
  };
}
