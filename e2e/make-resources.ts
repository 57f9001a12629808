/** An export and a stream of the sample ledger, made by the back end's own requests. */
import type { APIRequestContext } from '@playwright/test';
import { sample } from './sample.ts';

const LEDGER = `/api/connections/embedded/ledgers/${sample.ledger}`;
/** A few hours of the sample ledger's journal. */
const START = '2025-05-23T00:00:00.000Z';
const END = '2025-05-24T00:00:00.000Z';

export interface Resources {
  readonly exportPath: string;
  readonly objectPath: string;
  readonly streamPath: string;
}

interface Export {
  readonly prefix: string;
  /** All of the journal, if not told. */
  readonly range?: { readonly from: string; readonly to: string };
}

/** Orders an export of the sample ledger into the bucket of exports. */
export async function makeExport(
  request: APIRequestContext,
  { prefix, range }: Export,
): Promise<{ exportId: string; path: string }> {
  const { bucket, roleArn } = await defaultsOfConnection(request);
  const { exportId } = await post(request, `${LEDGER}/journal-s3-exports`, {
    inclusiveStartTime: range?.from ?? '2000-01-01T00:00:00.000Z',
    exclusiveEndTime: range?.to ?? new Date().toISOString(),
    bucket,
    prefix,
    encryption: 'NO_ENCRYPTION',
    roleArn,
  });
  return { exportId, path: `${sample.ledgerPath}/exports/${exportId}` };
}

/** Makes both and waits until the export is done. */
export async function makeResources(request: APIRequestContext): Promise<Resources> {
  const { kinesisStreamArn, roleArn } = await defaultsOfConnection(request);
  const { exportId, path: exportPath } = await makeExport(request, {
    prefix: `accessible-${Date.now()}/`,
    range: { from: START, to: END },
  });
  const { streamId } = await post(request, `${LEDGER}/journal-kinesis-streams`, {
    streamName: `accessible-${Date.now()}`,
    inclusiveStartTime: START,
    exclusiveEndTime: END,
    kinesisStreamArn,
    aggregationEnabled: true,
    roleArn,
  });
  const key = await firstObject(request, `${LEDGER}/journal-s3-exports/${exportId}/contents`);
  return {
    exportPath,
    objectPath: `${exportPath}/object?key=${encodeURIComponent(key)}`,
    streamPath: `${sample.ledgerPath}/streams/${streamId}`,
  };
}

async function defaultsOfConnection(request: APIRequestContext) {
  const { connections } = await get(request, '/api/connections');
  return connections.find(({ id }: { id: string }) => id === 'embedded').defaults;
}

async function firstObject(request: APIRequestContext, contents: string): Promise<string> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const { completedManifests, objects } = await get(request, contents);
    const listed = objects.find(({ listed }: { listed: boolean }) => listed);
    if (completedManifests.length > 0 && listed) return listed.key;
  }
  throw new Error('the export was not completed within half a minute');
}

async function get(request: APIRequestContext, path: string) {
  const answer = await request.get(path);
  if (!answer.ok()) throw new Error(`GET ${path} answered ${answer.status()}: ${await answer.text()}`);
  return answer.json();
}

async function post(request: APIRequestContext, path: string, data: unknown) {
  const answer = await request.post(path, { data, headers: { 'x-qldb-console': '1' } });
  if (!answer.ok()) throw new Error(`POST ${path} answered ${answer.status()}: ${await answer.text()}`);
  return answer.json();
}
