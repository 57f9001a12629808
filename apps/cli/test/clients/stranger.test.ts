import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { startProduct } from '../support/product.ts';
import { endpointsOf, programFrom } from './product-endpoints.ts';

it('runs a script written for AWS by changing only endpoints and credentials', { timeout: 120_000 }, async () => {
  await using product = await startProduct([], { LEDGER_STATE_DELAY_MS: '1200' });
  const endpoints = await endpointsOf(product);
  const printed = execFileSync(
    programFrom('BOTO3_PYTHON_PATH'),
    [fileURLToPath(new URL('./stranger.py', import.meta.url))],
    {
      encoding: 'utf8',
      env: {
        ...endpoints.environment,
        QLDB_ENDPOINT: endpoints.qldb,
        S3_ENDPOINT: endpoints.s3,
        KINESIS_ENDPOINT: endpoints.kinesis,
      },
    },
  );
  expect(printed.trim()).toBe('done');
});
