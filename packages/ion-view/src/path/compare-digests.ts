import { encodeHex } from '@qldb-console/journal';

export interface DigestComparison {
  readonly equal: boolean;
  /** Four bytes each, in hex, side by side. */
  readonly groups: readonly { readonly computed: string; readonly claimed: string; readonly equal: boolean }[];
  /** In words: how many bytes differ and where the first one is. */
  readonly text: string;
}

/** Two digests aligned by bytes, so that the eye finds where they part. */
export function compareDigests(computed: Uint8Array, claimed: Uint8Array): DigestComparison {
  const length = Math.max(computed.length, claimed.length);
  const differing: number[] = [];
  for (let i = 0; i < length; i++) if (computed[i] !== claimed[i]) differing.push(i);
  const groups = Array.from({ length: Math.ceil(length / 4) }, (_, g) => {
    const [a, b] = [computed, claimed].map((hash) => encodeHex(hash.subarray(g * 4, g * 4 + 4))) as [string, string];
    return { computed: a, claimed: b, equal: a === b };
  });
  return { equal: differing.length === 0, groups, text: words(differing, length) };
}

function words(differing: readonly number[], length: number): string {
  if (differing.length === 0) return `All ${length} bytes are equal.`;
  return `${differing.length} of ${length} bytes differ, the first is byte ${differing[0]}.`;
}
