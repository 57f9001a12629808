import { AuditChain, type AuditDigest, type ChainVerdict } from '@qldb-console/contract';
import { encodeHex, sha256 } from '@qldb-console/journal';

const encoder = new TextEncoder();

/**
 * Judges the chain of what is shown.
 *
 * @param lines    oldest first
 * @param isWhole  whether the first line is the first of the file
 * @param expected a digest that was kept
 */
export function judgeLines(
  lines: readonly string[],
  isWhole: boolean,
  expected: AuditDigest | undefined,
): ChainVerdict {
  const chain = new AuditChain({
    sha256: (bytes) => encodeHex(sha256(bytes)),
    excerpt: !isWhole,
    expected: expected === undefined ? [] : [expected],
  });
  for (const line of lines) chain.add({ bytes: encoder.encode(line), ended: true });
  return chain.finish();
}
