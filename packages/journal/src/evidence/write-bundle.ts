import { sha256 } from '../hash/index.ts';
import { encodeHex, encodeUtf8 } from '../ion/index.ts';
import { plainText } from '../plain-text.ts';
import { BUNDLE_FORMAT, BUNDLE_VERSION, type BundleSubject, type EvidenceBundle } from './bundle-format.ts';

/**
 * A bundle as JSON, for machines and for {@link readBundle}. The same bundle always gives the same text.
 *
 * @param indent 2 for a file that people look into, 0 for one line
 */
export function writeBundle(bundle: EvidenceBundle, indent: 0 | 2 = 2): string {
  const whole = { ...wireForm(bundle), sha256: bundleChecksum(bundle) };
  return indent === 0 ? JSON.stringify(whole) : `${JSON.stringify(whole, undefined, indent)}\n`;
}

/** SHA-256 over everything in the bundle but itself, in hex: of the JSON in one line, fields in a fixed order. */
export function bundleChecksum(bundle: EvidenceBundle): string {
  return encodeHex(sha256(encodeUtf8(JSON.stringify(wireForm(bundle)))));
}

/** All fields in a fixed order; those that are absent are left out. */
function wireForm({ made, tool, subject, items, digests, inputs, inputsNotListed, verdict }: EvidenceBundle) {
  return {
    format: BUNDLE_FORMAT,
    version: BUNDLE_VERSION,
    made,
    tool: { name: tool.name, version: tool.version },
    subject: subjectForm(subject),
    verdict: { outcome: verdict.outcome, headline: verdict.headline, scope: verdict.scope },
    digests: digests.map(({ digest, tip, ledger, date, label }) => ({
      digest,
      tip: { strandId: tip.strandId, sequenceNo: tip.sequenceNo },
      ledger,
      date,
      label,
    })),
    inputs: inputs.map(({ name, size, sha256: hash }) => ({ name, size, sha256: hash })),
    inputsNotListed,
    items: items.map(({ kind, name, ion, proofs }) => ({
      kind,
      name,
      ion,
      proofs: proofs.map((proof) => ({ digest: proof.digest, ion: proof.ion })),
    })),
  };
}

function subjectForm(subject: BundleSubject): object {
  switch (subject.kind) {
    case 'revision':
      return { kind: subject.kind, item: subject.item, block: subject.block };
    case 'block':
      return { kind: subject.kind, item: subject.item, previous: subject.previous };
    case 'document': {
      const revisions = subject.revisions.map(({ item, block, index }) => ({ item, block, index }));
      return { kind: subject.kind, documentId: subject.documentId, revisions };
    }
    case 'journal': {
      const { kind, what, strandId, from, to, findingCount } = subject;
      return {
        kind,
        what,
        strandId,
        from,
        to,
        counts: subject.counts.map(({ name, count }) => ({ name, count })),
        roots: subject.roots.map(({ digest, piece }) => ({
          digest,
          nodes: piece.nodes.map(({ level, hash }) => ({ level, hash })),
        })),
        findings: subject.findings.map(({ title, sentence, blocks, place }) => ({
          title,
          sentence,
          blocks: blocks && [blocks[0], blocks[1]],
          place: place && { source: place.source, start: place.start, end: place.end },
        })),
        findingCount,
      };
    }
  }
}

/** What the bundle is about, in a few words: "Document 1rhw…, 3 revisions", "Block 100". Made of what the sender says. */
export function bundleTitle({ subject, items }: EvidenceBundle): string {
  switch (subject.kind) {
    case 'document':
      return `Document ${plainText(subject.documentId)}, ${subject.revisions.length} revisions`;
    case 'journal':
      return `Blocks ${subject.from}–${subject.to - 1} of the journal of strand ${plainText(subject.strandId)}`;
    default: {
      const name = plainText(items[subject.item]?.name ?? subject.kind);
      return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    }
  }
}

/** A name for the file: no character in it that a file system or a shell minds. */
export function bundleFileName(bundle: EvidenceBundle, extension: 'html' | 'json'): string {
  const { subject, items } = bundle;
  const about =
    subject.kind === 'document'
      ? `document-${subject.documentId}`
      : subject.kind === 'journal'
        ? `journal-${subject.strandId}-${subject.from}-${subject.to - 1}`
        : (items[subject.item]?.name ?? subject.kind);
  const plain = about
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
  return `evidence-${plain || subject.kind}.${extension}`;
}
