import { execFileSync } from 'node:child_process';
import { naughtyStrings } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import { cliCommand } from '../src/lib/cli-command.ts';
import { addressIon, type QldbRequest } from '../src/lib/qldb-request.ts';
import { shellQuote } from '../src/lib/shell-quote.ts';

const local = { endpoint: 'http://127.0.0.1:8581', region: 'us-east-1' };
const STRAND = 'JdxjkR9bSYB5jMHWcI464T';
const arn = 'arn:aws:qldb:us-east-1:000000000000:ledger/vehicle-registration';
const tags = { team: "o'neill & sons", 'cost centre': '$(id) `id` "7"\n!', größe: '€ 😀', empty: '' };
const time = '2026-01-01T00:00:00.000Z';

/** Every operation with every field set. Beside it the option words the AWS CLI has to receive. */
const requests: readonly (readonly [QldbRequest, ...string[]])[] = [
  [
    {
      operation: 'CreateLedger',
      input: { Name: 'a', PermissionsMode: 'STANDARD', DeletionProtection: false, KmsKey: 'alias/k', Tags: tags },
    },
    'create-ledger --name a --permissions-mode STANDARD --no-deletion-protection --kms-key alias/k --tags',
    JSON.stringify(tags),
  ],
  [{ operation: 'DescribeLedger', input: { Name: 'a' } }, 'describe-ledger --name a'],
  [
    { operation: 'ListLedgers', input: { MaxResults: 20, NextToken: '-a/+=' } },
    'list-ledgers --max-results 20 --next-token=-a/+=',
  ],
  [
    { operation: 'UpdateLedger', input: { Name: 'a', DeletionProtection: true, KmsKey: 'AWS_OWNED_KMS_KEY' } },
    'update-ledger --name a --deletion-protection --kms-key AWS_OWNED_KMS_KEY',
  ],
  [
    { operation: 'UpdateLedgerPermissionsMode', input: { Name: 'a', PermissionsMode: 'ALLOW_ALL' } },
    'update-ledger-permissions-mode --name a --permissions-mode ALLOW_ALL',
  ],
  [{ operation: 'DeleteLedger', input: { Name: 'a' } }, 'delete-ledger --name a'],
  [{ operation: 'GetDigest', input: { Name: 'a' } }, 'get-digest --name a'],
  [
    {
      operation: 'GetBlock',
      input: { Name: 'a', BlockAddress: addressIon(STRAND, 7), DigestTipAddress: addressIon(STRAND, 9) },
    },
    'get-block --name a --block-address',
    JSON.stringify({ IonText: `{strandId:"${STRAND}",sequenceNo:7}` }),
    '--digest-tip-address',
    JSON.stringify({ IonText: `{strandId:"${STRAND}",sequenceNo:9}` }),
  ],
  [
    {
      operation: 'GetRevision',
      input: { Name: 'a', BlockAddress: addressIon(STRAND, 7), DocumentId: '4O4Qh1rZVpF5ufPaDKrzUZ' },
    },
    'get-revision --name a --block-address',
    JSON.stringify({ IonText: `{strandId:"${STRAND}",sequenceNo:7}` }),
    '--document-id 4O4Qh1rZVpF5ufPaDKrzUZ',
  ],
  [
    {
      operation: 'ExportJournalToS3',
      input: {
        Name: 'a',
        InclusiveStartTime: time,
        ExclusiveEndTime: time,
        S3ExportConfiguration: {
          Bucket: 'b',
          Prefix: "-p'/",
          EncryptionConfiguration: { ObjectEncryptionType: 'SSE_S3' },
        },
        RoleArn: 'arn:aws:iam::000000000000:role/local',
        OutputFormat: 'ION_BINARY',
      },
    },
    `export-journal-to-s3 --name a --inclusive-start-time ${time} --exclusive-end-time ${time} --s3-export-configuration`,
    '{"Bucket":"b","Prefix":"-p\'/","EncryptionConfiguration":{"ObjectEncryptionType":"SSE_S3"}}',
    '--role-arn arn:aws:iam::000000000000:role/local --output-format ION_BINARY',
  ],
  [
    { operation: 'DescribeJournalS3Export', input: { Name: 'a', ExportId: 'e' } },
    'describe-journal-s3-export --name a --export-id e',
  ],
  [
    { operation: 'ListJournalS3ExportsForLedger', input: { Name: 'a', MaxResults: 1 } },
    'list-journal-s3-exports-for-ledger --name a --max-results 1',
  ],
  [{ operation: 'ListJournalS3Exports', input: {} }, 'list-journal-s3-exports'],
  [
    {
      operation: 'StreamJournalToKinesis',
      input: {
        LedgerName: 'a',
        StreamName: 's',
        InclusiveStartTime: time,
        KinesisConfiguration: { StreamArn: 'arn:k', AggregationEnabled: false },
        RoleArn: 'arn:r',
        Tags: { a: 'b' },
      },
    },
    `stream-journal-to-kinesis --ledger-name a --stream-name s --inclusive-start-time ${time} --kinesis-configuration`,
    '{"StreamArn":"arn:k","AggregationEnabled":false}',
    '--role-arn arn:r --tags {"a":"b"}',
  ],
  [
    { operation: 'DescribeJournalKinesisStream', input: { LedgerName: 'a', StreamId: 's' } },
    'describe-journal-kinesis-stream --ledger-name a --stream-id s',
  ],
  [
    { operation: 'ListJournalKinesisStreamsForLedger', input: { LedgerName: 'a', NextToken: 't' } },
    'list-journal-kinesis-streams-for-ledger --ledger-name a --next-token t',
  ],
  [
    { operation: 'CancelJournalKinesisStream', input: { LedgerName: 'a', StreamId: 's' } },
    'cancel-journal-kinesis-stream --ledger-name a --stream-id s',
  ],
  [{ operation: 'ListTagsForResource', input: { ResourceArn: arn } }, `list-tags-for-resource --resource-arn ${arn}`],
  [
    { operation: 'TagResource', input: { ResourceArn: arn, Tags: tags } },
    `tag-resource --resource-arn ${arn} --tags`,
    JSON.stringify(tags),
  ],
  [
    { operation: 'UntagResource', input: { ResourceArn: arn, TagKeys: ['-a', "b'c", ' d '] } },
    `untag-resource --resource-arn ${arn} --tag-keys`,
    '["-a","b\'c"," d "]',
  ],
];

