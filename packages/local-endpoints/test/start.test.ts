import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  PutRecordCommand,
} from '@aws-sdk/client-kinesis';
import {
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListBucketsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { LocalEndpointError } from '../src/errors.ts';
import { startLocalEndpoints } from '../src/start.ts';
import { KEY, start } from './support/started.ts';

describe('the local endpoints', () => {
  it('keep objects, uploads under way, streams and records across a restart', async () => {
    await using local = await start();
    const object = { Bucket: 'local-exports', Key: 'exports/1.ion' };
    await local.s3.send(new PutObjectCommand({ ...object, Body: 'journal', ContentType: 'text/x-amazon-ion' }));
    const { UploadId } = await local.s3.send(new CreateMultipartUploadCommand(object));
    await local.s3.send(new UploadPartCommand({ ...object, UploadId, PartNumber: 1, Body: 'part' }));
    const StreamName = 'local-journal';
    await local.kinesis.send(new PutRecordCommand({ StreamName, PartitionKey: 'k', Data: Buffer.from('record') }));
    await local.restart();
    const read = await local.s3.send(new GetObjectCommand(object));
    expect(await read.Body?.transformToString()).toBe('journal');
    expect(read.ContentType).toBe('text/x-amazon-ion');
    expect((await local.s3.send(new ListPartsCommand({ ...object, UploadId }))).Parts).toHaveLength(1);
    expect((await local.s3.send(new ListBucketsCommand({}))).Buckets).toHaveLength(1);
    expect((await local.kinesis.send(new ListStreamsCommand({}))).StreamNames).toEqual([StreamName]);
    const { ShardIterator } = await local.kinesis.send(
      new GetShardIteratorCommand({ StreamName, ShardId: 'shardId-000000000000', ShardIteratorType: 'TRIM_HORIZON' }),
    );
    const { Records } = await local.kinesis.send(new GetRecordsCommand({ ShardIterator }));
    expect(Records?.map(({ Data }) => Buffer.from(Data ?? []).toString())).toEqual(['record']);
  });

  it('remove files at the start that no object names, as a killed process leaves them', async () => {
    await using local = await start();
    await local.s3.send(new PutObjectCommand({ Bucket: 'local-exports', Key: 'k', Body: 'kept' }));
    const stray = join(local.dataDir, 'local-s3', 'objects', '00000000-0000-0000-0000-000000000000');
    await writeFile(stray, 'half');
    await local.restart();
    await expect(import('node:fs/promises').then(({ stat }) => stat(stray))).rejects.toMatchObject({ code: 'ENOENT' });
    const { Body } = await local.s3.send(new GetObjectCommand({ Bucket: 'local-exports', Key: 'k' }));
    expect(await Body?.transformToString()).toBe('kept');
  });

  it('keep a directory to one process', async () => {
    await using local = await start();
    const second = startLocalEndpoints({
      dataDir: local.dataDir,
      s3Port: 0,
      kinesisPort: 0,
      region: 'us-east-1',
      credentials: KEY,
    });
    await expect(second).rejects.toMatchObject({ name: 'LocalEndpointError', code: 'data-locked' });
    expect((await local.s3.send(new ListBucketsCommand({}))).Buckets).toHaveLength(1);
  });

  it('say that a port is taken, and stop what was started', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'local-endpoints-'));
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const options = { dataDir, s3Port: 0, region: 'us-east-1', credentials: KEY };
    await expect(startLocalEndpoints({ ...options, kinesisPort: port })).rejects.toThrow(
      new LocalEndpointError('port-in-use', `Port ${port} on 127.0.0.1 is already in use by another program.`),
    );
    other.close();
    // The directories are free again.
    await using alone = await startLocalEndpoints({ ...options, kinesisPort: undefined });
    expect(alone.kinesisUrl).toBeUndefined();
    expect(alone.s3Url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await alone.close();
    await rm(dataDir, { recursive: true, force: true });
  });
});
