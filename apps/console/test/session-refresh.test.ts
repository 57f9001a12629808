import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiError, createClient } from '@qldb-console/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRefresher, createRefreshingFetch, exclusively } from '../src/lib/session/refreshing-fetch.ts';

/** A back end with one session that has expired until it is refreshed, or that is gone. */
let server: Server;
let base: string;
let session: 'good' | 'expired' | 'gone';
/** What a refresh makes of it; undefined: the provider does not answer. */
let refreshMakes: 'good' | 'expired' | 'gone' | undefined;
let seen: string[];

const times = {
  now: '2026-01-01T00:00:00.000Z',
  accessEnds: '2026-01-01T00:01:00.000Z',
  absoluteEnds: '2026-01-01T12:00:00.000Z',
};
const CALLER = {
  signIn: true,
  caller: { kind: 'user', name: 'Ada' },
  access: { grants: [] },
  readOnly: false,
  insecure: false,
  audit: true,
  version: '0',
};

beforeEach(async () => {
  session = 'expired';
  refreshMakes = 'good';
  seen = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      seen.push(`${request.method} ${request.url}${body === '' ? '' : ` ${body}`}`);
      const answer = (status: number, value: object) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(value));
      };
      const refuse = (status: number, code: string) =>
        answer(status, { type: 'about:blank', title: 'Refused', status, code, requestId: '1' });
      if (request.url === '/auth/refresh') {
        if (refreshMakes === undefined) return refuse(503, 'upstream-unreachable');
        session = refreshMakes;
        return session === 'good' ? answer(200, { times }) : refuse(401, 'sign-in-required');
      }
      if (session === 'expired') return refuse(401, 'session-expired');
      if (session === 'gone') return refuse(401, 'sign-in-required');
      return answer(200, request.url === '/api/session' ? CALLER : { connections: [] });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

/** As one tab or thread has it. */
function tab(active = false) {
  let ended = 0;
  const refresher = createRefresher({
    client: createClient(fetch, base),
    exclusively,
    isActive: () => active,
    onTimes: () => {},
  });
  const api = createClient(
    createRefreshingFetch(fetch, refresher, () => {
      ended += 1;
    }),
    base,
  );
  return { api, refresher, ended: () => ended };
}
const refreshes = () => seen.filter((line) => line.startsWith('POST /auth/refresh'));

test('a request that comes too late for the access lifetime is refreshed and sent again, with its body', async () => {
  const { api } = tab(true);
  await expect(
    api.createLedger('c', { name: 'a', permissionsMode: 'STANDARD', deletionProtection: true }),
  ).rejects.toThrow(/does not match the contract/);
  expect(refreshes()).toEqual(['POST /auth/refresh {"active":true}']);
  const sent = seen.filter((line) => line.includes('/ledgers'));
  expect(sent).toHaveLength(2);
  expect(sent[1]).toBe(sent[0]);
});

test('many requests of two tabs at once cause one refresh', async () => {
  const tabs = [tab(), tab()];
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => tabs[index % 2]?.api.listConnections()));
  expect(answers.every((answer) => answer?.connections.length === 0)).toBe(true);
  expect(refreshes()).toHaveLength(1);
});

test('a session that is over is told, and the refusal reaches who asked', async () => {
  refreshMakes = 'gone';
  const { api, ended } = tab();
  const refused = await api.listConnections().catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ApiError);
  expect((refused as ApiError).problem.code).toBe('sign-in-required');
  expect(ended()).toBe(1);
});

test('a provider that does not answer ends no session', async () => {
  refreshMakes = undefined;
  const { api, ended } = tab();
  await expect(api.listConnections()).rejects.toThrow(ApiError);
  expect(ended()).toBe(0);
  refreshMakes = 'good';
  await expect(api.listConnections()).resolves.toEqual({ connections: [] });
});

test('a refusal right after a refresh is not refreshed for ever', async () => {
  refreshMakes = 'expired';
  const { api } = tab();
  await expect(api.listConnections()).rejects.toThrow(ApiError);
  expect(refreshes()).toHaveLength(1);
});
