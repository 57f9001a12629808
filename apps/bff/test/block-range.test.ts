import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { ApiError, createClient } from '@qldb-console/contract';
import { describe, expect, it } from 'vitest';
import { answerError, answerJson, fakeUpstream } from './support/fake-upstream.ts';
import { type Started, startBff } from './support/started.ts';

const strandId = 'KmA3ZZca7vAIiJAK9S5Iwl';
const blocksPath = `/api/connections/embedded/ledgers/a/strands/${strandId}/blocks`;

function sequenceNoOf(body: string): number {
  return Number(/sequenceNo:(\d+)/.exec(JSON.parse(body).BlockAddress.IonText)?.[1]);
}
function answerBlock(response: ServerResponse, sequenceNo: number, filler = ''): void {
  answerJson(response, { Block: { IonText: `{sequenceNo:${sequenceNo},x:"\\u2028ü${filler}"}` } });
}
const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
};
async function collect(bff: Started, from: number, to: number) {
  const client = createClient(fetch, bff.url);
  const seen: { sequenceNo: number; ionText: string }[] = [];
  let error: unknown;
  try {
    for await (const { sequenceNo, ionText } of client.streamBlocks('embedded', 'a', { strandId, from, to }))
      seen.push({ sequenceNo, ionText });
  } catch (thrown) {
    error = thrown;
  }
  return { seen, error };
}

describe('a range of blocks', () => {
  it('arrives whole, in order and untouched, though the upstream answers out of order', async () => {
    let running = 0;
    let most = 0;
    await using upstream = await fakeUpstream(async (_request, response, body) => {
      running += 1;
      most = Math.max(most, running);
      const sequenceNo = sequenceNoOf(body);
      // Even numbers wait until an odd one overtakes them, or everything that can run is running.
      for (let turns = 0; turns < 20 && sequenceNo % 2 === 0; turns++)
        await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      answerBlock(response, sequenceNo);
    });
    await using bff = await startBff({ upstreamUrl: upstream.url });
    const { seen, error } = await collect(bff, 5, 65);
    expect(error).toBeUndefined();
    expect(seen.map((block) => block.sequenceNo)).toEqual(Array.from({ length: 60 }, (_, i) => i + 5));
    expect(seen[0]?.ionText).toBe('{sequenceNo:5,x:"\\u2028ü"}');
    expect(upstream.requests).toHaveLength(60);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(8);
  });

  it('is NDJSON that ends with its count', async () => {
    await using upstream = await fakeUpstream((_request, response, body) => answerBlock(response, sequenceNoOf(body)));
    await using bff = await startBff({ upstreamUrl: upstream.url });
    const answer = await bff.send(`${blocksPath}?from=0&to=3`);
    expect(answer.headers['content-type']).toMatch(/^application\/x-ndjson/);
    expect(answer.headers['cache-control']).toBe('no-store');
    const lines = answer.text.split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => JSON.parse(line).type)).toEqual(['block', 'block', 'block', 'end']);
    expect(JSON.parse(lines[3] ?? '')).toEqual({ type: 'end', count: 3 });
  });

  it('that cannot even begin is an ordinary error', async () => {
    await using upstream = await fakeUpstream((_request, response) =>
      answerError(response, 404, 'ResourceNotFoundException', 'The Ledger with name a is not found'),
    );
    await using bff = await startBff({ upstreamUrl: upstream.url });
    const answer = await bff.send(`${blocksPath}?from=0&to=3`);
    expect(answer.status).toBe(404);
    expect(answer.problem()).toMatchObject({ code: 'not-found', awsError: 'ResourceNotFoundException' });
  });

  it('that fails in the middle keeps what came before, and says why in its last line', async () => {
    await using upstream = await fakeUpstream((_request, response, body) => {
      const sequenceNo = sequenceNoOf(body);
      if (sequenceNo < 4) return answerBlock(response, sequenceNo);
      answerError(response, 400, 'InvalidParameterException', 'beyond the latest committed record');
    });
    await using bff = await startBff({ upstreamUrl: upstream.url });
    const { seen, error } = await collect(bff, 0, 20);
    expect(seen.map((block) => block.sequenceNo)).toEqual([0, 1, 2, 3]);
    expect(error).toBeInstanceOf(ApiError);
    expect((error as ApiError).problem).toMatchObject({
      code: 'invalid-request',
      awsError: 'InvalidParameterException',
      detail: 'beyond the latest committed record',
    });
  });

  it('in which the upstream leaves a block out is an error, not a gap', async () => {
    await using upstream = await fakeUpstream((_request, response, body) =>
      sequenceNoOf(body) === 2 ? answerJson(response, {}) : answerBlock(response, sequenceNoOf(body)),
    );
    await using bff = await startBff({ upstreamUrl: upstream.url });
    const { seen, error } = await collect(bff, 0, 5);
    expect(seen).toHaveLength(2);
    expect((error as ApiError).problem.code).toBe('upstream-not-qldb');
  });
});

describe('a reader', () => {
  async function slowReader(bff: Started): Promise<IncomingMessage> {
    const outgoing = httpRequest(`${bff.url}${blocksPath}?from=0&to=1000`).end();
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    return incoming;
  }

  it('that reads slowly holds the upstream back', async () => {
    const size = 200_000;
    const filler = 'x'.repeat(size);
    await using upstream = await fakeUpstream((_request, response, body) =>
      answerBlock(response, sequenceNoOf(body), filler),
    );
    await using bff = await startBff({ upstreamUrl: upstream.url });
    const incoming = await slowReader(bff);
    let read = 0;
    for await (const chunk of incoming) {
      read += (chunk as Buffer).length;
      if (read > 20_000_000) break;
      // Time for the other side to run ahead, if it can.
      for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
    }
    // What was loaded and not yet read: sockets buffer some megabytes, and eight blocks are under way.
    expect(upstream.requests.length * size - read).toBeLessThan(30_000_000);
    expect(upstream.requests.length).toBeGreaterThan(100);
  });

  it('that leaves ends the calls upstream', async () => {
    const open = new Set<ServerResponse>();
    await using upstream = await fakeUpstream((_request, response, body) => {
      const sequenceNo = sequenceNoOf(body);
      if (sequenceNo < 10) return answerBlock(response, sequenceNo);
      open.add(response);
      response.on('close', () => open.delete(response));
    });
    await using bff = await startBff({ upstreamUrl: upstream.url });
    const incoming = await slowReader(bff);
    incoming.resume();
    await until(() => open.size === 8);
    incoming.destroy();
    await until(() => open.size === 0);
    expect(upstream.requests).toHaveLength(18);
    expect(bff.log.filter((line) => Number(line.level) >= 40)).toEqual([]);
  });

  it('that leaves a single block ends that call too', async () => {
    let closed = false;
    await using upstream = await fakeUpstream((_request, response) => void response.on('close', () => (closed = true)));
    await using bff = await startBff({ upstreamUrl: upstream.url });
    const outgoing = httpRequest(`${bff.url}${blocksPath}/1`).end();
    outgoing.on('error', () => {});
    await until(() => upstream.requests.length === 1);
    outgoing.destroy();
    await until(() => closed);
    expect(upstream.requests).toHaveLength(1);
  });
});
