import { GetBlockCommand, GetRevisionCommand, QLDBClient } from '@aws-sdk/client-qldb';
import { ApiError, type Client, createClient, type Problem } from '@qldb-console/contract';
import { decodeBase64, field, foldProof, parseBlock, parseProof, readSingle } from '@qldb-console/journal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LedgerProcess, startLedger } from './support/ledger-process.ts';
import { type Started, startBff } from './support/started.ts';

const sample = 'vehicle-registration';
const bytes = (text: string) => new TextEncoder().encode(text);
let ledger: LedgerProcess;
let bff: Started;
let client: Client;
let direct: QLDBClient;

beforeAll(async () => {
  ledger = await startLedger();
  bff = await startBff({ upstreamUrl: ledger.url });
  client = createClient(fetch, bff.url);
  direct = new QLDBClient({
    endpoint: ledger.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});
afterAll(async () => {
  direct?.destroy();
  await bff?.[Symbol.asyncDispose]();
  await ledger?.[Symbol.asyncDispose]();
});

/** The tip of the sample ledger as an address. */
async function tipOf(name: string) {
  const { digest, digestTipAddress } = await client.getDigest('embedded', name);
  const value = readSingle(bytes(digestTipAddress.ionText));
  if (value.type !== 'struct') throw new Error('a tip is a struct');
  const strandId = field(value, 'strandId')?.value;
  const sequenceNo = field(value, 'sequenceNo')?.value;
  if (strandId?.type !== 'string' || sequenceNo?.type !== 'int') throw new Error('a tip has a strand and a number');
  return { strandId: strandId.value, sequenceNo: Number(sequenceNo.value), digest };
}
const problemOf = (promise: Promise<unknown>): Promise<Problem> =>
  promise.then(
    () => expect.fail('this should have been refused'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(ApiError);
      return (error as ApiError).problem;
    },
  );

describe('with the real ledger service', () => {
  it('is ready', async () => {
    expect((await bff.send('/readyz')).status).toBe(200);
  });

  it('lists the sample ledger, and pages', async () => {
    const { ledgers, nextToken } = await client.listLedgers('embedded');
    expect(ledgers).toContainEqual({ name: sample, state: 'ACTIVE', creationTime: expect.stringMatching(/^20.*Z$/) });
    expect(nextToken).toBeUndefined();
  });

  it('creates, describes, protects and deletes a ledger', async () => {
    const name = 'made-here';
    const created = await client.createLedger('embedded', {
      name,
      permissionsMode: 'STANDARD',
      deletionProtection: true,
      tags: { purpose: 'test' },
    });
    expect(created).toMatchObject({ name, state: 'CREATING', permissionsMode: 'STANDARD', deletionProtection: true });
    expect(created.arn).toBe('arn:aws:qldb:us-east-1:000000000000:ledger/made-here');
    await expect.poll(async () => (await client.describeLedger('embedded', name)).state).toBe('ACTIVE');
    expect(
      await problemOf(
        client.createLedger('embedded', { name, permissionsMode: 'STANDARD', deletionProtection: false }),
      ),
    ).toMatchObject({ status: 409, code: 'already-exists', awsError: 'ResourceAlreadyExistsException' });
    expect(await problemOf(client.deleteLedger('embedded', name))).toMatchObject({
      status: 412,
      code: 'precondition',
      awsError: 'ResourcePreconditionNotMetException',
      awsRequestId: expect.any(String),
    });
  });

  it('deletes an unprotected ledger, which is gone after that', async () => {
    const name = 'short-lived';
    await client.createLedger('embedded', { name, permissionsMode: 'ALLOW_ALL', deletionProtection: false });
    await expect.poll(async () => (await client.describeLedger('embedded', name)).state).toBe('ACTIVE');
    await client.deleteLedger('embedded', name);
    await expect
      .poll(() => client.describeLedger('embedded', name).catch((error: ApiError) => error.problem.code))
      .toBe('not-found');
  });

  it('hands a block and its proof through untouched, and the proof leads to the digest', async () => {
    const tip = await tipOf(sample);
    const address = { strandId: tip.strandId, sequenceNo: 17 };
    const { block, proof } = await client.getBlock('embedded', sample, address, tip.sequenceNo);
    const answer = await direct.send(
      new GetBlockCommand({
        Name: sample,
        BlockAddress: { IonText: `{strandId:"${tip.strandId}",sequenceNo:17}` },
        DigestTipAddress: { IonText: `{strandId:"${tip.strandId}",sequenceNo:${tip.sequenceNo}}` },
      }),
    );
    expect(block.ionText).toBe(answer.Block?.IonText);
    expect(proof?.ionText).toBe(answer.Proof?.IonText);
    const { blockHash, address: own } = parseBlock(bytes(block.ionText));
    expect(own).toMatchObject(address);
    const { root } = foldProof(blockHash, parseProof(bytes(proof?.ionText ?? '')).elements);
    expect(root).toEqual(decodeBase64(tip.digest));
  });

  it('sends no proof where no tip was named', async () => {
    const { strandId } = await tipOf(sample);
    expect(await client.getBlock('embedded', sample, { strandId, sequenceNo: 0 })).not.toHaveProperty('proof');
  });

  it('hands a revision through untouched', async () => {
    const tip = await tipOf(sample);
    for await (const { sequenceNo, ionText } of client.streamBlocks('embedded', sample, {
      strandId: tip.strandId,
      from: 0,
      to: 40,
    })) {
      const documentId = parseBlock(bytes(ionText)).revisions?.find(({ metadata }) => metadata)?.metadata?.id;
      if (documentId === undefined) continue;
      const address = { strandId: tip.strandId, sequenceNo };
      const { revision, proof } = await client.getRevision('embedded', sample, address, documentId, tip.sequenceNo);
      const answer = await direct.send(
        new GetRevisionCommand({
          Name: sample,
          BlockAddress: { IonText: `{strandId:"${tip.strandId}",sequenceNo:${sequenceNo}}` },
          DocumentId: documentId,
          DigestTipAddress: { IonText: `{strandId:"${tip.strandId}",sequenceNo:${tip.sequenceNo}}` },
        }),
      );
      expect(revision.ionText).toBe(answer.Revision?.IonText);
      expect(proof?.ionText).toBe(answer.Proof?.IonText);
      return;
    }
    expect.fail('no document in the first forty blocks');
  });

  it('streams the whole journal in order, each block linked to the one before', async () => {
    const { strandId, sequenceNo } = await tipOf(sample);
    let previous: Uint8Array | undefined;
    let count = 0;
    for await (const line of client.streamBlocks('embedded', sample, { strandId, from: 0, to: sequenceNo + 1 })) {
      const block = parseBlock(bytes(line.ionText));
      expect(block.address.sequenceNo).toBe(line.sequenceNo);
      if (previous) expect(block.previousBlockHash).toEqual(previous);
      previous = block.blockHash;
      count += 1;
    }
    expect(count).toBe(sequenceNo + 1);
  });

  it('says so in the last line when a range goes beyond the journal', async () => {
    const { strandId, sequenceNo } = await tipOf(sample);
    const seen: number[] = [];
    const failure = (async () => {
      for await (const line of client.streamBlocks('embedded', sample, {
        strandId,
        from: sequenceNo,
        to: sequenceNo + 9,
      }))
        seen.push(line.sequenceNo);
    })();
    expect(await problemOf(failure)).toMatchObject({ code: 'invalid-request', awsError: 'InvalidParameterException' });
    expect(seen).toEqual([sequenceNo]);
  });

  it.each([
    ['a ledger that does not exist', 'nowhere', 0, 404, 'not-found'],
    ['a block beyond the journal', sample, 999_999_999, 400, 'invalid-request'],
  ])('tells the service’s own error for %s', async (_what, name, sequenceNo, status, code) => {
    const { strandId } = await tipOf(sample);
    const problem = await problemOf(client.getBlock('embedded', name, { strandId, sequenceNo }));
    expect(problem).toMatchObject({ status, code, detail: expect.any(String), awsRequestId: expect.any(String) });
  });

  it('commits sample blocks through the signed extension', async () => {
    const before = (await tipOf(sample)).sequenceNo;
    const result = await client.runWorkload('embedded', sample, { blocks: 7 });
    expect(result).toEqual({ committed: 7, firstSequenceNo: before + 1, lastSequenceNo: before + 7 });
    expect((await tipOf(sample)).sequenceNo).toBe(before + 7);
    expect(await problemOf(client.runWorkload('embedded', 'nowhere', { blocks: 1 }))).toMatchObject({
      status: 404,
      awsError: 'ResourceNotFoundException',
    });
  });

  it('at a steady rate, until the reader leaves', async () => {
    const before = (await tipOf(sample)).sequenceNo;
    const leaving = new AbortController();
    const running = client.runWorkload('embedded', sample, { rate: 100, seconds: 600 }, { signal: leaving.signal });
    running.catch(() => {});
    await expect.poll(async () => (await tipOf(sample)).sequenceNo).toBeGreaterThan(before + 2);
    leaving.abort();
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    // It has stopped when two digests in a row, with time for a dozen blocks between them, have one tip.
    let last = -1;
    await expect
      .poll(
        async () => {
          const now = (await tipOf(sample)).sequenceNo;
          const same = now === last;
          last = now;
          return same;
        },
        { interval: 150 },
      )
      .toBe(true);
  });

  it('says whose fault it is when the key is wrong', async () => {
    await using other = await startBff({
      upstreamUrl: ledger.url,
      environment: { LEDGER_SECRET_ACCESS_KEY: 'another' },
    });
    const problem = await problemOf(createClient(fetch, other.url).listLedgers('embedded'));
    expect(problem).toMatchObject({ status: 502, code: 'upstream-credentials' });
    expect(problem.detail).toBeUndefined();
    const workload = await problemOf(createClient(fetch, other.url).runWorkload('embedded', sample, { blocks: 1 }));
    expect(workload).toMatchObject({ status: 502, code: 'upstream-credentials' });
  });
});
