import {
  type Anchor,
  encodeBase64,
  encodeUtf8,
  JournalError,
  type ParsedDigest,
  parseDigest,
  readDocument,
} from '@qldb-console/journal';
import type { EvidenceBundle } from '@qldb-console/journal/bundle';

/** What a recipient typed, pasted or dropped: a digest to judge against, or what is wrong with it. */
export type OwnDigest =
  | { readonly kind: 'digest'; readonly anchor: Anchor }
  | { readonly kind: 'wrong'; readonly name: string; readonly why: string };

const BASE64 = /^[A-Za-z0-9+/]{43}=$/;
const HEX = /^[0-9a-fA-F]{64}$/;
const ADDRESS = /^\{\s*strandId\s*:\s*"([A-Za-z0-9]{22})"\s*,\s*sequenceNo\s*:\s*(\d{1,16})\s*\}$/;
const NUMBER = /^\d{1,16}$/;

/**
 * Reads a digest in any form it is kept in: the AWS console's file, what the AWS CLI printed, or the bare hash in base64 or
 * hex with the number or address of its tip behind it. A bare hash without a tip is taken when it is one of the sender's.
 *
 * @param name how it is called: a file name, or what was done
 */
export function readOwnDigest(bytes: Uint8Array, name: string, bundle: EvidenceBundle): OwnDigest {
  const wrong = (why: string): OwnDigest => ({ kind: 'wrong', name, why });
  const anchor = (digest: ParsedDigest): OwnDigest => ({
    kind: 'digest',
    anchor: { digest, provenance: 'supplied', label: `yours: ${name}` },
  });
  try {
    const [hash = '', ...rest] = new TextDecoder()
      .decode(bytes.subarray(0, 4096))
      .trim()
      .split(/[\s,;]+/);
    const base64 = BASE64.test(hash) ? hash : HEX.test(hash) ? fromHex(hash) : undefined;
    if (base64 !== undefined) {
      const tip = tipOf(rest.join(''), base64, bundle);
      return typeof tip === 'string' ? wrong(tip) : anchor(parseDigest({ digest: base64, ...tip }));
    }
    const document = readDocument(bytes);
    if (document.kind === 'digest') return anchor(document.digest);
    return wrong(`This is a ${document.kind}, not a digest.`);
  } catch (error) {
    if (error instanceof JournalError) return wrong(`${error.message} (${error.code}, byte ${error.at}).`);
    throw error;
  }
}

function tipOf(text: string, base64: string, { digests, subject }: EvidenceBundle): { tipIonText: string } | string {
  const address = ADDRESS.exec(text);
  if (address !== null) return { tipIonText: ionOf(address[1] ?? '', address[2] ?? '') };
  const strand = digests[0]?.tip.strandId ?? (subject.kind === 'journal' ? subject.strandId : undefined);
  if (NUMBER.test(text) && strand !== undefined) return { tipIonText: ionOf(strand, text) };
  const same = digests.find(({ digest }) => digest === base64);
  if (text === '' && same !== undefined) return { tipIonText: ionOf(same.tip.strandId, String(same.tip.sequenceNo)) };
  return 'Which block is its tip? Write its number, or the block address, behind the hash.';
}

function ionOf(strandId: string, sequenceNo: string): string {
  return `{strandId:"${strandId}",sequenceNo:${sequenceNo}}`;
}

function fromHex(hex: string): string {
  return encodeBase64(Uint8Array.from({ length: 32 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16)));
}

/** @returns the text as the bytes that {@link readOwnDigest} takes */
export function typedBytes(text: string): Uint8Array {
  return encodeUtf8(text);
}
