import { describe, expect, it } from 'vitest';
import { transaction } from '../support/journal.ts';
import { startService } from '../support/service.ts';
import { sendSigned } from '../support/signed-request.ts';

const DELAY = 100_000;
const KEY = 'arn:aws:kms:us-east-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const DISABLED = 'arn:aws:kms:us-east-1:000000000000:key/99999999-12ab-34cd-56ef-1234567890ab';
const LEDGER_ARN = 'arn:aws:qldb:us-east-1:000000000000:ledger/';
const DOCUMENT = 'D'.repeat(22);

/** What is sent, and what comes back of it: status, name of the error, and its further members. */
type Case = [what: string, request: Request, status: number, error: string, members?: Record<string, string>];
interface Request {
  readonly method?: string;
  readonly target: string;
  /** JSON, or a text that is sent as it is. */
  readonly body?: unknown;
}

/** One ledger in each state there is: active, creating, deleting, impaired, protected, rekeying. */
async function startWithEveryState(): Promise<{ url: string; strandId: string }> {
  const { url, service, advance } = await startService({ stateDelayMs: DELAY, maxLedgers: 6, judged: false });
  const { engine } = service;
  const create = (name: string, kmsKeyArn?: string, deletionProtection = false) =>
    engine.createLedger({ name, permissionsMode: 'STANDARD', deletionProtection, kmsKeyArn, tags: {} });
  const { strandId } = await create('active');
  await create('deleting');
  await create('impaired', DISABLED);
  await create('protected', undefined, true);
  await create('rekeying');
  advance(DELAY);
  await engine.commit('active', transaction({ op: 'create-table', table: 'A' }));
  await engine.commit('active', transaction({ op: 'insert', table: 'A', documentId: DOCUMENT, data: '{}' }));
  await create('creating');
  await engine.deleteLedger('deleting');
  await engine.updateLedger('rekeying', { key: KEY });
  await engine.setKeyState(DISABLED, 'Disabled');
  return { url, strandId };
}

function matrix(operation: string, cases: (strandId: string) => Case[]): void {
  it(operation, async () => {
    const { url, strandId } = await startWithEveryState();
    const wanted: unknown[] = [];
    const got: unknown[] = [];
    for (const [what, { method = 'GET', target, body }, status, error, members = {}] of cases(strandId)) {
      const text = body === undefined || typeof body === 'string' ? (body as string | undefined) : JSON.stringify(body);
      const headers = text === undefined ? {} : { 'content-type': 'application/json' };
      const answer = await sendSigned(url, { method, target, headers, ...(text === undefined ? {} : { body: text }) });
      const { Message, ...rest } = answer.json;
      wanted.push({ what, status, error, rest: { __type: error, ...members } });
      got.push({ what, status: answer.status, error: answer.headers['x-amzn-errortype'], rest });
      expect(Message).toEqual(expect.stringMatching(/^[^\p{Cc}]{5,400}$/u));
    }
    expect(got).toEqual(wanted);
  });
}

const IPE = 'InvalidParameterException';
const RNF = 'ResourceNotFoundException';
const RIU = 'ResourceInUseException';
const RPN = 'ResourcePreconditionNotMetException';
const SERIAL = 'SerializationException';
const parameter = (ParameterName: string) => ({ ParameterName });
const ledger = (ResourceName: string) => ({ ResourceType: 'Ledger', ResourceName });
const LONG = 'x'.repeat(33);
const manyTags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, '']));

/** A name in the path that is no name, and ledgers that are not there or not in the right state. */
const names = (request: (name: string) => Request): Case[] => [
  ['name too long', request(LONG), 400, IPE, parameter('Name')],
  ['name of digits', request('2025'), 400, IPE, parameter('Name')],
  ['name with a slash', request('a%2Fb'), 400, IPE, parameter('Name')],
  ['name with a NUL', request('a%00'), 400, IPE, parameter('Name')],
  ['unknown ledger', request('unknown'), 404, RNF, ledger('unknown')],
  ['ledger in other letters', request('ACTIVE'), 404, RNF, ledger('ACTIVE')],
];
const readable = (request: (name: string) => Request): Case[] => [
  ...names(request),
  ['ledger being created', request('creating'), 412, RPN, ledger('creating')],
  ['ledger being deleted', request('deleting'), 404, RNF, ledger('deleting')],
  ['impaired ledger', request('impaired'), 412, RPN, ledger('impaired')],
];
const changeable = (request: (name: string) => Request): Case[] => [
  ...names(request),
  ['ledger being created', request('creating'), 409, RIU, ledger('creating')],
  ['ledger being deleted', request('deleting'), 409, RIU, ledger('deleting')],
];

