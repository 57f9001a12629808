import { ListStreamsCommand } from '@aws-sdk/client-kinesis';
import { kinesisStreamListSchema } from '@qldb-console/contract';
import { LIMITS } from '../../limits.ts';
import { ProblemError } from '../../problem.ts';
import { answeredBy } from '../../upstream/answered-by.ts';
import { notDeliveryProblem } from '../../upstream/errors.ts';
import { operation } from '../operation.ts';
import { noBody, nothing } from '../parse-request.ts';

/** Kinesis data streams for forms, as many as are offered at most. */
export const listKinesisStreams = operation({
  params: nothing,
  query: nothing,
  body: noBody,
  status: 200,
  answer: kinesisStreamListSchema,
  async run({ upstream, signal }) {
    const streams: { name: string | undefined; arn: string | undefined; status: string | undefined }[] = [];
    let token: string | undefined;
    let pages = 0;
    do {
      const command = new ListStreamsCommand({ NextToken: token });
      const answer = await answeredBy('Kinesis', upstream.kinesis.send(command, { abortSignal: signal }));
      // Kinesis always sends the names, and since 2022 the summaries beside them.
      if (!answer.StreamNames) throw new ProblemError(notDeliveryProblem('Kinesis'));
      for (const { StreamName, StreamARN, StreamStatus } of answer.StreamSummaries ?? [])
        streams.push({ name: StreamName, arn: StreamARN, status: StreamStatus });
      token = answer.HasMoreStreams ? answer.NextToken : undefined;
    } while (token !== undefined && streams.length < LIMITS.streamNames && ++pages < LIMITS.listPages);
    return { streams: streams.slice(0, LIMITS.streamNames) };
  },
});