/** The words a shell hands to `aws`, for each of the commands. */
function runInShell(commands: readonly string[]): string[][] {
  const script = commands.map((command) => `${command}\nprintf '\\036'`).join('\n');
  const output = execFileSync('sh', ['-c', `aws() { printf '%s\\037' "$@"; }\n${script}`], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  return output
    .split('\u001e')
    .slice(0, -1)
    .map((words) => words.split('\u001f').slice(0, -1));
}

describe('a request as an AWS CLI command', () => {
  it('has every operation of the API', () => {
    expect(new Set(requests.map(([{ operation }]) => operation)).size).toBe(20);
  });

  it.each(requests.map(([request, ...expected]) => ({ name: request.operation, request, expected })))(
    'arrives whole when a shell runs it: $name',
    ({ request, expected }) => {
      const words = expected.flatMap((part) => (/^[{[]/.test(part) ? [part] : part.split(/ (?![^{]*\})/)));
      expect(runInShell([cliCommand(request, local).text])).toEqual([
        ['qldb', ...words, '--endpoint-url', local.endpoint, '--region', local.region],
      ]);
    },
  );

  it('leaves the endpoint to the AWS CLI where it is AWS’s own, and names the profile', () => {
    const { text } = cliCommand({ operation: 'ListLedgers', input: {} }, { region: 'eu-west-1', profile: 'my team' });
    expect(text).toBe("aws qldb list-ledgers --region eu-west-1 --profile 'my team'");
  });

  it('stands on one line where it is short, else with one option to a line', () => {
    expect(cliCommand({ operation: 'DescribeLedger', input: { Name: 'vehicle-registration' } }, local).text).toBe(
      [
        'aws qldb describe-ledger',
        '--name vehicle-registration',
        '--endpoint-url http://127.0.0.1:8581',
        '--region us-east-1',
      ].join(' \\\n  '),
    );
  });

  it('names what the operation demands and a form does not have yet', () => {
    const empty = cliCommand({ operation: 'CreateLedger', input: { Name: '', PermissionsMode: 'STANDARD' } }, local);
    expect(empty.missing).toEqual(['--name']);
    expect(empty.text).not.toContain('--name');
    const whole = cliCommand({ operation: 'CreateLedger', input: { Name: 'a', PermissionsMode: 'STANDARD' } }, local);
    expect(whole.missing).toEqual([]);
  });
});

describe('a word for the shell', () => {
  it('arrives as it was, whatever is in it', () => {
    // No argument of a program can hold NUL; U+001E and U+001F are this test's own separators.
    const texts = [...naughtyStrings(), "'", "''", "'\\''", '\\', '~', '=ls', '-n', '#', '*', 'a\nb', ''].filter(
      (text) => !['\0', '\u001e', '\u001f', '\ufffd'].some((character) => text.includes(character)),
    );
    expect(texts.length).toBeGreaterThan(400);
    expect(runInShell(texts.map((text) => `aws ${shellQuote(text)}`))).toEqual(texts.map((text) => [text]));
  });
});
