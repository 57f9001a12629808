// `npm run check`: the static checks alone.
import { CHECKS, runCheck } from './checks.mjs';

let failed = 0;
for (const check of CHECKS) {
  const { ok, output } = runCheck(check);
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'}  ${check.name}\n`);
  if (!ok) {
    failed += 1;
    process.stdout.write(output);
  }
}
process.exitCode = failed === 0 ? 0 : 1;
