import type { WorkloadPlan, WorkloadProgress } from '../workload/workloads.ts';
import { ledgerName } from './constraints.ts';
import { invalidParameter } from './errors.ts';
import { type JsonBody, readJsonBody } from './json-body.ts';
import type { Operation } from './operation.ts';

/**
 * Extension of this service, outside AWS's paths: commits invented transactions of a vehicle registration office.
 *
 * Body: `{"blocks": 1 … 10000}` for that many at once, or `{"rate": 0.1 … 200, "seconds": 1 … 600}`, rate in blocks per
 * second; in both, `"seed": "text"` makes the choices repeatable. Answer: `{committed, firstSequenceNo, lastSequenceNo}`. With `Accept: application/x-ndjson` a line
 * `{"type":"progress",…}` after each durable write, then `{"type":"end",…}`, or `{"type":"error","name","message"}`.
 * Stops when the client goes away.
 */
export const RunWorkload: Operation = {
  name: 'RunWorkload',
  method: 'POST',
  path: '/x-qldb-console/ledgers/{name}/workload',
  async handle({ workloads }, request, labels) {
    const plan = readPlan(readJsonBody(request));
    const run = workloads.run(ledgerName(labels.name as string), plan, request.signal);
    // A ledger that cannot be written is an error of the request, not a line of the answer.
    const first = await run.next();
    const begin: WorkloadProgress = first.done ? EMPTY : first.value;
    if (request.headers.get('accept')?.includes('application/x-ndjson')) return { lines: lines(begin, run) };
    let progress = begin;
    for await (const next of run) progress = next;
    return { json: progress };
  },
};

const EMPTY: WorkloadProgress = { committed: 0, firstSequenceNo: undefined, lastSequenceNo: undefined };

async function* lines(begin: WorkloadProgress, run: AsyncIterable<WorkloadProgress>): AsyncGenerator<object> {
  let progress = begin;
  for await (const next of run) {
    progress = next;
    yield { type: 'progress', ...progress };
  }
  yield { type: 'end', ...progress };
}

function readPlan(body: JsonBody): WorkloadPlan {
  const unknown = body.names().find((name) => !['blocks', 'rate', 'seconds', 'seed'].includes(name));
  if (unknown !== undefined) throw invalidParameter('The body has an unknown member.', unknown.slice(0, 100));
  const seed = body.string('seed');
  if (seed !== undefined && seed.length > 200) throw invalidParameter('seed has at most 200 characters.', 'seed');
  const blocks = body.number('blocks');
  const rate = body.number('rate');
  const seconds = body.number('seconds');
  if (blocks !== undefined && (rate !== undefined || seconds !== undefined)) {
    throw invalidParameter('Either blocks, or rate and seconds.', 'blocks');
  }
  if (blocks !== undefined) return { seed, blocks: within(blocks, 'blocks', 1, 10_000, true) };
  if (rate === undefined && seconds === undefined)
    throw invalidParameter('Give blocks, or rate and seconds.', 'blocks');
  return {
    seed,
    rate: within(rate, 'rate', 0.1, 200, false),
    seconds: within(seconds, 'seconds', 1, 600, true),
  };
}

function within(value: number | undefined, name: string, min: number, max: number, integer: boolean): number {
  if (value !== undefined && value >= min && value <= max && (!integer || Number.isInteger(value))) return value;
  throw invalidParameter(`${name} must be ${integer ? 'an integer' : 'a number'} from ${min} to ${max}.`, name);
}
