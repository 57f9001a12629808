import { DescribeStreamSummaryCommand, ListStreamsCommand } from '@aws-sdk/client-kinesis';
import { kinesisStreamListSchema } from '@qldb-console/contract';
import { LIMITS } from '../../limits.ts';
import { ProblemError } from '../../problem.ts';
import { answeredBy } from '../../upstream/answered-by.ts';
import { notDeliveryProblem } from '../../upstream/errors.ts';
import type { Upstream } from '../../upstream/qldb.ts';
import { inOrder } from '../blocks/in-order.ts';
import { operation } from '../operation.ts';
import { noBody, nothing } from '../parse-request.ts';

interface OfferedStream {
  readonly name: string | undefined;
  readonly arn: string | undefined;
  readonly status: string | undefined;
}

/** Kinesis data streams for forms, as many as are offered at most. */
export const listKinesisStreams = operation({
  params: nothing,
  query: nothing,
  body: noBody,
  status: 200,
  answer: kinesisStreamListSchema,
  async run({ upstream, signal }) {
    const streams: OfferedStream[] = [];
    const unnamed: string[] = [];
    let start: string | undefined;
    for (let page = 0; page < LIMITS.listPages && streams.length < LIMITS.streamNames; page++) {
      const command = new ListStreamsCommand({ ExclusiveStartStreamName: start });
      const answer = await answeredBy('Kinesis', upstream.kinesis.send(command, { abortSignal: signal }));
      if (!answer.StreamNames) throw new ProblemError(notDeliveryProblem('Kinesis'));
      for (const { StreamName, StreamARN, StreamStatus } of answer.StreamSummaries ?? [])
        streams.push({ name: StreamName, arn: StreamARN, status: StreamStatus });
      if (!answer.StreamSummaries) unnamed.push(...answer.StreamNames);
      start = answer.HasMoreStreams ? answer.StreamNames.at(-1) : undefined;
      if (start === undefined) break;
    }
    return { streams: [...streams, ...(await describe(upstream, unnamed, signal))].slice(0, LIMITS.streamNames) };
  },
});

/** Services that know the API as it was before 2022 list names alone; the ARN is asked for. */
async function describe(upstream: Upstream, names: readonly string[], signal: AbortSignal): Promise<OfferedStream[]> {
  const described: OfferedStream[] = [];
  const count = Math.min(names.length, LIMITS.describedStreams);
  const answers = inOrder(0, count, LIMITS.concurrency, (n, stopped) => {
    const command = new DescribeStreamSummaryCommand({ StreamName: names[n] });
    return answeredBy('Kinesis', upstream.kinesis.send(command, { abortSignal: AbortSignal.any([signal, stopped]) }));
  });
  for await (const { StreamDescriptionSummary: summary } of answers)
    if (summary) described.push({ name: summary.StreamName, arn: summary.StreamARN, status: summary.StreamStatus });
  return described;
}
