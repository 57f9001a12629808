import { type Client, createClient } from '@qldb-console/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerJson, fakeUpstream } from '../support/fake-upstream.ts';
import { type LedgerProcess, startLedger } from '../support/ledger-process.ts';
import { problemOf } from '../support/problem-of.ts';
import { type SignedIn, startSignedIn, type Who } from '../support/signed-in.ts';
import { startBff } from '../support/started.ts';

const ROLES = [
  { group: 'admins', role: 'admin' },
  { group: 'invoice admins', role: 'admin', ledgers: ['invoices-*'] },
  { group: 'invoice operators', role: 'operator', ledgers: ['invoices-*'] },
  { group: 'invoice viewers', role: 'viewer', ledgers: ['invoices-*'] },
] as const;
const LEDGERS = ['invoices-a', 'invoices-b', 'salaries-a', 'wages'];
const folder = { bucket: 'exports', prefix: '2024/' };
/** What the service says of an export. */
const exportOf = (LedgerName: string) => ({
  LedgerName,
  ExportId: 'KmA3ZZca7vAIiJAK9S5Iwl',
  ExportCreationTime: 1,
  Status: 'COMPLETED',
  InclusiveStartTime: 1,
  ExclusiveEndTime: 2,
  S3ExportConfiguration: {
    Bucket: 'exports',
    Prefix: '',
    EncryptionConfiguration: { ObjectEncryptionType: 'NO_ENCRYPTION' },
  },
  RoleArn: 'arn:aws:iam::000000000000:role/local',
});

let ledger: LedgerProcess;
let bff: SignedIn;
beforeAll(async () => {
  ledger = await startLedger();
  bff = await startSignedIn({ upstreamUrl: ledger.url, roles: ROLES });
  const admin = await clientOf({ groups: ['admins'] });
  for (const name of LEDGERS)
    await admin.createLedger('embedded', { name, permissionsMode: 'STANDARD', deletionProtection: false });
});
afterAll(async () => {
  await bff[Symbol.asyncDispose]();
  await ledger[Symbol.asyncDispose]();
});

const withCookie =
  (cookie: string): Parameters<typeof createClient>[0] =>
  (path, init) =>
    fetch(path, { ...init, headers: { ...(init?.headers as object), cookie } });
const clientOf = async (who: Who, at = bff): Promise<Client> =>
  createClient(withCookie(await at.cookieOf(who)), at.url);

