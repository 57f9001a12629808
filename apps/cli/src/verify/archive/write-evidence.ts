import { access, constants, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type EvidenceBundle, writeBundle } from '@qldb-console/journal/bundle';
import { printableName } from '../printable.ts';
import { InputError } from '../read-file.ts';

/**
 * Writes the evidence as a page, and as JSON beside it.
 *
 * @param path of the page
 * @throws InputError
 */
export async function writeEvidence(path: string, bundle: EvidenceBundle): Promise<void> {
  // Loaded on demand: the page has the whole verifier inside.
  const { buildEvidencePage } = await import('@qldb-console/evidence-page').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new InputError('--bundle: the verifier inside of evidence files is not built. Run "npm run build".');
  });
  await writeWhole(path, buildEvidencePage(bundle));
  await writeWhole(`${path.replace(/\.html?$/i, '')}.json`, writeBundle(bundle));
}

/** Before hours of work: whether there is a directory for the file. @throws InputError */
export async function checkWritable(path: string): Promise<void> {
  try {
    await access(dirname(path), constants.W_OK);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

/** All of it or nothing: whoever finds the file may use it. @throws InputError */
export async function writeWhole(path: string, content: string): Promise<void> {
  const unfinished = `${path}.${process.pid}.unfinished`;
  try {
    await writeFile(unfinished, content, { flag: 'wx' });
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw cannotWrite(path, error);
  }
}

function cannotWrite(path: string, error: unknown): InputError {
  const { code } = error as NodeJS.ErrnoException;
  return new InputError(`${printableName(path)}: cannot be written (${code ?? 'unknown error'}).`, { cause: error });
}
