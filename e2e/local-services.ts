/** The S3 and Kinesis that come with the product, reached as anybody on this machine can: with the AWS SDK. */
import { CreateStreamCommand, DeleteStreamCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { APIRequestContext } from '@playwright/test';
import { NodeHttpHandler } from '@smithy/node-http-handler';

interface Embedded {
  readonly region: string;
  readonly s3Endpoint: string;
  readonly kinesisEndpoint: string;
  readonly defaults: { readonly bucket: string; readonly kinesisStreamArn: string };
}

async function embedded(request: APIRequestContext): Promise<Embedded> {
  const answer = (await (await request.get('/api/connections')).json()) as {
    connections: (Embedded & { id: string })[];
  };
  const found = answer.connections.find(({ id }) => id === 'embedded');
  if (!found) throw new Error('the product has no embedded connection');
  return found;
}

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Reads and overwrites objects in the bucket of exports. */
export async function localBucket(request: APIRequestContext) {
  const { region, s3Endpoint: endpoint, defaults } = await embedded(request);
  const client = new S3Client({ region, endpoint, credentials, forcePathStyle: true });
  const Bucket = defaults.bucket;
  return {
    async read(key: string): Promise<string> {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: key }));
      return (await Body?.transformToString()) ?? '';
    },
    write: (key: string, text: string) => client.send(new PutObjectCommand({ Bucket, Key: key, Body: text })),
  };
}

/** Makes and removes Kinesis data streams. */
export async function localKinesis(request: APIRequestContext) {
  const { region, kinesisEndpoint: endpoint, defaults } = await embedded(request);
  // The SDK's own choice for Kinesis is HTTP/2, which needs TLS.
  const client = new KinesisClient({ region, endpoint, credentials, requestHandler: new NodeHttpHandler() });
  return {
    arn: (name: string) => defaults.kinesisStreamArn.replace(/[^/]+$/, name),
    create: (StreamName: string) => client.send(new CreateStreamCommand({ StreamName, ShardCount: 1 })),
    remove: (StreamName: string) => client.send(new DeleteStreamCommand({ StreamName })),
  };
}
