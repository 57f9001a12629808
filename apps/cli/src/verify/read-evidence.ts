import { JournalError, readDocument, type SuppliedDocument } from '@qldb-console/journal';
import { printable } from './printable.ts';
import { InputError, readFileLimited } from './read-file.ts';

export type Kind = SuppliedDocument['kind'];
export type Supplied<K extends Kind> = Extract<SuppliedDocument, { kind: K }>;

const CALLED: Readonly<Record<Kind, string>> = {
  digest: 'a digest',
  block: 'a block',
  revision: 'a document revision',
  receipt: 'a receipt',
  proof: 'a proof alone',
};

/**
 * Reads the file an option names and makes sure that it is what the option asks for.
 *
 * @throws InputError naming the option, the file, what is wrong, and where in it
 */
export async function readEvidence<K extends Kind>(kind: K, path: string): Promise<Supplied<K>> {
  const label = `--${kind} ${printable(path)}`;
  const document = read(label, await readFileLimited(`--${kind}`, path));
  if (document.kind === kind) return document as Supplied<K>;
  throw new InputError(`${label}: this is ${CALLED[document.kind]}, not ${CALLED[kind]}.`);
}

function read(label: string, bytes: Uint8Array): SuppliedDocument {
  try {
    return readDocument(bytes);
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    const { code, at, path } = error;
    const where = path === '' ? `byte ${at}` : `${printable(path)}, byte ${at}`;
    throw new InputError(`${label}: ${printable(error.message)} (${where}; ${code}).`, { cause: error });
  }
}
