import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  AuditChain,
  type AuditDigest,
  type AuditEntry,
  type ChainVerdict,
  readAuditDigest,
  readAuditEntry,
} from '@qldb-console/contract';

/** What the chain of a log's files says, in their order; the last one with what is kept beside it. */
export async function judgeLog(paths: readonly string[], expected: readonly AuditDigest[] = []): Promise<ChainVerdict> {
  const head = readAuditDigest(await readFile(`${paths.at(-1)}.head`, 'latin1').catch(() => ''));
  const chain = new AuditChain({ sha256: (bytes) => hash('sha256', bytes), head, expected });
  for (const path of paths) {
    const parts = (await readFile(path, 'latin1')).split('\n');
    const rest = parts.pop();
    for (const part of parts) chain.add({ bytes: Buffer.from(part, 'latin1'), ended: true });
    if (rest) chain.add({ bytes: Buffer.from(rest, 'latin1'), ended: false });
  }
  return chain.finish();
}

/** The entries of a file; lines that are none are left out. */
export async function entriesOf(path: string): Promise<AuditEntry[]> {
  const lines = (await readFile(path, 'utf8')).split('\n');
  return lines.flatMap((line) => readAuditEntry(Buffer.from(line)) ?? []);
}