describe('errors of', () => {
  matrix('CreateLedger', () => {
    const good = { Name: 'new', PermissionsMode: 'STANDARD' };
    const send = (body: unknown): Request => ({ method: 'POST', target: '/ledgers', body });
    return [
      ['no body', { method: 'POST', target: '/ledgers' }, 400, IPE, parameter('Name')],
      ['no JSON', send('{'), 400, SERIAL],
      ['no object', send('[]'), 400, SERIAL],
      ['no name', send({ PermissionsMode: 'STANDARD' }), 400, IPE, parameter('Name')],
      ['null for the name', send({ ...good, Name: null }), 400, IPE, parameter('Name')],
      ['name of another type', send({ ...good, Name: 1 }), 400, SERIAL],
      ['name too short', send({ ...good, Name: '' }), 400, IPE, parameter('Name')],
      ['name too long', send({ ...good, Name: LONG }), 400, IPE, parameter('Name')],
      ['name of another pattern', send({ ...good, Name: 'a_b' }), 400, IPE, parameter('Name')],
      ['no mode', send({ Name: 'new' }), 400, IPE, parameter('PermissionsMode')],
      ['mode of another type', send({ ...good, PermissionsMode: ['STANDARD'] }), 400, SERIAL],
      ['unknown mode', send({ ...good, PermissionsMode: 'NONE' }), 400, IPE, parameter('PermissionsMode')],
      ['protection of another type', send({ ...good, DeletionProtection: 1 }), 400, SERIAL],
      ['key of another type', send({ ...good, KmsKey: {} }), 400, SERIAL],
      ['key too long', send({ ...good, KmsKey: 'k'.repeat(1601) }), 400, IPE, parameter('KmsKey')],
      ['no key', send({ ...good, KmsKey: 'arn:aws:s3:::bucket' }), 400, IPE, parameter('KmsKey')],
      ['tags of another type', send({ ...good, Tags: 'k' }), 400, SERIAL],
      ['tag of another type', send({ ...good, Tags: { k: {} } }), 400, SERIAL],
      ['too many tags', send({ ...good, Tags: manyTags(51) }), 400, IPE, parameter('Tags')],
      ['tag key too long', send({ ...good, Tags: { ['k'.repeat(129)]: '' } }), 400, IPE, parameter('Tags')],
      ['tag value too long', send({ ...good, Tags: { k: 'v'.repeat(257) } }), 400, IPE, parameter('Tags')],
      ['reserved tag', send({ ...good, Tags: { 'aws:k': '' } }), 400, IPE, parameter('Tags')],
      ['name taken', send({ ...good, Name: 'active' }), 409, 'ResourceAlreadyExistsException', ledger('active')],
      [
        'name of one being created',
        send({ ...good, Name: 'creating' }),
        409,
        'ResourceAlreadyExistsException',
        ledger('creating'),
      ],
      ['name of one being deleted', send({ ...good, Name: 'deleting' }), 409, RIU, ledger('deleting')],
      ['too many ledgers', send(good), 400, 'LimitExceededException', { ResourceType: 'Ledger' }],
      [
        'disabled key, when there are too many',
        send({ ...good, KmsKey: DISABLED }),
        400,
        'LimitExceededException',
        { ResourceType: 'Ledger' },
      ],
    ];
  });

  matrix('DescribeLedger', () => names((name) => ({ target: `/ledgers/${name}` })));

  matrix('ListLedgers', () => [
    ['no page', { target: '/ledgers?max_results=0' }, 400, IPE, parameter('MaxResults')],
    ['page too large', { target: '/ledgers?max_results=101' }, 400, IPE, parameter('MaxResults')],
    ['page of another type', { target: '/ledgers?max_results=ten' }, 400, IPE, parameter('MaxResults')],
    ['token too short', { target: '/ledgers?next_token=abc' }, 400, IPE, parameter('NextToken')],
    ['token too long', { target: `/ledgers?next_token=${'a'.repeat(1025)}` }, 400, IPE, parameter('NextToken')],
    ['token of another pattern', { target: '/ledgers?next_token=ab%20cd' }, 400, IPE, parameter('NextToken')],
    ['token of nobody', { target: '/ledgers?next_token=abcdefgh' }, 400, IPE, parameter('NextToken')],
  ]);

  matrix('UpdateLedger', () => {
    const send = (name: string, body: unknown = {}): Request => ({ method: 'PATCH', target: `/ledgers/${name}`, body });
    return [
      ...changeable((name) => send(name)),
      ['no JSON', send('active', 'x'), 400, SERIAL],
      ['protection of another type', send('active', { DeletionProtection: 'true' }), 400, SERIAL],
      ['key of another type', send('active', { KmsKey: 1 }), 400, SERIAL],
      ['key too long', send('active', { KmsKey: 'k'.repeat(1601) }), 400, IPE, parameter('KmsKey')],
      ['no key', send('active', { KmsKey: 'alias/' }), 400, IPE, parameter('KmsKey')],
      ['disabled key', send('active', { KmsKey: DISABLED }), 400, IPE, parameter('KmsKey')],
      ['a key before the ledger is looked for', send('unknown', { KmsKey: 'x' }), 400, IPE, parameter('KmsKey')],
      [
        'key while it is being changed',
        send('rekeying', { KmsKey: 'AWS_OWNED_KMS_KEY' }),
        409,
        RIU,
        ledger('rekeying'),
      ],
    ];
  });

  matrix('UpdateLedgerPermissionsMode', () => {
    const send = (name: string, body: unknown): Request => ({
      method: 'PATCH',
      target: `/ledgers/${name}/permissions-mode`,
      body,
    });
    return [
      ...changeable((name) => send(name, { PermissionsMode: 'ALLOW_ALL' })),
      ['no mode', send('active', {}), 400, IPE, parameter('PermissionsMode')],
      ['mode of another type', send('active', { PermissionsMode: true }), 400, SERIAL],
      ['unknown mode', send('active', { PermissionsMode: 'allow_all' }), 400, IPE, parameter('PermissionsMode')],
    ];
  });

  matrix('DeleteLedger', () => [
    ...changeable((name) => ({ method: 'DELETE', target: `/ledgers/${name}` })),
    ['protected ledger', { method: 'DELETE', target: '/ledgers/protected' }, 412, RPN, ledger('protected')],
  ]);

  matrix('GetDigest', () => readable((name) => ({ method: 'POST', target: `/ledgers/${name}/digest` })));

  const addresses = (strandId: string, send: (body: unknown) => Request, more: object): Case[] => {
    const at = (text: unknown) => ({ IonText: text });
    const address = (sequenceNo: number, strand = strandId) => at(`{strandId:"${strand}",sequenceNo:${sequenceNo}}`);
    const block = (BlockAddress: unknown) => send({ ...more, BlockAddress });
    const tip = (DigestTipAddress: unknown, sequenceNo = 1) =>
      send({ ...more, BlockAddress: address(sequenceNo), DigestTipAddress });
    const other = 'X'.repeat(22);
    return [
      ['no address', send(more), 400, IPE, parameter('BlockAddress')],
      ['address of another type', block('{}'), 400, SERIAL],
      ['address without text', block({}), 400, IPE, parameter('BlockAddress')],
      ['text of another type', block(at(1)), 400, SERIAL],
      ['text too short', block(at('')), 400, IPE, parameter('BlockAddress')],
      ['text too long', block(at(' '.repeat(1_048_577))), 400, IPE, parameter('BlockAddress')],
      ['no Ion', block(at('{strandId')), 400, IPE, parameter('BlockAddress')],
      ['no address in it', block(at('{}')), 400, IPE, parameter('BlockAddress')],
      ['another strand', block(address(0, other)), 400, IPE, parameter('BlockAddress')],
      ['block beyond the end', block(address(3)), 400, IPE, parameter('BlockAddress')],
      ['tip of another type', tip(1), 400, SERIAL],
      ['no Ion in the tip', tip(at('}')), 400, IPE, parameter('DigestTipAddress')],
      ['tip of another strand', tip(address(2, other)), 400, IPE, parameter('DigestTipAddress')],
      ['tip beyond the end', tip(address(3)), 400, IPE, parameter('DigestTipAddress')],
      ['block behind the tip', tip(address(1), 2), 400, IPE, parameter('BlockAddress')],
    ];
  };

  matrix('GetBlock', (strandId) => {
    const send = (name: string, body: unknown): Request => ({ method: 'POST', target: `/ledgers/${name}/block`, body });
    const BlockAddress = { IonText: `{strandId:"${strandId}",sequenceNo:0}` };
    return [
      ...readable((name) => send(name, { BlockAddress })),
      ...addresses(strandId, (body) => send('active', body), {}),
    ];
  });

  matrix('GetRevision', (strandId) => {
    const send = (name: string, body: unknown): Request => ({
      method: 'POST',
      target: `/ledgers/${name}/revision`,
      body,
    });
    const BlockAddress = { IonText: `{strandId:"${strandId}",sequenceNo:2}` };
    const document = (DocumentId: unknown) => send('active', { BlockAddress, DocumentId });
    return [
      ...readable((name) => send(name, { BlockAddress, DocumentId: DOCUMENT })),
      ...addresses(strandId, (body) => send('active', body), { DocumentId: DOCUMENT }),
      ['no document', send('active', { BlockAddress }), 400, IPE, parameter('DocumentId')],
      ['document of another type', document({}), 400, SERIAL],
      ['document too short', document('D'.repeat(21)), 400, IPE, parameter('DocumentId')],
      ['document too long', document('D'.repeat(23)), 400, IPE, parameter('DocumentId')],
      ['document of another pattern', document(`${'D'.repeat(21)}_`), 400, IPE, parameter('DocumentId')],
      ['document that is not in the block', document('E'.repeat(22)), 400, IPE, parameter('DocumentId')],
    ];
  });

  /** ARNs that name nothing that can have tags. */
  const arns = (send: (arn: string) => Request): Case[] => [
    ['ARN too short', send('arn:aws:qldb'), 400, IPE, parameter('ResourceArn')],
    ['ARN too long', send(`${LEDGER_ARN}${'x'.repeat(1600)}`), 400, IPE, parameter('ResourceArn')],
    ['no ARN', send('this is no name of anything'), 400, IPE, parameter('ResourceArn')],
    ['unknown ledger', send(`${LEDGER_ARN}unknown`), 404, RNF, ledger('unknown')],
    ['another account', send('arn:aws:qldb:us-east-1:111122223333:ledger/active'), 404, RNF, ledger('active')],
  ];
  const tagTarget = (arn: string) => `/tags/${encodeURIComponent(arn)}`;

  matrix('ListTagsForResource', () => arns((arn) => ({ target: tagTarget(arn) })));

  matrix('TagResource', () => {
    const send = (body: unknown, arn = `${LEDGER_ARN}active`): Request => ({
      method: 'POST',
      target: tagTarget(arn),
      body,
    });
    return [
      ...arns((arn) => send({ Tags: { k: 'v' } }, arn)),
      ['no tags', send({}), 400, IPE, parameter('Tags')],
      ['tags of another type', send({ Tags: [] }), 400, SERIAL],
      ['tag of another type', send({ Tags: { k: 1 } }), 400, SERIAL],
      ['too many tags', send({ Tags: manyTags(51) }), 400, IPE, parameter('Tags')],
      ['empty tag key', send({ Tags: { '': 'v' } }), 400, IPE, parameter('Tags')],
      ['tag key too long', send({ Tags: { ['k'.repeat(129)]: 'v' } }), 400, IPE, parameter('Tags')],
      ['tag value too long', send({ Tags: { k: 'v'.repeat(257) } }), 400, IPE, parameter('Tags')],
      ['reserved tag', send({ Tags: { 'AWS:k': 'v' } }), 400, IPE, parameter('Tags')],
      ['tags before the ledger is looked for', send({}, `${LEDGER_ARN}unknown`), 400, IPE, parameter('Tags')],
    ];
  });

  matrix('UntagResource', () => {
    const send = (query: string, arn = `${LEDGER_ARN}active`): Request => ({
      method: 'DELETE',
      target: `${tagTarget(arn)}${query}`,
    });
    const keys = (count: number) => `?${Array.from({ length: count }, (_, n) => `tagKeys=k${n}`).join('&')}`;
    return [
      ...arns((arn) => send('?tagKeys=k', arn)),
      ['no keys', send(''), 400, IPE, parameter('TagKeys')],
      ['empty key', send('?tagKeys='), 400, IPE, parameter('TagKeys')],
      ['key too long', send(`?tagKeys=${'k'.repeat(129)}`), 400, IPE, parameter('TagKeys')],
      ['too many keys', send(keys(201)), 400, IPE, parameter('TagKeys')],
    ];
  });
});
