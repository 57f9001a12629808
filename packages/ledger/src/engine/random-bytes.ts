import { randomFillSync } from 'node:crypto';
import type { Random32 } from './ids.ts';

/** Unpredictable 32-bit integers; drawn in bulk, since one call for each id would be slow. */
export function secureRandom32(): Random32 {
  const pool = new Uint32Array(1024);
  let used = pool.length;
  return () => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    return pool[used++] as number;
  };
}
