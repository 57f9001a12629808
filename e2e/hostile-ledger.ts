/** A ledger service whose every text, wherever it may write one, is meant to become markup or script in the reader's browser. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addressText, buildJournal, renderProof } from '@qldb-console/testkit';

/** As markup it makes elements, in an attribute it ends the attribute, in an address it is script, in a template an expression. */
export const HOSTILE = `<img src=x onerror="owned=1"><b class=made-by-attack>'"\`</b><script>owned=1</script>{{owned=1}}\${owned=1}\u202eevil`;
/** What of it is to be read on a page that shows it. */
export const VISIBLE = '<img src=x';
export const SCRIPT_ADDRESS = 'javascript:owned=1//';

export const ID = 'KmA3ZZca7vAIiJAK9S5Iwl';

/** In a string and in a quoted symbol of Ion, and within JSON. */
const ion = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
const symbol = (text: string) => text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
const [s, y] = [ion(HOSTILE), symbol(HOSTILE)];

/** The payload as a value of every type of Ion that can hold one, as names of fields, and as annotations. */
export const HOSTILE_DATA = `{string:"${s}",symbol:'${y}','${y}':1,annotated:'${y}'::'${symbol(SCRIPT_ADDRESS)}'::2,\
list:["${s}",['${y}']],sexp:(a "${s}" '${y}'),clob:{{"${ion(HOSTILE.replace('\u202e', ''))}"}},\
blob:{{${Buffer.from(HOSTILE).toString('base64')}}},link:"${SCRIPT_ADDRESS}",timestamp:'${y}'::2020-01-01T,\
decimal:'${y}'::1.50,float:'${y}'::1e0,bool:'${y}'::true,none:'${y}'::null.string,struct:'${y}'::{'${y}':'${y}'},\
'__proto__':"${s}",constructor:{prototype:'${y}'},toString:"${s}"}`;

export const journal = buildJournal({
  seed: 7,
  shapes: ['insert', 'update', 'delete', 'many', 'redaction', 'ddl'],
  data: () => HOSTILE_DATA,
});
/** Statements and tables are named by strangers too; hashes do not fit any more then, which is to be shown as well. */
export const texts = journal.texts.map((text) =>
  text.replace(/(statement|tableName):"(?:[^"\\]|\\.)*"/g, (_all, name: string) => `${name}:"${s}"`),
);
export const digest = {
  Digest: Buffer.from(journal.digest(texts.length - 1)).toString('base64'),
  DigestTipAddress: { IonText: addressText(journal.strandId, texts.length - 1) },
};

const exported = {
  LedgerName: 'mine',
  ExportId: ID,
  ExportCreationTime: 1_700_000_000,
  Status: 'COMPLETED',
  InclusiveStartTime: 1_600_000_000,
  ExclusiveEndTime: 1_700_000_000,
  S3ExportConfiguration: {
    Bucket: 'bucket',
    Prefix: HOSTILE,
    EncryptionConfiguration: { ObjectEncryptionType: 'SSE_KMS', KmsKeyArn: SCRIPT_ADDRESS + HOSTILE },
  },
  RoleArn: SCRIPT_ADDRESS + HOSTILE,
};
const streamed = {
  LedgerName: 'mine',
  StreamId: ID,
  StreamName: HOSTILE,
  Status: 'IMPAIRED',
  ErrorCause: HOSTILE,
  Arn: `arn:aws:qldb:us-east-1:000000000000:stream/mine/${ID}`,
  RoleArn: HOSTILE,
  KinesisConfiguration: {
    StreamArn: `arn:aws:kinesis:us-east-1:000000000000:stream/${HOSTILE}`,
    AggregationEnabled: true,
  },
};
const described = {
  Name: 'mine',
  Arn: 'arn:aws:qldb:us-east-1:000000000000:ledger/mine',
  State: 'ACTIVE',
  CreationDateTime: 1_600_000_000,
  PermissionsMode: 'STANDARD',
  DeletionProtection: true,
  EncryptionDescription: { KmsKeyArn: SCRIPT_ADDRESS + HOSTILE, EncryptionStatus: HOSTILE },
};

