/**
 * Many people on one console: 500 signed-in viewers, each on a connection of its own, each asking for a block with its
 * proof every 5 seconds, for a minute, on this machine. Open loop: a request is due at its time whether the one before was
 * answered or not, and its time counts from then. Held against one viewer alone, and against the memory of the process.
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { GetDigestCommand, QLDBClient } from '@aws-sdk/client-qldb';
import type { Context } from '@qldb-console/bff';
import { paths } from '@qldb-console/contract';
import { formatSeconds, median } from './measure.ts';
import { startProduct } from './product.ts';
import { cookieOf, openConsole, signedInSetup } from './signed-in.ts';

const VIEWERS = 500;
const EVERY_MS = 5_000;
const ROUNDS = 12;
/** One round more, before it counts: connections are opened, code is compiled. */
const WARM_UP_ROUNDS = 1;
/** A session is good for a minute; browsers ask for the next one a little earlier. */
const COOKIE_MS = 45_000;
const MOST_P99 = 10;
const MOST_GROWTH = 1.1;
const ledger = 'vehicle-registration';

interface Viewer {
  readonly name: string;
  readonly agent: Agent;
  cookie: string;
  sealedAt: number;
}

const { folder, environment } = await signedInSetup();
const [context] = await openConsole(environment);
const product = await startProduct(environment);
const samples: number[] = [];
const failures = new Map<string, number>();
try {
  const { strandId, tip } = await digestOf(product.ledgerUrl);
  const pathOf = (n: number) => `${paths.block('embedded', ledger, strandId, 1 + (n % (tip - 1)))}?tip=${tip}`;

  const alone = viewer('alone');
  for (let n = 0; n < 100; n++) await ask(alone, pathOf(n));
  const idle: number[] = [];
  for (let n = 0; n < 300; n++) {
    const started = performance.now();
    await ask(alone, pathOf(n));
    idle.push((performance.now() - started) / 1000);
    await delay(10);
  }

  const viewers = Array.from({ length: VIEWERS }, (_, n) => viewer(`viewer ${n}`));
  const memory: number[] = [];
  const watching = setInterval(async () => memory.push(await residentBytes(product.child)), 1_000);
  const running: Promise<void>[] = [];
  const started = performance.now();
  for (const [n, one] of viewers.entries()) running.push(look(one, started + Math.random() * EVERY_MS, n, pathOf));
  await Promise.all(running);
  clearInterval(watching);
  report(idle, memory);
  for (const { agent } of [alone, ...viewers]) agent.destroy();
} finally {
  product.child.kill('SIGTERM');
  await once(product.child, 'exit');
  await context[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
}

function report(idle: readonly number[], memory: readonly number[]): void {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  const ratio = at(0.99) / median(idle);
  const third = Math.floor(memory.length / 3);
  const growth = median(memory.slice(-third)) / median(memory.slice(third, 2 * third));
  const failed = [...failures.values()].reduce((sum, count) => sum + count, 0);
  const mebibytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MiB`;
  process.stdout.write(
    `${VIEWERS} viewers, a block each every ${EVERY_MS / 1000} s for ${(ROUNDS * EVERY_MS) / 1000} s, ${samples.length} requests: ` +
      `median ${formatSeconds(median(sorted))}, p99 ${formatSeconds(at(0.99))}, longest ${formatSeconds(at(1))}; ` +
      `one viewer alone ${formatSeconds(median(idle))}, p99 is ${ratio.toFixed(1)}x  ` +
      `(goal below ${MOST_P99}x: ${ratio < MOST_P99 ? 'met' : 'MISSED'})\n` +
      `failed requests: ${failed}${failed === 0 ? '' : ` (${[...failures].map(([what, count]) => `${count} x ${what}`).join(', ')})`}  ` +
      `(goal 0: ${failed === 0 ? 'met' : 'MISSED'})\n` +
      `memory of the back end: ${mebibytes(median(memory.slice(third, 2 * third)))} in the middle third, ` +
      `${mebibytes(median(memory.slice(-third)))} in the last, ${growth.toFixed(2)}x  ` +
      `(goal at most ${MOST_GROWTH}x: ${growth <= MOST_GROWTH ? 'met' : 'MISSED'})\n`,
  );
  if (failed > 0 || ratio >= MOST_P99 || growth > MOST_GROWTH) process.exitCode = 1;
}

async function look(one: Viewer, first: number, n: number, pathOf: (n: number) => string): Promise<void> {
  const open: Promise<void>[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    const due = first + round * EVERY_MS;
    await delay(Math.max(0, due - performance.now()));
    const counts = round >= WARM_UP_ROUNDS;
    // Timers may come up to a millisecond early; when they are late, that counts.
    const from = Math.min(due, performance.now());
    open.push(
      ask(one, pathOf(n * 31 + round)).then(
        () => void (counts && samples.push((performance.now() - from) / 1000)),
        (error: Error) => void failures.set(error.message, (failures.get(error.message) ?? 0) + 1),
      ),
    );
  }
  await Promise.all(open);
}

function viewer(name: string): Viewer {
  return { name, agent: new Agent({ keepAlive: true }), cookie: '', sealedAt: Number.NEGATIVE_INFINITY };
}

async function ask(one: Viewer, path: string): Promise<void> {
  if (performance.now() - one.sealedAt > COOKIE_MS) {
    one.sealedAt = performance.now();
    one.cookie = await cookieOf(context as Context, one.name);
  }
  await new Promise<void>((resolve, reject) => {
    const headers = { cookie: one.cookie };
    const outgoing = request(product.url + path, { agent: one.agent, headers }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`status ${answer.statusCode}`));
      answer.resume().on('end', resolve).on('error', reject);
    });
    outgoing.on('error', reject).end();
  });
}

/** Of the process that the back end runs in; the ledger service is another. */
async function residentBytes({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1024;
}

async function digestOf(endpoint: string): Promise<{ strandId: string; tip: number }> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const sdk = new QLDBClient({ endpoint, region: 'us-east-1', credentials });
  const { DigestTipAddress } = await sdk.send(new GetDigestCommand({ Name: ledger }));
  sdk.destroy();
  const [, strandId = '', tip = ''] = /strandId:"(\w+)",sequenceNo:(\d+)/.exec(DigestTipAddress?.IonText ?? '') ?? [];
  return { strandId, tip: Number(tip) };
}
