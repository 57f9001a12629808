import { GetBlockCommand, GetDigestCommand, GetRevisionCommand, type QLDBClient } from '@aws-sdk/client-qldb';
import { fold, fromBase64, verifyBlockReference } from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import { LEDGER, transaction } from '../support/journal.ts';
import { errorOf, startService, type TestService } from '../support/service.ts';
import { postJson } from '../support/signed-request.ts';

const DOCUMENT = 'Document0000000000001A';

interface TestLedger extends TestService {
  readonly strandId: string;
  address(sequenceNo: number | bigint, strandId?: string): { IonText: string };
}

/** A ledger with ten blocks; block 2 has three revisions, the last of them of DOCUMENT. */
async function startTenBlocks(): Promise<TestLedger> {
  const test = await startService();
  const { engine } = test.service;
  const { strandId } = await engine.createLedger(LEDGER);
  await engine.commitAll('test', [
    transaction({ op: 'create-table', table: 'A' }),
    transaction(
      { op: 'insert', table: 'A', data: '{}' },
      { op: 'insert', table: 'A', data: '{}' },
      { op: 'insert', table: 'A', documentId: DOCUMENT, data: '{price:usd::90.250}' },
    ),
    ...Array.from({ length: 7 }, (_, n) =>
      transaction({ op: 'update', table: 'A', documentId: DOCUMENT, data: `{n:${n}}` }),
    ),
  ]);
  const address = (sequenceNo: number | bigint, strand = strandId) => ({
    IonText: `{strandId:"${strand}",sequenceNo:${sequenceNo}}`,
  });
  return { ...test, strandId, address };
}

const hashesIn = (ionText: string | undefined) =>
  [...(ionText ?? '').matchAll(/\{\{([^}]*)\}\}/g)].map((match) => fromBase64(match[1] as string));
const hashOf = (ionText: string | undefined, name: string) =>
  fromBase64(new RegExp(`${name}:\\{\\{([^}]*)\\}\\}`).exec(ionText ?? '')?.[1] ?? '');

describe('GetDigest', () => {
  it('answers 32 bytes and the address of the last block, and moves with every commit', async () => {
    const { client, service, address } = await startTenBlocks();
    const first = await client.send(new GetDigestCommand({ Name: 'test' }));
    expect(first.Digest).toHaveLength(32);
    expect(first.DigestTipAddress).toEqual(address(9));
    await service.engine.commit('test', { statements: [{ text: 'SELECT 1', parameters: [] }], mutations: [] });
    const second = await client.send(new GetDigestCommand({ Name: 'test' }));
    expect(second.DigestTipAddress).toEqual(address(10));
    expect(second.Digest).not.toEqual(first.Digest);
  });
});

describe('GetBlock', () => {
  it('answers the block, and with a tip the proof that folds from its hash to the digest of that tip', async () => {
    const { client, service, address } = await startTenBlocks();
    const ledger = await service.engine.ledger('test');
    for (let tip = 0; tip < 10; tip += 1) {
      const digest = await service.engine.journal.digest(ledger, tip + 1);
      for (let sequenceNo = 0; sequenceNo <= tip; sequenceNo += 1) {
        const answer = await client.send(
          new GetBlockCommand({ Name: 'test', BlockAddress: address(sequenceNo), DigestTipAddress: address(tip) }),
        );
        expect(verifyBlockReference(answer.Block?.IonText ?? '')).toEqual({ ok: true, problems: [] });
        expect(fold(hashOf(answer.Block?.IonText, 'blockHash'), hashesIn(answer.Proof?.IonText))).toEqual(digest);
      }
    }
    const without = await client.send(new GetBlockCommand({ Name: 'test', BlockAddress: address(3) }));
    expect(without).not.toHaveProperty('Proof');
  });

  it('of a journal of one block has an empty proof, and its hash is the digest', async () => {
    const { client, service } = await startService();
    const { strandId } = await service.engine.createLedger(LEDGER);
    const address = { IonText: `{strandId:"${strandId}",sequenceNo:0}` };
    const digest = await client.send(new GetDigestCommand({ Name: 'test' }));
    expect(digest.DigestTipAddress).toEqual(address);
    const answer = await client.send(
      new GetBlockCommand({ Name: 'test', BlockAddress: address, DigestTipAddress: address }),
    );
    expect(answer.Proof?.IonText).toBe('[]');
    expect(hashOf(answer.Block?.IonText, 'blockHash')).toEqual(new Uint8Array(digest.Digest ?? []));
  });

  it('reads an address in any spelling of Ion', async () => {
    const { client, strandId } = await startTenBlocks();
    for (const IonText of [
      `{sequenceNo:3,strandId:"${strandId}"}`,
      `/* here */ { 'strandId' : '''${strandId}''' , "sequenceNo" : 0x3 }`,
    ]) {
      const answer = await client.send(new GetBlockCommand({ Name: 'test', BlockAddress: { IonText } }));
      expect(answer.Block?.IonText).toContain('sequenceNo:3}');
    }
  });
});

