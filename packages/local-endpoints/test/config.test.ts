import { describe, expect, it } from 'vitest';
import { readLocalConfig } from '../src/config.ts';

describe('settings of the local endpoints', () => {
  it('have the documented defaults', () => {
    expect(readLocalConfig({}, {})).toEqual({
      options: {
        dataDir: './data',
        s3Port: 8582,
        kinesisPort: 8583,
        region: 'us-east-1',
        accountId: '000000000000',
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      },
      logLevel: 'warn',
    });
  });

  it('take a flag before the environment, and off for what is not wanted', () => {
    const { options } = readLocalConfig({ 's3-port': '9001' }, { LOCAL_S3_PORT: '9000', LOCAL_KINESIS_PORT: 'off' });
    expect(options).toMatchObject({ s3Port: 9001, kinesisPort: undefined });
  });

  it('name every wrong value at once, and repeat no key', () => {
    const read = () =>
      readLocalConfig(
        { 'kinesis-port': '70000' },
        { LOCAL_S3_PORT: 'x', LEDGER_SECRET_ACCESS_KEY: 'two words', AWS_REGION: 'Mars One' },
      );
    expect(read).toThrow(
      expect.objectContaining({
        name: 'ConfigError',
        message: [
          'LOCAL_S3_PORT is "x": must be a whole number from 0 to 65535 (0 = any free one), or off.',
          '--kinesis-port is "70000": must be a whole number from 0 to 65535 (0 = any free one), or off.',
          'AWS_REGION is "Mars One": must be a region like us-east-1.',
          'LEDGER_SECRET_ACCESS_KEY is not valid: must be 1 to 128 visible ASCII characters.',
        ].join('\n'),
      }),
    );
    expect(() => readLocalConfig({}, { LOCAL_S3_PORT: '9000', LOCAL_KINESIS_PORT: '9000' })).toThrow(
      'S3 and Kinesis cannot both listen on port 9000.',
    );
  });
});
