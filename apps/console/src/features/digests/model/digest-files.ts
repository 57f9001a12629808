import { decodeBase64, formatDigestCliJson, formatDigestConsoleFile } from '@qldb-console/journal';
import type { DigestEntry } from './digest-entry.ts';

export type DigestFileForm = 'console' | 'cli';
export interface DigestFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** A digest as a file: in the form of the AWS console (with ledger and date), or as `aws qldb get-digest` prints it. */
export function digestFile({ digest, tip, ledger, date, keptAt }: DigestEntry, form: DigestFileForm): DigestFile {
  const bytes = decodeBase64(digest) ?? new Uint8Array();
  const name = `${fileNamePart(ledger ?? 'ledger')}-digest-${tip.sequenceNo}`;
  if (form === 'cli')
    return { name: `${name}.json`, type: 'application/json', text: formatDigestCliJson({ digest: bytes, tip }) };
  return {
    name: `${name}.ion.txt`,
    type: 'text/plain',
    text: formatDigestConsoleFile({ digest: bytes, tip, ledger: ledger ?? '', date: date ?? keptAt ?? '' }),
  };
}

/** The name of a ledger may come from a file somebody wrote: only what every file system takes is left of it. */
function fileNamePart(text: string): string {
  const safe = text.replace(/[^A-Za-z0-9-]+/g, '-').slice(0, 64);
  return safe === '' || safe === '-' ? 'ledger' : safe;
}
