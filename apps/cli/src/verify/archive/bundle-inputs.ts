import { createHash } from 'node:crypto';
import { LIMITS } from '@qldb-console/journal';
import { ArchiveError, type Inventory } from '@qldb-console/journal/archive';
import { InputError } from '../read-file.ts';

/** Bytes of one reading. */
const PIECE_BYTES = 4 * 1024 * 1024;

/**
 * The files of the objects as they are now, each with its SHA-256: as many as a file of evidence lists; of the others there
 * is no hash, for they are only counted.
 *
 * @throws InputError when a file cannot be read any more
 */
export async function bundleInputs(
  inventory: Inventory,
): Promise<{ readonly name: string; readonly size: number; readonly sha256: string }[]> {
  const inputs = [];
  for (const { file: name, size } of inventory.objects) {
    const file = inventory.files.get(name);
    if (file === undefined || inputs.length >= LIMITS.bundleInputs) {
      inputs.push({ name, size, sha256: '' });
      continue;
    }
    const hash = createHash('sha256');
    try {
      for (let at = 0; at < size; at += PIECE_BYTES) hash.update(await file.read(at, Math.min(at + PIECE_BYTES, size)));
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      throw new InputError(`--bundle: ${error.message}.`, { cause: error });
    }
    inputs.push({ name, size, sha256: hash.digest('hex') });
  }
  return inputs;
}
