import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectionSchema } from '@qldb-console/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError } from '../src/config/config.ts';
import { loadConfig } from '../src/config/load-config.ts';
import { connectionsOf } from '../src/upstream/connection.ts';

let directory: string;
let profiles: Record<string, string>;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'connections-'));
  profiles = {
    AWS_CONFIG_FILE: join(directory, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(directory, 'credentials'),
  };
  await writeFile(
    join(directory, 'config'),
    '[profile audit]\nregion = eu-central-1\n[profile bare]\noutput = json\n[profile both]\nregion = eu-west-1\n[profile odd]\nregion = Mars One\n',
  );
  await writeFile(
    join(directory, 'credentials'),
    '[both]\nregion = us-west-2\naws_access_key_id = x\naws_secret_access_key = y\n',
  );
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function fileOf(content: unknown): Promise<string> {
  const path = join(directory, 'console.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
/** The targets of a configuration whose file holds these entries. */
async function targets(entries: readonly unknown[], flags: Record<string, string> = {}) {
  const config = await fileOf({ connections: entries });
  const loaded = await loadConfig(profiles, { config, ...flags });
  return connectionsOf(loaded, { ledger: 'http://127.0.0.1:8581' });
}
async function problems(content: unknown): Promise<readonly string[]> {
  const config = await fileOf(content);
  const thrown = await loadConfig(profiles, { config }).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof ConfigError)) throw thrown ?? new Error('the file was accepted');
  return thrown.problems;
}
const entry = { id: 'one', endpoint: 'http://127.0.0.1:9001', region: 'us-east-1' };

describe('the connections of the configuration file', () => {
  it('stands beside the embedded service, and says of everything where it was set', async () => {
    const [embedded, audit, aws] = await targets([
      {
        id: 'audit',
        name: 'Auditors',
        endpoint: 'https://qldb.example.org/',
        profile: 'audit',
        s3: { endpoint: 'http://127.0.0.1:9000' },
      },
      { id: 'aws', region: 'ap-southeast-2', kinesis: { region: 'us-west-2', profile: 'both' } },
    ]);
    expect(embedded).toMatchObject({
      id: 'embedded',
      embedded: true,
      local: true,
      s3Endpoint: 'http://127.0.0.1:8582',
    });
    expect(audit).toEqual({
      id: 'audit',
      name: 'Auditors',
      endpoint: 'https://qldb.example.org',
      region: 'eu-central-1',
      embedded: false,
      local: false,
      readOnly: false,
      profile: 'audit',
      credentials: { profile: 'audit' },
      s3: { endpoint: 'http://127.0.0.1:9000', region: 'eu-central-1', credentials: { profile: 'audit' } },
      kinesis: { endpoint: undefined, region: 'eu-central-1', credentials: { profile: 'audit' } },
      s3Endpoint: 'http://127.0.0.1:9000',
      sources: {
        endpoint: 'console.json, connection 1',
        region: 'profile audit (console.json, connection 1)',
        credentials: 'profile audit (console.json, connection 1)',
      },
    });
    expect(aws).toMatchObject({
      name: 'aws',
      endpoint: 'https://qldb.ap-southeast-2.amazonaws.com',
      s3: { endpoint: undefined, region: 'ap-southeast-2', credentials: { profile: undefined } },
      kinesis: { endpoint: undefined, region: 'us-west-2', credentials: { profile: 'both' } },
      sources: {
        endpoint: "AWS's own of the region (console.json, connection 2)",
        region: 'console.json, connection 2',
        credentials: 'default chain of the AWS SDK',
      },
    });
  });

  it('names the folders that archives may be read from, where it does', async () => {
    const [, none, some, nowhere] = await targets([
      entry,
      { ...entry, id: 'two', archives: [{ bucket: 'exports', prefix: 'a/' }, { bucket: 'other' }] },
      { ...entry, id: 'three', archives: [] },
    ]);
    expect(none).not.toHaveProperty('archives');
    expect(some?.archives).toEqual([
      { bucket: 'exports', prefix: 'a/' },
      { bucket: 'other', prefix: '' },
    ]);
    expect(nowhere?.archives).toEqual([]);
    expect(
      await problems({ connections: [{ ...entry, archives: [{ bucket: 'arn:aws:s3:::b' }, { prefix: 'a/' }, 'b'] }] }),
    ).toEqual([
      'console.json, connection 1: archives.0.bucket is "arn:aws:s3:::b": must be 3 to 255 letters, digits, hyphens, underscores or dots.',
      'console.json, connection 1: archives.1.bucket is missing.',
      'console.json, connection 1: archives.2 must be an object.',
    ]);
  });

  it('stands beside another endpoint too', async () => {
    const found = await targets([entry], { endpoint: 'http://127.0.0.1:9999', profile: 'audit' });
    expect(found.map(({ id }) => id)).toEqual(['endpoint', 'one']);
    expect(found[0]).toMatchObject({
      region: 'eu-central-1',
      sources: {
        endpoint: '--endpoint',
        region: 'profile audit (--profile)',
        credentials: 'profile audit (--profile)',
      },
    });
  });

  it('is what the browser is told, without anything it must not know', async () => {
    for (const target of await targets([entry])) {
      const sent = JSON.stringify(connectionSchema.parse(target));
      expect(sent).toContain(target.sources.region);
      expect(sent).not.toMatch(/secretAccessKey|accessKeyId":/);
    }
  });

  it('names every mistake with entry and field', async () => {
    const found = await problems({
      connections: [
        { id: 'Upper', endpoint: 'ftp://x', region: 'Mars One', profile: 'a b' },
        { endpoint: 'http://x/?q', region: 7, s3: { endpoint: 'nonsense', bucket: 'b' } },
        { ...entry, colour: 'red', kinesis: [] },
        'text',
        { ...entry, id: 'embedded', name: 'two\nlines' },
      ],
    });
    expect(found).toEqual([
      expect.stringMatching(/^console\.json, connection 1: id is "Upper": must be 1 to 63 lower-case letters/),
      expect.stringMatching(
        /^console\.json, connection 1: endpoint is "ftp:\/\/x": must be an http:\/\/ or https:\/\/ address/,
      ),
      'console.json, connection 1: region is "Mars One": a region is written like us-east-1.',
      'console.json, connection 1: profile is "a b": this is not the name of an AWS profile.',
      'console.json, connection 2: id is missing.',
      'console.json, connection 2: endpoint is "http://x/?q": must not have a query or a fragment.',
      'console.json, connection 2: region must be a string.',
      expect.stringMatching(/^console\.json, connection 2: s3\.endpoint is "nonsense": must be an http/),
      'console.json, connection 2: there is no field "s3.bucket".',
      'console.json, connection 3: kinesis must be an object.',
      'console.json, connection 3: there is no field "colour".',
      'console.json, connection 4: it must be an object.',
      'console.json, connection 5: name is "two\\nlines": must be 1 to 100 characters of one line.',
    ]);
  });

  it('names doubles and ids that are taken', async () => {
    const found = await problems({
      connections: [
        { ...entry, name: 'Same' },
        { ...entry, id: 'two', name: 'Same' },
        entry,
        { ...entry, id: 'endpoint' },
        { ...entry, id: 'embedded' },
      ],
    });
    expect(found).toEqual([
      'console.json, connection 2: name is "Same", as of connection 1.',
      'console.json, connection 3: id is "one", as of connection 1.',
      'console.json, connection 4: id is "endpoint": that one stands for itself.',
      'console.json, connection 5: id is "embedded": that one stands for itself.',
    ]);
  });

  it('needs a region from somewhere', async () => {
    const [none, bare, unknown, odd] = await problems({
      connections: [
        { id: 'none' },
        { id: 'bare', profile: 'bare' },
        { id: 'unknown', profile: 'nobody' },
        { id: 'odd', profile: 'odd' },
      ],
    });
    expect(none).toBe(
      'console.json, connection 1: region is missing; only a profile that names a region can stand in for it.',
    );
    expect(bare).toBe('console.json, connection 2: region is missing, and the profile "bare" names none.');
    expect(unknown).toBe('console.json, connection 3: region is missing, and the profile "nobody" names none.');
    expect(odd).toContain('the region of profile "odd" is "Mars One"');
  });

  it('takes the region of the credentials file before that of the configuration file, as the SDK does', async () => {
    const [, found] = await targets([{ id: 'both', profile: 'both' }]);
    expect(found?.region).toBe('us-west-2');
  });

  it('repeats no secret that stands in it', async () => {
    const found = await problems({
      connections: [
        { ...entry, endpoint: 'http://me:hunter2@example.org' },
        { ...entry, id: 'two', secretAccessKey: 'hunter2', s3: { accessKeyId: 'hunter2' } },
      ],
    });
    expect(found).toEqual([
      'console.json, connection 1: endpoint must not hold a user name or password; use an AWS profile.',
      'console.json, connection 2: there is no field "s3.accessKeyId". Secrets do not belong into this file; name an AWS profile, or set the environment variable.',
      'console.json, connection 2: there is no field "secretAccessKey". Secrets do not belong into this file; name an AWS profile, or set the environment variable.',
    ]);
    const broken = await problems('{"connections":[\n{"secretAccessKey":"hunter2",}]}');
    expect(broken).toEqual([expect.stringMatching(/console\.json is not JSON \(line 2\)\.$/)]);
  });

  it.each([
    ['[]', /must be an object\.$/],
    ['{"connections":{}}', /connections must be an array\.$/],
    ['{"connections":[null],"more":1}', /there is no field "more"\.$/],
    [JSON.stringify({ connections: Array.from({ length: 101 }, () => entry) }), /connections holds more than 100\.$/],
    ['', /is not JSON/],
    [' '.repeat(1024 * 1024 + 1), /is larger than 1048576 bytes\.$/],
  ])('is refused as a whole: %#', async (text, why) => {
    expect(await problems(text)).toEqual([expect.stringMatching(why)]);
  });

  it('must be there, and be a file', async () => {
    const load = (config: string) => loadConfig(profiles, { config });
    await expect(load(join(directory, 'none.json'))).rejects.toThrow(/none\.json cannot be read \(ENOENT\)\.$/);
    await expect(load(directory)).rejects.toThrow(/ (is not a file|cannot be read \(EISDIR\))\.$/);
  });
});

describe('the region of another endpoint', () => {
  const regionOf = async (environment: Record<string, string>, flags: Record<string, string> = {}) => {
    const { upstream } = await loadConfig(
      { ...profiles, ...environment },
      { endpoint: 'http://127.0.0.1:9', ...flags },
    );
    return upstream.kind === 'endpoint' ? [upstream.region, upstream.sources.region] : [];
  };

  it('is the one that was said, else the profile’s, else the default', async () => {
    expect(await regionOf({ AWS_REGION: 'us-east-2' }, { profile: 'audit' })).toEqual(['us-east-2', 'AWS_REGION']);
    expect(await regionOf({}, { profile: 'audit', region: 'us-east-2' })).toEqual(['us-east-2', '--region']);
    expect(await regionOf({}, { profile: 'audit' })).toEqual(['eu-central-1', 'profile audit (--profile)']);
    expect(await regionOf({ AWS_PROFILE: 'audit' })).toEqual(['eu-central-1', 'profile audit (AWS_PROFILE)']);
    expect(await regionOf({}, { profile: 'bare' })).toEqual(['us-east-1', 'AWS_REGION (default)']);
    expect(await regionOf({}, { profile: 'nobody' })).toEqual(['us-east-1', 'AWS_REGION (default)']);
  });
});

describe('S3 and Kinesis of the embedded service', () => {
  const embedded = async (environment: Record<string, string>) => {
    const config = await loadConfig(environment, {});
    return connectionsOf(config, {
      ledger: 'http://127.0.0.1:1',
      s3: 'http://127.0.0.1:2',
      kinesis: 'http://127.0.0.1:3',
    })[0];
  };

  it('are the local stand-ins, which fill in the forms', async () => {
    expect(await embedded({ AWS_REGION: 'eu-west-1', LEDGER_ACCOUNT_ID: '111122223333' })).toMatchObject({
      local: true,
      s3Endpoint: 'http://127.0.0.1:2',
      kinesisEndpoint: 'http://127.0.0.1:3',
      defaults: {
        bucket: 'local-exports',
        kinesisStreamArn: 'arn:aws:kinesis:eu-west-1:111122223333:stream/local-journal',
        roleArn: 'arn:aws:iam::111122223333:role/local',
      },
    });
  });

  it('may be the reader’s own, or AWS’s', async () => {
    const own = await embedded({
      LEDGER_S3_ENDPOINT: 'http://127.0.0.1:9000',
      LEDGER_S3_ACCESS_KEY_ID: 'minio',
      LEDGER_S3_SECRET_ACCESS_KEY: 'secret',
      LEDGER_KINESIS_ENDPOINT: 'aws',
    });
    expect(own).toMatchObject({
      local: false,
      s3: { endpoint: 'http://127.0.0.1:9000', credentials: { accessKeyId: 'minio', secretAccessKey: 'secret' } },
      kinesis: { endpoint: undefined, credentials: { profile: undefined } },
    });
    expect(own?.defaults).toBeUndefined();
    expect(own?.kinesisEndpoint).toBeUndefined();
  });

  it('need both halves of a key', async () => {
    await expect(embedded({ LEDGER_S3_ENDPOINT: 'http://x', LEDGER_S3_ACCESS_KEY_ID: 'id' })).rejects.toThrow(
      'LEDGER_S3_ACCESS_KEY_ID and LEDGER_S3_SECRET_ACCESS_KEY must be set together.',
    );
  });
});