describe('GetRevision', () => {
  it('answers the revision byte for byte, and with a tip the proof that folds to its digest', async () => {
    const { client, service, address, strandId } = await startTenBlocks();
    const ledger = await service.engine.ledger('test');
    for (const tip of [2, 3, 7, 9]) {
      const answer = await client.send(
        new GetRevisionCommand({
          Name: 'test',
          BlockAddress: address(2),
          DocumentId: DOCUMENT,
          DigestTipAddress: address(tip),
        }),
      );
      const text = answer.Revision?.IonText ?? '';
      expect(text).toMatch(
        new RegExp(
          `^\\{blockAddress:\\{strandId:"${strandId}",sequenceNo:2\\},hash:\\{\\{[^}]{44}\\}\\},data:\\{price:usd::90\\.250\\},metadata:\\{id:"${DOCUMENT}",version:0,txTime:[^,]+Z,txId:"[^"]{22}"\\}\\}$`,
        ),
      );
      const proof = hashesIn(answer.Proof?.IonText);
      expect(fold(hashOf(text, 'hash'), proof)).toEqual(await service.engine.journal.digest(ledger, tip + 1));
    }
    const without = await client.send(
      new GetRevisionCommand({ Name: 'test', BlockAddress: address(2), DocumentId: DOCUMENT }),
    );
    expect(without).not.toHaveProperty('Proof');
  });

  it('answers the hash of the data after a redaction, with the proof unchanged', async () => {
    const { client, service, address } = await startTenBlocks();
    const get = () =>
      client.send(
        new GetRevisionCommand({
          Name: 'test',
          BlockAddress: address(2),
          DocumentId: DOCUMENT,
          DigestTipAddress: address(9),
        }),
      );
    const before = await get();
    await service.engine.commit('test', transaction({ op: 'redact', table: 'A', documentId: DOCUMENT, sequenceNo: 2 }));
    const after = await get();
    expect(after.Proof).toEqual(before.Proof);
    expect(after.Revision?.IonText).toBe(
      before.Revision?.IonText?.replace(
        'data:{price:usd::90.250}',
        /dataHash:\{\{[^}]{44}\}\}/.exec(after.Revision?.IonText ?? '')?.[0] ?? '',
      ),
    );
  });

  it('does not find a document in a block it was not written in', async () => {
    const { client, address } = await startTenBlocks();
    const get = (sequenceNo: number, DocumentId: string) =>
      errorOf(client.send(new GetRevisionCommand({ Name: 'test', BlockAddress: address(sequenceNo), DocumentId })));
    const error = {
      name: 'InvalidParameterException',
      message: 'The provided Document ID could not be found in the block at the specified block address.',
      status: 400,
      ParameterName: 'DocumentId',
    };
    expect(await get(1, DOCUMENT)).toEqual(error);
    expect(await get(0, DOCUMENT)).toEqual(error);
    expect(await get(2, DOCUMENT.replace('A', 'B'))).toEqual(error);
    expect(await get(2, '../../../../../../etc/x')).toMatchObject({
      name: 'InvalidParameterException',
      ParameterName: 'DocumentId',
    });
  });
});

describe('the three operations', () => {
  const call = (client: QLDBClient, Name: string, address: { IonText: string }) => [
    client.send(new GetDigestCommand({ Name })),
    client.send(new GetBlockCommand({ Name, BlockAddress: address })),
    client.send(new GetRevisionCommand({ Name, BlockAddress: address, DocumentId: DOCUMENT })),
  ];

  it('do not find a ledger that is missing, and wait for none that is being created', async () => {
    const { client, service } = await startService({ stateDelayMs: 60_000 });
    await service.engine.createLedger(LEDGER);
    const address = { IonText: '{strandId:"0000000000000000000000",sequenceNo:0}' };
    for (const answer of call(client, 'missing', address)) {
      expect(await errorOf(answer)).toEqual({
        name: 'ResourceNotFoundException',
        message: 'The Ledger with name missing is not found',
        status: 404,
        ResourceType: 'Ledger',
        ResourceName: 'missing',
      });
    }
    for (const answer of call(client, 'test', address)) {
      expect(await errorOf(answer)).toEqual({
        name: 'ResourcePreconditionNotMetException',
        message: 'The Ledger with name test is still being created',
        status: 412,
        ResourceType: 'Ledger',
        ResourceName: 'test',
      });
    }
  });
});

