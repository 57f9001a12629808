import {
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  type ListObjectsV2CommandOutput,
} from '@aws-sdk/client-s3';
import { ProblemError } from '../../problem.ts';
import { answeredBy } from '../../upstream/answered-by.ts';
import { notDeliveryProblem } from '../../upstream/errors.ts';
import type { Upstream } from '../../upstream/qldb.ts';

/**
 * One page of a bucket's listing.
 *
 * @throws DeliveryError what S3 answers; ProblemError for an answer that is no listing
 */
export async function listKeys(
  upstream: Upstream,
  input: ListObjectsV2CommandInput,
  signal: AbortSignal,
): Promise<ListObjectsV2CommandOutput> {
  const answer = await answeredBy('S3', upstream.s3.send(new ListObjectsV2Command(input), { abortSignal: signal }));
  // A page of something else must not pass for an empty folder; an empty listing still says that it is not cut off.
  if (answer.IsTruncated === undefined) throw new ProblemError(notDeliveryProblem('S3'));
  return answer;
}
