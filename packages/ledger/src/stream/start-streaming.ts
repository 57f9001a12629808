import type { Logger } from 'pino';
import type { AwsTarget } from '../aws-target.ts';
import type { Engine } from '../engine/engine.ts';
import type { ServiceLimits } from '../limits.ts';
import type { StreamStore } from '../store/streams.ts';
import { createKinesisTarget } from './kinesis-target.ts';
import { Streamer } from './streamer.ts';
import { Streams } from './streams.ts';

export interface StreamingOptions {
  readonly engine: Engine;
  readonly store: StreamStore;
  readonly newId: (time: number) => string;
  readonly target: AwsTarget;
  readonly streamArn: (ledgerName: string, streamId: string) => string;
  readonly limits: ServiceLimits;
  readonly log: Logger;
}

/** Puts the parts of streaming together and goes on with the streams that run. `close` ends all delivery. */
export async function startStreaming(options: StreamingOptions): Promise<{ streams: Streams; close(): Promise<void> }> {
  const { engine, store, newId, streamArn, limits, log } = options;
  const kinesis = createKinesisTarget(options.target);
  const retentionMs = limits.jobRetentionMs;
  const streamer = new Streamer({
    engine,
    streams: store,
    kinesis,
    log,
    streamArn,
    retentionMs,
    maxImpairedMs: limits.maxImpairedMs,
  });
  await streamer.start();
  return {
    streams: new Streams({ engine, store, streamer, kinesis, newId, maxStreams: limits.maxStreams, retentionMs }),
    close: () => streamer.close(),
  };
}
