import { WireError } from '../http/wire-error.ts';
import type { StreamRefusal } from '../store/streams.ts';
import type { KinesisRefusal } from '../stream/streams.ts';
import { arn, ledgerName, streamName, tags } from './constraints.ts';
import { invalidParameter } from './errors.ts';
import { type JsonBody, readJsonBody } from './json-body.ts';
import type { Operation } from './operation.ts';

/**
 * Checks in this order: the body → LedgerName, RoleArn, Tags, InclusiveStartTime, ExclusiveEndTime,
 * KinesisConfiguration, StreamName, as the API model lists them → the ledger exists, is active and its key accessible →
 * the times → the name is free among the ledger's running streams, and the quota → Kinesis has the stream and lets us
 * see it. Texts as in the QLDB developer guide, "Common errors for journal streams", which calls all but the quota
 * IllegalArgumentException; the API model declares InvalidParameterException.
 *
 * A start before the ledger was created streams from its first block. RoleArn is recorded only.
 */
export const StreamJournalToKinesis: Operation = {
  name: 'StreamJournalToKinesis',
  method: 'POST',
  path: '/ledgers/{name}/journal-kinesis-streams',
  async handle({ engine, streams, limits }, request, labels) {
    const body = readJsonBody(request);
    const ledgerOf = ledgerName(labels.name as string, 'LedgerName');
    const choice = {
      roleArn: roleArn(body),
      tags: tags(body.stringMap('Tags') ?? {}, limits.maxTags),
      inclusiveStartTime: body.requireTime('InclusiveStartTime'),
      exclusiveEndTime: body.time('ExclusiveEndTime'),
      ...kinesisConfiguration(body.requireObject('KinesisConfiguration')),
      name: streamName(body.requireString('StreamName')),
    };
    const ledger = await engine.activeLedger(ledgerOf);
    const { inclusiveStartTime: start, exclusiveEndTime: end } = choice;
    if (start > engine.now()) throw invalidParameter('The start date cannot be in the future.', 'InclusiveStartTime');
    if (end !== undefined && start >= end) {
      throw invalidParameter('The start date must not be greater than the end date.', 'InclusiveStartTime');
    }
    const early = await streams.refusal(ledger, choice.name);
    if (early) throw refused(early, choice.name, limits.maxStreams);
    const refusal = await streams.askKinesis(choice.kinesisStreamArn, request.signal);
    if (refusal) throw notValidated(refusal);
    const stream = await streams.create(await engine.activeLedger(ledgerOf), choice);
    if (typeof stream === 'string') throw refused(stream, choice.name, limits.maxStreams);
    return { json: { StreamId: stream.streamId } };
  },
};

function roleArn(body: JsonBody): string {
  const text = arn(body.requireString('RoleArn'), 'RoleArn');
  if (/^arn:aws[a-z-]*:iam::\d{12}:role\/[\x21-\x7e]+$/.test(text)) return text;
  throw invalidParameter('The provided RoleArn is not the ARN of an IAM role.', 'RoleArn');
}

function kinesisConfiguration(body: JsonBody): { kinesisStreamArn: string; aggregationEnabled: boolean } {
  const kinesisStreamArn = arn(body.requireString('StreamArn'), 'KinesisConfiguration.StreamArn');
  // Names of Kinesis streams: Kinesis API reference, "CreateStream".
  if (!/^arn:aws[a-z-]*:kinesis:[a-z0-9-]+:\d{12}:stream\/[A-Za-z0-9_.-]{1,128}$/.test(kinesisStreamArn)) {
    throw invalidParameter('The provided StreamArn is not the ARN of a Kinesis data stream.', 'KinesisConfiguration');
  }
  return { kinesisStreamArn, aggregationEnabled: body.boolean('AggregationEnabled') ?? true };
}

function refused(refusal: StreamRefusal, name: string, maxStreams: number): WireError {
  if (refusal === 'quota') {
    return new WireError(
      'LimitExceededException',
      `Exceeded the limit of ${maxStreams} concurrently running streams.`,
      { ResourceType: 'Stream' },
    );
  }
  return invalidParameter(`The ledger already has an active stream named ${name}.`, 'StreamName');
}

function notValidated({ name, message, unexpected }: KinesisRefusal): WireError {
  const what = unexpected
    ? 'Unexpected response from Kinesis Data Streams while validating the Kinesis configuration. Response from Kinesis:'
    : 'QLDB encountered an error validating Kinesis Data Streams: Response from Kinesis:';
  return invalidParameter(`${what} ${name} ${message}`.trimEnd(), 'KinesisConfiguration');
}