/** Answers in the form of AWS, but for mutations, which it refuses with a message. */
function answerTo({ method, url = '' }: IncomingMessage, body: string): [status: number, answer: unknown] {
  const path = url.split('?')[0];
  const asked = `${method} ${path}`;
  if (asked === 'GET /ledgers')
    return [
      200,
      { Ledgers: ['mine', HOSTILE].map((Name) => ({ Name, State: 'ACTIVE', CreationDateTime: 1_600_000_000 })) },
    ];
  if (asked === 'GET /ledgers/mine') return [200, described];
  if (method === 'GET' && path?.startsWith('/tags/'))
    return [
      200,
      { Tags: { [HOSTILE.slice(0, 128)]: HOSTILE, [SCRIPT_ADDRESS]: SCRIPT_ADDRESS, constructor: HOSTILE } },
    ];
  if (asked === 'POST /ledgers/mine/digest') return [200, digest];
  if (asked === 'POST /ledgers/mine/block') {
    const { BlockAddress, DigestTipAddress } = JSON.parse(body) as Record<string, { IonText: string } | undefined>;
    const [at, tip] = [BlockAddress, DigestTipAddress].map((one) =>
      Number(/sequenceNo\D+(\d+)/.exec(one?.IonText ?? '')?.[1]),
    );
    const proof = { IonText: renderProof(journal.blockProof(at as number, tip || texts.length - 1)) };
    return [200, { Block: { IonText: texts[at as number] }, ...(DigestTipAddress ? { Proof: proof } : {}) }];
  }
  if (method === 'GET' && path?.endsWith('/journal-s3-exports')) return [200, { JournalS3Exports: [exported] }];
  if (method === 'GET' && path?.includes('/journal-s3-exports/')) return [200, { ExportDescription: exported }];
  if (method === 'GET' && path?.endsWith('/journal-kinesis-streams')) return [200, { Streams: [streamed] }];
  if (method === 'GET' && path?.includes('/journal-kinesis-streams/')) return [200, { Stream: streamed }];
  return [400, { Message: HOSTILE, Code: HOSTILE }];
}

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
/** A listing of a bucket: keys of manifests and data objects below the prefix, whatever it is. */
function listing(prefix: string): string {
  const keys = [
    `${ID}.started.manifest`,
    `${ID}.${journal.strandId}.completed.manifest`,
    `${journal.strandId}.0-6.ion`,
  ];
  const contents = keys.map(
    (key) =>
      `<Contents><Key>${encodeURIComponent(prefix + key)}</Key><Size>9</Size><LastModified>2024-01-01T00:00:00.000Z</LastModified><ETag>"${xml(HOSTILE)}"</ETag></Contents>`,
  );
  return `<ListBucketResult><Name>bucket</Name><IsTruncated>false</IsTruncated><EncodingType>url</EncodingType>${contents.join('')}</ListBucketResult>`;
}

function answerAsBucket(url: URL, response: ServerResponse): void {
  if (url.searchParams.get('list-type') === '2')
    return void response
      .setHeader('content-type', 'application/xml')
      .end(listing(url.searchParams.get('prefix') ?? ''));
  const key = decodeURIComponent(url.pathname);
  if (key.endsWith('.ion')) return void response.end(texts.join('\n'));
  if (key.endsWith('.completed.manifest'))
    return void response.end(`{keys:["${s}","${s}/2024/01/01/00/${journal.strandId}.0-6.ion"]}`);
  if (key.endsWith('.started.manifest'))
    return void response.end(
      `{ledgerName:"${s}",exportId:"${ID}",roleArn:"${s}",s3ExportConfiguration:{bucket:"${s}",prefix:"${s}",encryptionConfiguration:{objectEncryptionType:"${s}"}}}`,
    );
  response.statusCode = 404;
  response.end(`<Error><Code>${xml(HOSTILE)}</Code><Message>${xml(HOSTILE)}</Message></Error>`);
}

export interface HostileLedger {
  readonly url: string;
  stop(): void;
}

export async function startHostileLedger(): Promise<HostileLedger> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname.startsWith('/bucket')) return answerAsBucket(url, response);
    const [status, answer] = answerTo(request, body);
    const headers = { 'content-type': 'application/json', 'x-amzn-requestid': SCRIPT_ADDRESS };
    response.writeHead(status, {
      ...headers,
      ...(status < 300 ? {} : { 'x-amzn-errortype': 'InvalidParameterException' }),
    });
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
