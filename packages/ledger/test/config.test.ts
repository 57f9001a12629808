import { describe, expect, it } from 'vitest';
import { ConfigError, readLedgerConfig } from '../src/index.ts';

describe('settings', () => {
  it('have defaults for everything', () => {
    expect(readLedgerConfig({}, {})).toEqual({
      host: '127.0.0.1',
      port: 8581,
      logLevel: 'info',
      service: {
        dataDir: './data',
        region: 'us-east-1',
        accountId: '000000000000',
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
        stateDelayMs: 2000,
        maxLedgers: 5,
        maxStreams: 5,
        maxImpairedMs: 604_800_000,
        maxExports: 2,
        exportRetryMs: 1_800_000,
        maxTags: 50,
        jobRetentionMs: 604_800_000,
        s3: { region: 'us-east-1' },
        kinesis: { region: 'us-east-1' },
        sampleLedger: true,
        checkAtStart: false,
      },
    });
  });

  it('of a flag win over those of the environment', () => {
    const config = readLedgerConfig(
      { port: '0', sample: 'off' },
      { LEDGER_PORT: '9000', LEDGER_SAMPLE: 'on', AWS_REGION: 'eu-west-1' },
    );
    expect([config.port, config.service.sampleLedger, config.service.region]).toEqual([0, false, 'eu-west-1']);
  });

  it('say where exports and streams go, each with its own key or with that of the AWS SDK', () => {
    const { service } = readLedgerConfig(
      { 's3-endpoint': 'http://127.0.0.1:9000' },
      {
        AWS_REGION: 'eu-west-1',
        LEDGER_S3_ACCESS_KEY_ID: 'a',
        LEDGER_S3_SECRET_ACCESS_KEY: 'b',
        LEDGER_KINESIS_ENDPOINT: 'https://[::1]:4566/',
      },
    );
    expect([service.s3, service.kinesis]).toEqual([
      {
        endpoint: 'http://127.0.0.1:9000',
        region: 'eu-west-1',
        credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      },
      { endpoint: 'https://[::1]:4566/', region: 'eu-west-1' },
    ]);
  });

  it('of an endpoint are refused when it is no address, or half a key', () => {
    const read = () =>
      readLedgerConfig(
        { 's3-endpoint': 'ftp://x', 'kinesis-endpoint': 'http://user:pass@host' },
        { LEDGER_S3_ACCESS_KEY_ID: 'a', LEDGER_KINESIS_SECRET_ACCESS_KEY: 'c d' },
      );
    expect(read).toThrow(
      [
        '--s3-endpoint is "ftp://x": must be an address like http://127.0.0.1:9000.',
        'LEDGER_S3_ACCESS_KEY_ID and LEDGER_S3_SECRET_ACCESS_KEY must be set together.',
        '--kinesis-endpoint is "http://user:pass@host": must be an address like http://127.0.0.1:9000.',
        'LEDGER_KINESIS_SECRET_ACCESS_KEY is not valid: must be at most 128 visible ASCII characters.',
      ].join('\n'),
    );
  });

  it('that are wrong are named all at once, with where they came from and no secret', () => {
    const read = () =>
      readLedgerConfig(
        { port: '65536', region: 'US East', 'max-ledgers': '0', 'state-delay-ms': '-5' },
        {
          LEDGER_ACCOUNT_ID: '123',
          LEDGER_SECRET_ACCESS_KEY: 'my secret',
          LOG_LEVEL: 'loud',
          LEDGER_SAMPLE: 'yes',
          LEDGER_HOST: 'a b',
          DATA_DIR: '',
        },
      );
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(
      [
        '--region is "US East": must be a region like us-east-1.',
        'LEDGER_HOST is "a b": must be a host name or an address.',
        '--port is "65536": must be a whole number from 0 to 65535.',
        'LOG_LEVEL is "loud": must be a log level.',
        'DATA_DIR is "": must be a directory.',
        'LEDGER_ACCOUNT_ID is "123": must be 12 digits.',
        'LEDGER_SECRET_ACCESS_KEY is not valid: must be 1 to 128 visible ASCII characters.',
        '--state-delay-ms is "-5": must be a whole number from 0 to 3600000.',
        '--max-ledgers is "0": must be a whole number from 1 to 10000.',
        'LEDGER_SAMPLE is "yes": must be on or off.',
      ].join('\n'),
    );
  });
});