const MESSAGES = {
  ion: 'The provided Ion value is not valid and cannot be parsed.',
  address: 'The provided block address is not valid.',
  tip: "The sequence number of the provided digest tip address is beyond the strand's latest committed record.",
  strand: 'The Strand ID of the provided block address is not valid.',
  block: "The sequence number of the provided block address is beyond the strand's latest committed record.",
  strands: 'The Strand ID of the provided block address must match the Strand ID of the provided digest tip address.',
  order:
    'The sequence number of the provided block address must not be greater than the sequence number of the provided digest tip address.',
};
describe.each(['block', 'revision'])('an address in a request for a %s', (operation) => {
  type Make = (test: TestLedger) => { block: string; tip?: string };
  const other = '0123456789ABCDEFGHIJKL';
  const cases: [string, keyof typeof MESSAGES, 'BlockAddress' | 'DigestTipAddress', Make][] = [
    ['that is not Ion', 'ion', 'BlockAddress', () => ({ block: '{strandId:' })],
    [
      'that is two values',
      'ion',
      'BlockAddress',
      ({ address }) => ({ block: `${address(1).IonText}${address(2).IonText}` }),
    ],
    ['nested too deep to be one', 'ion', 'BlockAddress', () => ({ block: '['.repeat(50_000) })],
    ['that is not a struct', 'address', 'BlockAddress', () => ({ block: '[1]' })],
    ['that is null', 'address', 'BlockAddress', () => ({ block: 'null.struct' })],
    ['without a strand', 'address', 'BlockAddress', () => ({ block: '{sequenceNo:1}' })],
    [
      'with a symbol for a strand',
      'address',
      'BlockAddress',
      ({ strandId }) => ({ block: `{strandId:'${strandId}',sequenceNo:1}` }),
    ],
    [
      'with a decimal number',
      'address',
      'BlockAddress',
      ({ strandId }) => ({ block: `{strandId:"${strandId}",sequenceNo:1.0}` }),
    ],
    ['with a negative number', 'address', 'BlockAddress', ({ address }) => ({ block: address(-1).IonText })],
    [
      'with a field twice',
      'address',
      'BlockAddress',
      ({ strandId }) => ({ block: `{strandId:"${strandId}",sequenceNo:1,sequenceNo:1}` }),
    ],
    [
      'with a field too many',
      'address',
      'BlockAddress',
      ({ strandId }) => ({ block: `{strandId:"${strandId}",sequenceNo:1,x:1}` }),
    ],
    ['of another strand', 'strand', 'BlockAddress', ({ address }) => ({ block: address(1, other).IonText })],
    [
      'of another strand, as the tip is',
      'strand',
      'BlockAddress',
      ({ address }) => ({ block: address(1, other).IonText, tip: address(1, other).IonText }),
    ],
    ['just behind the last block', 'block', 'BlockAddress', ({ address }) => ({ block: address(10).IonText })],
    ['far beyond any number', 'block', 'BlockAddress', ({ address }) => ({ block: address(10n ** 40n).IonText })],
    [
      'behind the tip',
      'order',
      'BlockAddress',
      ({ address }) => ({ block: address(5).IonText, tip: address(4).IonText }),
    ],
    [
      'with a tip that is not Ion',
      'ion',
      'DigestTipAddress',
      ({ address }) => ({ block: address(1).IonText, tip: '}' }),
    ],
    [
      'with a tip that is no address',
      'address',
      'DigestTipAddress',
      ({ address }) => ({ block: address(1).IonText, tip: '{}' }),
    ],
    [
      'with a tip of another strand',
      'strands',
      'DigestTipAddress',
      ({ address }) => ({ block: address(1).IonText, tip: address(2, other).IonText }),
    ],
    [
      'with a tip beyond the last block',
      'tip',
      'DigestTipAddress',
      ({ address }) => ({ block: address(1).IonText, tip: address(10).IonText }),
    ],
  ];
  it.each(cases)('%s is refused with the message of the developer guide', async (_name, message, parameter, make) => {
    const test = await startTenBlocks();
    const { block, tip } = make(test);
    const answer = await postJson(test.url, `/ledgers/test/${operation}`, {
      BlockAddress: { IonText: block },
      DocumentId: DOCUMENT,
      ...(tip === undefined ? {} : { DigestTipAddress: { IonText: tip } }),
    });
    expect(answer.json).toEqual({
      __type: 'InvalidParameterException',
      Message: MESSAGES[message],
      ParameterName: parameter,
    });
    expect(answer.status).toBe(400);
  });

  it.each([
    ['missing', {}, /BlockAddress' failed to satisfy constraint: Member must not be null/],
    ['null', { BlockAddress: null }, /BlockAddress' failed.*not be null/],
    ['without text', { BlockAddress: {} }, /BlockAddress\.IonText' failed.*not be null/],
    ['with empty text', { BlockAddress: { IonText: '' } }, /greater than or equal to 1$/],
    ['with too much text', { BlockAddress: { IonText: ' '.repeat(1_048_577) } }, /less than or equal to 1048576$/],
  ])('that is %s is named', async (_name, body, message) => {
    const { url } = await startTenBlocks();
    const answer = await postJson(url, `/ledgers/test/${operation}`, { DocumentId: DOCUMENT, ...body });
    expect(answer.json).toMatchObject({ __type: 'InvalidParameterException', ParameterName: 'BlockAddress' });
    expect(answer.json.Message).toMatch(message);
  });
});
