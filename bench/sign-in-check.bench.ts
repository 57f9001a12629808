/**
 * What sign-in costs a request: a cheap route (the list of connections, no call upstream) of a console that asks for
 * sign-in, with the cookie of somebody who is signed in, against the same route of a console without sign-in. Both in this
 * process, asked in turn over kept-alive connections; limits, roles and audit are as they are delivered.
 */
import { rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { serve } from '@qldb-console/bff';
import { formatSeconds, median } from './measure.ts';
import { cookieOf, openConsole, signedInSetup } from './signed-in.ts';

const GOAL_SECONDS = 0.001;
const WARM_UP = 500;
const CALLS = 4_000;

const { folder, environment } = await signedInSetup();
const high = { RATE_USER_PER_MINUTE: '1000000', RATE_ADDRESS_PER_MINUTE: '1000000' };
const [withSignIn, signInConfig] = await openConsole({ ...environment, ...high });
const [without, plainConfig] = await openConsole({ PORT: '0' });
const guarded = await serve(withSignIn, signInConfig.host, 0);
const open = await serve(without, plainConfig.host, 0);
const agent = new Agent({ keepAlive: true });
try {
  const cookie = await cookieOf(withSignIn, 'ada');
  const checked: number[] = [];
  const unchecked: number[] = [];
  for (let call = 0; call < WARM_UP + CALLS; call++) {
    const times =
      call % 2 === 0
        ? [await ask(guarded.url, cookie), await ask(open.url)]
        : [await ask(open.url), await ask(guarded.url, cookie)].reverse();
    if (call < WARM_UP) continue;
    checked.push(times[0] as number);
    unchecked.push(times[1] as number);
  }
  const added = median(checked) - median(unchecked);
  const verdict = added < GOAL_SECONDS ? 'met' : 'MISSED';
  process.stdout.write(
    `list of connections, ${CALLS} requests each: signed in ${formatSeconds(median(checked))}, without sign-in ` +
      `${formatSeconds(median(unchecked))}, ${(median(checked) / median(unchecked)).toFixed(2)}x, the check adds ` +
      `${formatSeconds(added)}  (goal below ${formatSeconds(GOAL_SECONDS)}: ${verdict})\n`,
  );
  if (added >= GOAL_SECONDS) process.exitCode = 1;
} finally {
  agent.destroy();
  for (const server of [guarded, open]) await server.close(0);
  for (const context of [withSignIn, without]) await context[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
}

/** @returns seconds until the answer was read */
function ask(url: string, cookie?: string): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${url}/api/connections`,
      { agent, headers: cookie === undefined ? {} : { cookie } },
      (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`status ${answer.statusCode}`));
        answer.resume().on('end', () => resolve((performance.now() - started) / 1000));
      },
    );
    outgoing.on('error', reject).end();
  });
}
