import { runSeed, type Seeded, seeded } from '@qldb-console/testkit';
import { expect, it } from 'vitest';
import { type ServiceProcess, startServiceProcess } from '../support/service-process.ts';
import { postJson, sendSigned } from '../support/signed-request.ts';
import { tempDir } from '../support/temp-dir.ts';
import type { Acknowledged, Setting } from './acknowledged.ts';
import { Auditor } from './auditor.ts';
import { load } from './load.ts';

const LANES = 4;
const KILLS_PER_LANE = 26;
/** One kill in so many comes while the service is starting. */
const DURING_START = 6;

it('a service that is killed at any moment keeps what it has acknowledged, all of it or nothing of it', async () => {
  const seed = runSeed();
  const kills = await Promise.all(Array.from({ length: LANES }, (_, lane) => runLane(seeded(seed + lane))));
  expect(kills.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(100);
  // Otherwise the kills came too early or too late to prove anything.
  expect(kills.every(({ answers, cutOff }) => answers > 2 * KILLS_PER_LANE && cutOff > KILLS_PER_LANE / 4)).toBe(true);
}, 600_000);

/** A data directory, and one service after the other on it, each of them killed. */
async function runLane(random: Seeded): Promise<{ count: number; answers: number; cutOff: number }> {
  const options = { dataDir: tempDir(), stateDelayMs: 0, maxLedgers: 10_000 };
  const auditors = ['one', 'two'].map((name) => new Auditor(name));
  const state = await begin(options);
  const known = new Set<string>();
  let answers = 0;
  let cutOff = 0;
  for (let kill = 1; kill <= KILLS_PER_LANE; kill += 1) {
    const service = startServiceProcess(options);
    if (random.oneIn(DURING_START)) {
      await Promise.race([after(random.int(400)), service.ended]);
      await service.kill();
      continue;
    }
    const url = await service.listening;
    await check(url, state, known);
    for (const auditor of auditors) {
      await auditor.catchUp(url, random);
      const journal = state.journals.get(auditor.ledger) as { size: number };
      expect(auditor.size).toBeGreaterThanOrEqual(journal.size);
      journal.size = auditor.size;
    }
    const loaded = await killUnderLoad(service, url, state, random);
    answers += loaded.answers;
    if (state.creating !== undefined) cutOff += 1;
  }
  const service = startServiceProcess(options);
  const url = await service.listening;
  await check(url, state, known);
  for (const auditor of auditors) await auditor.auditFromTheBeginning(url, random);
  await service.kill();
  return { count: KILLS_PER_LANE, answers, cutOff };
}

/** Kills a service after some requests have been acknowledged, with others under way, at whatever point of those it comes. */
async function killUnderLoad(service: ServiceProcess, url: string, state: Acknowledged, random: Seeded) {
  const enough = random.int(16);
  const delay = random.int(8);
  let answers = 0;
  let loaded = Promise.resolve();
  const reached = new Promise<void>((resolve) => {
    loaded = load(url, state, random, () => {
      answers += 1;
      if (answers >= enough) resolve();
    });
  });
  if (enough > 0) await Promise.race([reached, loaded]);
  await after(delay);
  await service.kill();
  await loaded;
  return { answers };
}

/** Not a wait for anything: the moment of a kill. */
function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function begin(options: Parameters<typeof startServiceProcess>[0]): Promise<Acknowledged> {
  const service = startServiceProcess(options);
  const url = await service.listening;
  for (const Name of ['one', 'two']) {
    const { status } = await postJson(url, '/ledgers', { Name, PermissionsMode: 'STANDARD', Tags: { counter: '0' } });
    expect(status).toBe(200);
  }
  await service.kill();
  return {
    journals: new Map(['one', 'two'].map((name) => [name, { size: 1 }])),
    created: new Set(),
    creating: undefined,
    settings: {
      deletionProtection: { acknowledged: true, underWay: undefined },
      permissionsMode: { acknowledged: 'STANDARD', underWay: undefined },
      tag: { acknowledged: '0', underWay: undefined },
    },
  };
}

/** Ledgers and settings are those that were acknowledged; what was under way is done or not, and done completely. */
async function check(url: string, state: Acknowledged, known: Set<string>): Promise<void> {
  const names = await listNames(url);
  for (const name of state.created) expect(names).toContain(name);
  if (state.creating !== undefined && names.has(state.creating)) state.created.add(state.creating);
  state.creating = undefined;
  expect([...names].sort()).toEqual([...state.created, 'one', 'two'].sort());
  for (const name of state.created) {
    if (known.has(name)) continue;
    known.add(name);
    await checkCreated(url, name);
  }
  const { settings } = state;
  const described = (await sendSigned(url, { target: '/ledgers/one' })).json;
  settle(settings.deletionProtection, described.DeletionProtection as boolean);
  settle(settings.permissionsMode, described.PermissionsMode as string);
  settle(settings.tag, (await tagsOf(url, 'one')).counter as string);
}

async function checkCreated(url: string, name: string): Promise<void> {
  const { json } = await sendSigned(url, { target: `/ledgers/${name}` });
  expect(json).toMatchObject({
    Name: name,
    State: 'ACTIVE',
    DeletionProtection: true,
    EncryptionDescription: { EncryptionStatus: 'ENABLED' },
  });
  expect(await tagsOf(url, name)).toEqual({ name });
  const auditor = new Auditor(name);
  await auditor.catchUp(url, seeded(0));
  expect(auditor.size).toBe(1);
}

function settle<T>(setting: Setting<T>, actual: T): void {
  const possible = setting.underWay === undefined ? [setting.acknowledged] : [setting.acknowledged, setting.underWay];
  expect(possible).toContain(actual);
  setting.acknowledged = actual;
  setting.underWay = undefined;
}

async function listNames(url: string): Promise<Set<string>> {
  const names = new Set<string>();
  for (let token: string | undefined = ''; token !== undefined; ) {
    const query: string = token === '' ? '' : `&next_token=${encodeURIComponent(token)}`;
    const { json } = await sendSigned(url, { target: `/ledgers?max_results=100${query}` });
    for (const { Name } of json.Ledgers as { Name: string }[]) names.add(Name);
    token = json.NextToken as string | undefined;
  }
  return names;
}

async function tagsOf(url: string, name: string): Promise<Record<string, string>> {
  const arn = encodeURIComponent(`arn:aws:qldb:us-east-1:000000000000:ledger/${name}`);
  return (await sendSigned(url, { target: `/tags/${arn}` })).json.Tags as Record<string, string>;
}
