// A product that is given a recognisable secret in every setting that holds one, is used for all that it can do, goes wrong in
// every way, and is searched: what it wrote, what it answered, what it told to others.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SETTINGS } from '../../src/config/env.ts';
import { Browser, type Page } from '../support/browser.ts';
import { type ConsoleProcess, startConsoleProcess } from '../support/console-process.ts';
import { answerError, answerJson, fakeUpstream } from '../support/fake-upstream.ts';
import { type LyingProvider, passThrough, startLyingProvider } from '../support/lying-provider.ts';
import { refresh, session, signOut, startFront } from '../support/signing-in.ts';
import { until } from '../support/until.ts';

const main = fileURLToPath(new URL('../../../cli/src/main.ts', import.meta.url));
const BUILT = fileURLToPath(new URL('../../../console/dist', import.meta.url));

/** What nobody is ever to read; by where it comes from. Keys are 32 bytes that read as text once they are encoded. */
const CONFIGURED: Readonly<Record<string, string>> = {
  SIGN_IN_CLIENT_SECRET: 'CLIENTSECRETcanary0123456789abcdef',
  SESSION_KEYS: 'SESSIONKEYcanaryAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  LEDGER_S3_ACCESS_KEY_ID: 'AKIACANARYOFTHEBUCKET',
  LEDGER_S3_SECRET_ACCESS_KEY: 'BUCKETSECRETcanary/0123456789+abcdefghij',
  LEDGER_KINESIS_ACCESS_KEY_ID: 'AKIACANARYOFTHESTREAM',
  LEDGER_KINESIS_SECRET_ACCESS_KEY: 'STREAMSECRETcanary/0123456789+abcdefghij',
  AWS_SECRET_ACCESS_KEY: 'LEDGERSECRETcanary/0123456789+abcdefghij',
  OTEL_EXPORTER_OTLP_HEADERS: 'authorization=OTLPTOKENcanary0123456789',
};
/** As it stands in headers and errors, without the name beside it. */
const configured = Object.values(CONFIGURED).map((value) => value.replace(/^authorization=/, ''));
/** Tokens of the provider, what senders brought, and what is made while it runs. */
const TOKENS = {
  access: 'ACCESSTOKENcanary0123456789',
  refresh: 'REFRESHTOKENcanary0123456789',
  code: 'CODEcanary0123456789',
  bearer: 'BEARERcanary0123456789',
  body: 'BODYcanary0123456789',
};

let directory: string;
let product: ConsoleProcess;
let provider: LyingProvider;
const started = new AsyncDisposableStack();
const answers: Page[] = [];
const traces: string[] = [];
/** Secrets that came to be during the run: cookies, states, tokens of links, signatures. */
const made: string[] = [];
let check = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bff-secrets-'));
  started.defer(() => rm(directory, { recursive: true, force: true }));
  provider = started.use(await startLyingProvider());
  provider.tokens = { access_token: TOKENS.access, refresh_token: TOKENS.refresh };
  const upstream = started.use(
    await fakeUpstream((request, response) => {
      // Services that quote what they were sent, as AWS does of signatures that do not fit.
      const quoted = `The request ${request.headers.authorization} with ${request.url} is not allowed`;
      if (request.url?.startsWith('/ledgers/refused'))
        return answerError(response, 403, 'AccessDeniedException', quoted);
      if (request.url?.startsWith('/ledgers/broken')) return void response.writeHead(500).end(quoted);
      if (request.url?.startsWith('/ledgers/reset')) return void response.destroy();
      answerJson(response, request.url?.startsWith('/ledgers?') ? { Ledgers: [] } : {});
    }),
  );
  const collector = started.use(
    await fakeUpstream((_request, response, body) => {
      traces.push(body);
      response.end('{}');
    }),
  );
  const front = started.use(await startFront());
  const file = {
    signIn: { issuer: provider.issuer, clientId: provider.clientId, insecureIssuer: true },
    roles: [{ group: 'ledger-admins', role: 'admin' }],
  };
  const environment = {
    ...CONFIGURED,
    AWS_ACCESS_KEY_ID: 'AKIALEDGER',
    QLDB_ENDPOINT: upstream.url,
    LEDGER_S3_ENDPOINT: upstream.url,
    LEDGER_KINESIS_ENDPOINT: upstream.url,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    PUBLIC_URL: front.url,
    AUDIT_FILE: join(directory, 'audit.jsonl'),
    AUDIT_STDOUT: 'on',
    LOG_LEVEL: 'trace',
  };
  product = started.use(await startConsoleProcess(file, environment));
  front.targets = [product.url];
  const config = join(directory, 'console.json');
  await writeFile(config, JSON.stringify(file));
  const run = promisify(execFile)(process.execPath, [main, 'config', 'check', '--config', config], {
    env: { PATH: process.env.PATH, HOME: directory, DATA_DIR: directory, ...environment },
  });
  const { stdout, stderr } = await run.catch((error: { stdout: string; stderr: string }) => error);
  check = stdout + stderr;
  await use(front.url);
  await until(async () => traces.length > 0);
});
afterAll(() => started.disposeAsync());