/** Opens a link as a browser does. */
async function opened(url: string, at = bff): Promise<{ status: number; client: Client }> {
  const token = new URL(url).hash.slice(1);
  const response = await fetch(`${at.url}/auth/link`, {
    method: 'POST',
    headers: { 'x-qldb-console': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  await response.arrayBuffer();
  const cookie = response.headers.getSetCookie().map((each) => each.split(';')[0]);
  return { status: response.status, client: createClient(withCookie(cookie.join('; ')), at.url) };
}

describe('lists hold what their reader may see', () => {
  const namesOf = async (client: Client, maxResults: number) => {
    const names: string[] = [];
    let pages = 0;
    let nextToken: string | undefined;
    do {
      const page = await client.listLedgers('embedded', { maxResults, nextToken });
      names.push(...page.ledgers.map(({ name }) => name));
      pages += 1;
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return { names: names.sort(), pages };
  };

  it('of ledgers, on every page, with pages that are empty for them in between', async () => {
    const viewer = await clientOf({ groups: ['invoice viewers'] });
    const all = await namesOf(await clientOf({ groups: ['admins'] }), 1);
    // Beside the sample that the service begins with.
    expect(all.names).toEqual(expect.arrayContaining(LEDGERS));
    expect(await namesOf(viewer, 1)).toEqual({ names: ['invoices-a', 'invoices-b'], pages: all.pages });
    expect((await namesOf(viewer, 100)).names).toEqual(['invoices-a', 'invoices-b']);
  });

  it('of exports of all ledgers', async () => {
    const JournalS3Exports = [...LEDGERS, 'Invoices-a', ''].map(exportOf);
    await using upstream = await fakeUpstream((_request, response) =>
      answerJson(response, { JournalS3Exports, NextToken: 'AAAA' }),
    );
    await using other = await startSignedIn({ upstreamUrl: upstream.url, roles: ROLES });
    const list = await (await clientOf({ groups: ['invoice viewers'] }, other)).listExports('embedded');
    expect(list.exports.map(({ ledgerName }) => ledgerName)).toEqual(['invoices-a', 'invoices-b']);
    expect(list.nextToken).toBe('AAAA');
  });

  it('an export or stream that the service says is of another ledger is not shown', async () => {
    const ExportDescription = exportOf('salaries-a');
    await using upstream = await fakeUpstream((_request, response) => answerJson(response, { ExportDescription }));
    await using other = await startSignedIn({ upstreamUrl: upstream.url, roles: ROLES });
    const viewer = await clientOf({ groups: ['invoice viewers'] }, other);
    expect(await problemOf(viewer.describeExport('embedded', 'invoices-a', ExportDescription.ExportId))).toMatchObject({
      code: 'upstream-not-qldb',
    });
  });

  it('of connections, without the folders that somebody of some ledgers may not read', async () => {
    const [all] = (await (await clientOf({ groups: ['admins'] })).listConnections()).connections;
    expect(all?.archives).toBeUndefined();
    const [some] = (await (await clientOf({ groups: ['invoice viewers'] })).listConnections()).connections;
    expect(some).toEqual({ ...all, archives: [] });
    const [one] = (await (await clientOf({ link: { connection: 'embedded', archive: folder } })).listConnections())
      .connections;
    expect(one).toMatchObject({ id: 'embedded', archives: [folder] });
    expect(Object.keys(one ?? {})).not.toEqual(expect.arrayContaining(['defaults', 's3Endpoint', 'profile']));
    expect(JSON.stringify(one)).not.toMatch(/LEDGER_|AWS_/);
  });

  it('and the test of a connection counts ledgers for those alone who see them all', async () => {
    const counted = await (await clientOf({ groups: ['admins'] })).testConnection('embedded');
    expect(counted).toMatchObject({ outcome: 'ok', ledgers: expect.any(Number) });
    const test = await (await clientOf({ groups: ['invoice viewers'] })).testConnection('embedded');
    expect(test.outcome).toBe('ok');
    expect(test.ledgers).toBeUndefined();
  });
});

describe('a ledger that somebody may see nothing of', () => {
  it('is answered like one that does not exist', async () => {
    const viewer = await clientOf({ groups: ['invoice viewers'] });
    const { requestId: _one, ...forbidden } = await problemOf(viewer.describeLedger('embedded', 'salaries-a'));
    const { requestId: _two, ...unknown } = await problemOf(viewer.describeLedger('embedded', 'nothing-there'));
    expect(forbidden).toEqual(unknown);
    expect(forbidden).toMatchObject({ status: 404, code: 'not-found' });
    const { requestId: _three, ...digest } = await problemOf(viewer.getDigest('embedded', 'salaries-a'));
    expect(digest).toEqual(unknown);
  });
});

describe('an auditor link', () => {
  it('opens the one ledger for whoever has it: to see, to verify, and nothing else', async () => {
    const maker = await clientOf({ groups: ['invoice admins'] });
    const link = await maker.createLink({ connection: 'embedded', ledger: 'invoices-a', hours: 1 });
    expect(link.url).toMatch(/^http:\/\/127\.0\.0\.1:8580\/link#[A-Za-z0-9._-]+$/);
    expect(Date.parse(link.expires) - Date.now()).toBeLessThanOrEqual(3_600_000);

    const { client, status } = await opened(link.url);
    expect(status).toBe(200);
    expect(await client.getSession()).toMatchObject({
      caller: { kind: 'link', linkId: link.id, expires: link.expires },
      access: { auditor: true, grants: [{ role: 'viewer', connections: ['embedded'], ledgers: ['invoices-a'] }] },
    });
    expect((await client.listLedgers('embedded')).ledgers.map(({ name }) => name)).toEqual(['invoices-a']);
    expect((await client.getDigest('embedded', 'invoices-a')).digest).toMatch(/=$/);
    for (const call of [
      () => client.getDigest('embedded', 'invoices-b'),
      () => client.describeLedger('embedded', 'wages'),
    ])
      expect(await problemOf(call())).toMatchObject({ status: 404, code: 'not-found' });
    const presign = { operation: 'GetDigest', parameters: { ledger: 'invoices-a' }, expiresInSeconds: 60 } as const;
    for (const call of [
      () => client.presign('embedded', presign),
      () => client.testConnection('embedded'),
      () => client.deleteLedger('embedded', 'invoices-a'),
      () => client.createLink({ connection: 'embedded', ledger: 'invoices-a', hours: 720 }),
      () => client.listArchiveObjects('embedded', folder),
    ])
      expect(await problemOf(call())).toMatchObject({ status: 403, code: 'forbidden' });
  });

  it('is made by admins of what it opens alone', async () => {
    const make = async (group: string, target: { ledger: string } | { archive: typeof folder }) =>
      problemOf((await clientOf({ groups: [group] })).createLink({ connection: 'embedded', ...target, hours: 1 }));
    expect(await make('invoice viewers', { ledger: 'invoices-a' })).toMatchObject({ code: 'forbidden' });
    expect(await make('invoice operators', { ledger: 'invoices-a' })).toMatchObject({ code: 'forbidden' });
    expect(await make('invoice admins', { ledger: 'salaries-a' })).toMatchObject({ code: 'not-found' });
    expect(await make('invoice admins', { archive: folder })).toMatchObject({ code: 'forbidden' });
    const link = await (await clientOf({ groups: ['admins'] })).createLink({
      connection: 'embedded',
      archive: folder,
      hours: 720,
    });
    const { client } = await opened(link.url);
    expect((await client.listLedgers('embedded')).ledgers).toEqual([]);
    expect(await problemOf(client.createLink({ connection: 'nowhere', ledger: 'a', hours: 1 }))).toMatchObject({
      code: 'not-found',
    });
  });

  it.each([
    [{ connection: 'embedded', ledger: 'invoices-a', hours: 721 }, 'hours'],
    [{ connection: 'embedded', ledger: 'invoices-a', hours: 0 }, 'hours'],
    [{ connection: 'embedded', archive: { bucket: 'exports', prefix: '2024' }, hours: 1 }, 'archive.prefix'],
    [{ connection: 'embedded', ledger: 'invoices-a', archive: folder, hours: 1 }, 'body'],
    [{ connection: '*', ledger: 'invoices-a', hours: 1 }, undefined],
    [{ connection: 'embedded', ledger: '*', hours: 1 }, 'ledger'],
  ])('%j is not made', async (body, field) => {
    const problem = await problemOf((await clientOf({ groups: ['admins'] })).createLink(body));
    expect(problem).toMatchObject(
      field === undefined ? { code: 'not-found' } : { fields: { [field]: expect.any(String) } },
    );
  });

  it('is made in a console that is read-only too, and ends when its id is revoked', async () => {
    const options = { upstreamUrl: ledger.url, roles: ROLES, environment: { READ_ONLY: 'on' } };
    await using before = await startSignedIn(options);
    const maker = await clientOf({ groups: ['admins'] }, before);
    const link = await maker.createLink({ connection: 'embedded', ledger: 'wages', hours: 1 });
    expect((await opened(link.url, before)).status).toBe(200);
    await using after = await startSignedIn({ ...options, revokedLinks: [link.id] });
    expect((await opened(link.url, after)).status).toBe(403);
    const cookie = (await opened(link.url, before)).client;
    expect((await cookie.listLedgers('embedded')).ledgers).toHaveLength(1);
  });

  it('needs sign-in: without it everybody may do everything', async () => {
    await using open = await startBff({ upstreamUrl: ledger.url });
    const client = createClient(fetch, open.url);
    const problem = await problemOf(client.createLink({ connection: 'embedded', ledger: 'wages', hours: 1 }));
    expect(problem).toMatchObject({ status: 501, code: 'not-supported', title: 'Auditor links need sign-in' });
  });
});
