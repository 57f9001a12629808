import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { bucketListSchema } from '@qldb-console/contract';
import { LIMITS } from '../../limits.ts';
import { ProblemError } from '../../problem.ts';
import { answeredBy } from '../../upstream/answered-by.ts';
import { notDeliveryProblem } from '../../upstream/errors.ts';
import { operation } from '../operation.ts';
import { noBody, nothing } from '../parse-request.ts';

/** Names of buckets for forms, as many as are offered at most. */
export const listBuckets = operation({
  params: nothing,
  query: nothing,
  body: noBody,
  status: 200,
  answer: bucketListSchema,
  async run({ upstream, signal }) {
    const answer = await answeredBy('S3', upstream.s3.send(new ListBucketsCommand({}), { abortSignal: signal }));
    if (!answer.Buckets) throw new ProblemError(notDeliveryProblem('S3'));
    return { buckets: answer.Buckets.slice(0, LIMITS.bucketNames).map(({ Name }) => ({ name: Name })) };
  },
});