/** Everything that people, and those who are none, do. */
async function use(url: string): Promise<void> {
  const browser = new Browser();
  const api = `${url}/api/connections/endpoint`;
  const keep = async (page: Promise<Page>) => {
    const answer = await page;
    answers.push(answer);
    return answer;
  };
  const begun = await keep(browser.go(`${url}/auth/sign-in`, { until: /authorize/ }));
  made.push(begun.url.searchParams.get('state') ?? '', begun.url.searchParams.get('nonce') ?? '');
  await keep(browser.send(`${url}/auth/callback?code=${TOKENS.code}&state=${begun.url.searchParams.get('state')}x`));
  await passThrough(browser, url);
  made.push(...browser.cookies.map(({ value }) => value));

  await keep(session(browser, url));
  const archive = `bucket=exports&prefix=2024%2F&key=${'A'.repeat(22)}.0-1.ion`;
  const headers = { authorization: `Bearer ${TOKENS.bearer}`, 'x-amz-security-token': TOKENS.bearer };
  for (const path of [
    '/ledgers',
    '/ledgers/a',
    '/ledgers/refused',
    '/ledgers/broken',
    '/ledgers/reset',
    '/buckets',
    '/kinesis-streams',
  ])
    await keep(browser.send(api + path, { headers }));
  for (const path of [
    `/archive-objects?${archive.replace(/&key.*/, '')}`,
    `/archive-object?${archive.replace('&prefix=2024%2F', '')}`,
  ])
    await keep(browser.send(api + path));
  for (const path of ['/ledgers/a', '/ledgers/refused', '/ledgers/broken', '/ledgers/reset'])
    await keep(browser.call(api + path, 'DELETE'));
  await keep(browser.call(`${api}/ledgers/a/digest`, 'POST'));
  await keep(browser.call(`${api}/test`, 'POST'));
  // Secrets where none belong: members that nobody knows, and a body that is none.
  await keep(
    browser.call(`${api}/ledgers`, 'POST', { name: 'a', password: TOKENS.body, nested: { clientSecret: TOKENS.body } }),
  );
  const own = { 'x-qldb-console': '1', 'content-type': 'application/json' };
  for (const body of [`{"token": ${TOKENS.body}}`, `${TOKENS.body}`, `{"name":"${TOKENS.body}"`]) {
    await keep(browser.send(`${api}/ledgers`, { method: 'POST', headers: own, body }));
    await keep(browser.send(`${url}/auth/link`, { method: 'POST', headers: own, body }));
  }
  await keep(browser.call(`${url}/auth/link`, 'POST', { token: TOKENS.body }));

  const presign = { operation: 'DescribeLedger', parameters: { ledger: 'a' }, expiresInSeconds: 60 };
  const signed = await browser.call(`${api}/presign`, 'POST', presign);
  made.push(new URL(signed.json().url ?? '').searchParams.get('X-Amz-Signature') ?? '');
  const link = await browser.call(`${url}/api/links`, 'POST', { connection: 'endpoint', ledger: 'a', hours: 1 });
  const token = new URL(link.json().url ?? '').hash.slice(1);
  made.push(token);
  const auditor = new Browser();
  await keep(auditor.call(`${url}/auth/link`, 'POST', { token }));
  made.push(...auditor.cookies.map(({ value }) => value));
  await keep(session(auditor, url));

  await keep(browser.call(`${url}/api/audit`, 'GET'));
  await keep(browser.call(`${url}/api/audit/file`, 'GET'));
  await keep(refresh(browser, url));
  made.push(...browser.cookies.map(({ value }) => value));
  provider.instead.set('/token', (response) => {
    response
      .writeHead(500, { 'content-type': 'text/html' })
      .end(`${TOKENS.refresh} is not known, nor is ${CONFIGURED.SIGN_IN_CLIENT_SECRET}`);
  });
  const other = new Browser();
  await passThrough(other, url);
  provider.instead.clear();
  await keep(refresh(browser, url));
  await keep(signOut(browser, url));
  for (const path of [
    '/',
    '/ledgers',
    '/signed-out',
    '/healthz',
    '/readyz',
    '/metrics',
    '/config',
    '/.env',
    '/audit.jsonl',
  ])
    await keep(new Browser().send(url + path));
}

