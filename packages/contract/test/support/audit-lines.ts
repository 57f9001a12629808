import { hash } from 'node:crypto';
import {
  AuditChain,
  type AuditDigest,
  type AuditEntry,
  type ChainOptions,
  type ChainVerdict,
} from '../../src/index.ts';

export const sha256 = (bytes: Uint8Array | string) => hash('sha256', bytes);

/** Lines of a log with `count` entries, as the back end writes them; what `change` gives is put into the entry of that number. */
export function auditLines(count: number, change: (seq: number) => Partial<AuditEntry> = () => ({})): string[] {
  const lines: string[] = [];
  let prev = '0'.repeat(64);
  for (let seq = 1; seq <= count; seq++) {
    const entry = {
      seq,
      time: new Date(Date.UTC(2026, 10, 23, 12, 0, seq)).toISOString(),
      prev,
      kind: seq === 1 ? 'start' : 'digest',
      action: seq === 1 ? 'Start' : 'GetDigest',
      actor: { kind: 'user', id: `u${seq % 3}`, name: 'Grüße, “Zoë”' },
      target: `ledger-${seq % 4}`,
      ...change(seq),
    };
    const line = JSON.stringify(entry);
    lines.push(line);
    prev = sha256(line);
  }
  return lines;
}

/** The digest of a log that ends with that line. */
export function digestOf(lines: readonly string[]): AuditDigest {
  return { seq: lines.length, hash: sha256(lines.at(-1) ?? '') };
}

/** What is said of the bytes of a file. */
export function judgeFile(bytes: Uint8Array, options: Partial<ChainOptions> = {}): ChainVerdict {
  const chain = new AuditChain({ sha256, ...options });
  let from = 0;
  while (from < bytes.length) {
    const at = bytes.indexOf(0x0a, from);
    const to = at < 0 ? bytes.length : at;
    chain.add({ bytes: bytes.subarray(from, to), ended: at >= 0 });
    from = to + 1;
  }
  return chain.finish();
}

export function judgeLines(lines: readonly string[], options: Partial<ChainOptions> = {}): ChainVerdict {
  return judgeFile(Buffer.from(`${lines.join('\n')}\n`), options);
}
