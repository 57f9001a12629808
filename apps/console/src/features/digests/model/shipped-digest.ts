import sample from '../sample-digest.json';
import type { DigestEntry } from './digest-entry.ts';

const ADDRESS = /^\{strandId:"([A-Za-z0-9]{22})",sequenceNo:(\d{1,15})\}$/;

/**
 * The digest of the sample ledger as it is created on first start. It stands among the console's own files, and so was
 * saved outside the ledger, before the reader's ledger existed. Its form is that of the AWS console's digest files.
 */
export function shippedDigests(): readonly DigestEntry[] {
  const [, strandId, sequenceNo] = ADDRESS.exec(sample.digestTipAddress) ?? [];
  if (strandId === undefined || sequenceNo === undefined) return [];
  return [
    {
      id: `shipped-${sequenceNo}`,
      digest: sample.digest,
      tip: { strandId, sequenceNo: Number(sequenceNo) },
      ledger: sample.ledger,
      date: sample.date,
      provenance: 'saved',
      label: `shipped with the console, saved outside the ledger, dated ${sample.date}`,
    },
  ];
}