/** Secrets of a list that stand in a text, as they are or as others write them. */
function found(text: string, secrets: readonly string[]): string[] {
  return secrets.filter((secret) =>
    [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString('base64').slice(0, -4),
      JSON.stringify(secret).slice(1, -1),
    ].some((form) => text.includes(form)),
  );
}

const secrets = () => [...configured, ...Object.values(TOKENS), ...made];

describe('secrets', () => {
  it('are there to be found: every setting that is one was given, and the run made more', async () => {
    const settings = Object.values(SETTINGS).flatMap((spec) => ('secret' in spec ? [spec.variable] : []));
    // Those of the embedded service, which is not started beside an endpoint of one's own.
    const others = ['LEDGER_ACCESS_KEY_ID', 'LEDGER_SECRET_ACCESS_KEY'];
    expect(settings.filter((name) => !others.includes(name) && CONFIGURED[name] === undefined)).toEqual([]);
    expect(made.filter((secret) => secret.length >= 20).length).toBe(made.length);
    expect(made.length).toBeGreaterThan(8);
    expect(provider.tokenRequests.some((request) => request.get('refresh_token') === TOKENS.refresh)).toBe(true);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(8);
    expect(found(`a${encodeURIComponent(configured[3] ?? '')}b`, configured)).toEqual([configured[3]]);
  });

  it('are not in what it writes, however much it is told to write', () => {
    expect(product.output().includes('"kind":"presigned-url"')).toBe(true);
    expect(found(product.output(), secrets())).toEqual([]);
  });

  it('are not in the audit log', async () => {
    const audit = await readFile(join(directory, 'audit.jsonl'), 'utf8');
    expect(audit).toContain('"CreateLink"');
    expect(found(audit, secrets())).toEqual([]);
  });

  it('are in no answer, body or header, but for the cookies that hold the session', () => {
    // Redirects to the provider repeat their address, which is for the browser.
    for (const { url, status, text, headers } of answers) {
      const sent = [...headers].filter(([name]) => !['set-cookie', 'location'].includes(name));
      expect(found((status === 303 ? '' : text) + JSON.stringify(sent), secrets()), url.pathname).toEqual([]);
      expect(found(JSON.stringify([...headers]), [...configured, ...Object.values(TOKENS)]), url.pathname).toEqual([]);
    }
  });

  it('are not in traces', () => {
    expect(traces.join()).toContain('resourceSpans');
    expect(found(traces.join(), secrets())).toEqual([]);
  });

  it('are not in what the check of the configuration says', () => {
    expect(check).toContain('SESSION_KEYS');
    expect(found(check, secrets())).toEqual([]);
  });

  it('are not in the console that is built: nothing of the environment gets into it', async () => {
    const files = await readdir(BUILT, { recursive: true, withFileTypes: true });
    for (const entry of files.filter((one) => one.isFile() && /\.(html|js|css|json|map)$/.test(one.name))) {
      const text = await readFile(join(entry.parentPath, entry.name), 'utf8');
      const environment = Object.entries(process.env).flatMap(([name, value]) =>
        /secret|token|password|credential|session_key/i.test(name) && value !== undefined && value.length > 11
          ? [value]
          : [],
      );
      expect(found(text, [...secrets(), ...environment]), entry.name).toEqual([]);
      expect(text, entry.name).not.toMatch(/-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}/);
    }
  });
});
