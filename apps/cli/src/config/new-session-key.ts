import { randomBytes } from 'node:crypto';
import { parseFlags } from '../flags.ts';

/** `qldb-console new-session-key`: prints a key for SESSION_KEYS, 32 random bytes in base64url. */
export async function runNewSessionKey(args: readonly string[]): Promise<number> {
  parseFlags(args, []);
  process.stdout.write(`${randomBytes(32).toString('base64url')}\n`);
  return 0;
}
