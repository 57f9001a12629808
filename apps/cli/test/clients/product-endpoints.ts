import type { StartedProduct } from '../support/product.ts';

/** Where clients of others reach the started product, and the key they sign with. */
export interface Endpoints {
  readonly qldb: string;
  readonly s3: string;
  readonly kinesis: string;
  /** Environment of a client: nothing of this machine's own configuration gets in. */
  readonly environment: Record<string, string>;
}

export async function endpointsOf(product: StartedProduct): Promise<Endpoints> {
  const answer = await fetch(`${product.url}/api/connections`);
  const { connections } = (await answer.json()) as {
    connections: { endpoint: string; s3Endpoint: string; kinesisEndpoint: string }[];
  };
  const [connection] = connections;
  if (!connection) throw new Error('the product has no connection');
  return {
    qldb: connection.endpoint,
    s3: connection.s3Endpoint,
    kinesis: connection.kinesisEndpoint,
    environment: {
      PATH: process.env.PATH ?? '',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_CONFIG_FILE: '/nowhere',
      AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_PAGER: '',
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONIOENCODING: 'utf-8',
    },
  };
}

/** Asks until the answer is as wanted; fails with the last answer after half a minute. */
export async function until<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + 45_000;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(answer)}`);
  }
}

/** A path of one of the clients, which `npm test` has found. */
export function programFrom(variable: 'AWS_CLI_PATH' | 'BOTO3_PYTHON_PATH'): string {
  const path = process.env[variable];
  if (!path) throw new Error(`${variable} is not set: these tests are run by npm test, which looks for the program`);
  return path;
}
