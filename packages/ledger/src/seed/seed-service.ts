import { setTimeout } from 'node:timers/promises';
import { ServiceError } from '../errors.ts';
import { signRequest } from '../http/sigv4/sign.ts';
import type { SeedOptions, SeedProgress } from './seed.ts';

/** The most the extension takes at once. */
const BLOCKS_PER_REQUEST = 10_000;
const ACTIVE_WITHIN_MS = 60_000;

/** Whether this very kind of service answers there. */
export async function isLedgerService(endpoint: string): Promise<boolean> {
  try {
    const response = await fetch(new URL('/healthz', endpoint), { signal: AbortSignal.timeout(2_000) });
    const body = (await response.json()) as { service?: unknown };
    return body.service === 'qldb-console-ledger';
  } catch {
    return false;
  }
}

/** Writes through the workload extension of a running service. */
export async function* seedService(options: SeedOptions): AsyncGenerator<SeedProgress> {
  const { ledger, blocks, seed, signal } = options;
  await ensureLedger(options);
  for (let committed = 0; committed < blocks && !signal.aborted; ) {
    const wanted = Math.min(BLOCKS_PER_REQUEST, blocks - committed);
    const body = { blocks: wanted, seed: `${seed}:${committed}` };
    const response = await send(options, 'POST', `/x-qldb-console/ledgers/${ledger}/workload`, body);
    if (!response.ok) throw await failure(response);
    let ended = false;
    for await (const line of readLines(response)) {
      if (line.type === 'error') throw new ServiceError('seed-failed', `${line.name}: ${line.message}`);
      if (line.type === 'end') ended = true;
      else yield { committed: committed + Number(line.committed), lastSequenceNo: Number(line.lastSequenceNo) };
    }
    if (!ended) throw new ServiceError('seed-failed', 'The service ended its answer early.');
    committed += wanted;
  }
}

async function ensureLedger(options: SeedOptions): Promise<void> {
  const path = `/ledgers/${encodeURIComponent(options.ledger)}`;
  let response = await send(options, 'GET', path);
  if (response.status === 404) {
    const created = await send(options, 'POST', '/ledgers', {
      Name: options.ledger,
      PermissionsMode: 'STANDARD',
      DeletionProtection: false,
      Tags: { purpose: 'seeded' },
    });
    if (!created.ok) throw await failure(created);
    response = await send(options, 'GET', path);
  }
  for (const deadline = Date.now() + ACTIVE_WITHIN_MS; ; response = await send(options, 'GET', path)) {
    if (!response.ok) throw await failure(response);
    const { State } = (await response.json()) as { State?: string };
    if (State === 'ACTIVE') return;
    if (State !== 'CREATING' || Date.now() > deadline) {
      throw new ServiceError('seed-failed', `The ledger ${options.ledger} is ${State}, not ACTIVE.`);
    }
    await setTimeout(100);
  }
}

async function send(options: SeedOptions, method: string, path: string, json?: object): Promise<Response> {
  const url = new URL(path, options.endpoint);
  const body = new TextEncoder().encode(json ? JSON.stringify(json) : '');
  try {
    return await fetch(url, {
      method,
      headers: {
        ...signRequest({ method, url, body }, options.credentials, options.region, Date.now()),
        accept: 'application/x-ndjson, application/json',
        ...(json ? { 'content-type': 'application/json' } : {}),
      },
      signal: options.signal,
      ...(json ? { body } : {}),
    });
  } catch (error) {
    throw new ServiceError('seed-failed', `The service at ${options.endpoint} cannot be reached.`, { cause: error });
  }
}

async function failure(response: Response): Promise<ServiceError> {
  const name = response.headers.get('x-amzn-errortype') ?? `HTTP ${response.status}`;
  const body = (await response.json().catch(() => ({}))) as { Message?: string };
  return new ServiceError('seed-failed', `The service refused: ${name}: ${body.Message ?? ''}`);
}

async function* readLines(response: Response): AsyncGenerator<Record<string, unknown>> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body ?? []) {
    rest += decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() as string;
    for (const line of lines) yield JSON.parse(line) as Record<string, unknown>;
  }
}
