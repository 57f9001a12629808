import { spawnSync } from 'node:child_process';

/** The version that all work is done with. */
export const PNPM = '12.21.0';

/** How to call the pinned pnpm: the one on PATH if it is that one, else fetched by npm. @returns program and first arguments */
export function pnpmCommand() {
  const found = spawnSync('pnpm', ['--version'], { encoding: 'utf8' });
  if (found.status === 0 && found.stdout.trim() === PNPM) return ['pnpm'];
  return ['npm', 'exec', '--yes', '--loglevel=error', `--package=pnpm@${PNPM}`, '--', 'pnpm'];
}
