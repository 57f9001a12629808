import { ProblemError } from '../../problem.ts';
import { NOT_QLDB_PROBLEM } from '../../upstream/errors.ts';
import { callExtension } from '../../upstream/extension.ts';
import type { Upstream } from '../../upstream/qldb.ts';
import { isoTime } from '../iso-time.ts';

/** Milliseconds until the embedded service must have answered about its keys. */
const ANSWER_MS = 10_000;

/**
 * Asks the embedded service about its keys.
 *
 * @param keyPath '' for all of them, or `/` and an encoded key id
 * @throws ProblemError `not-supported` for every other connection: their keys are AWS KMS's, which has its own console
 */
export async function callKeys(
  upstream: Upstream,
  method: 'GET' | 'POST' | 'PATCH',
  keyPath: string,
  options: { readonly body?: unknown; readonly signal?: AbortSignal },
): Promise<Record<string, unknown>> {
  if (!upstream.target.embedded)
    throw new ProblemError({
      status: 501,
      code: 'not-supported',
      title: 'Only the embedded ledger service keeps keys of its own',
      detail: 'The keys of this connection are kept by AWS KMS.',
    });
  const answer = await callExtension(upstream, {
    operation: method === 'GET' ? 'ListKmsKeys' : method === 'POST' ? 'CreateKmsKey' : 'UpdateKmsKey',
    method,
    path: `kms-keys${keyPath}`,
    timeoutMs: ANSWER_MS,
    ...options,
  });
  if (typeof answer !== 'object' || answer === null) throw new ProblemError(NOT_QLDB_PROBLEM);
  return answer as Record<string, unknown>;
}

/** A key of the service's answer in the contract's words; not yet checked. */
export function kmsKey(answer: unknown) {
  const key = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<string, unknown>;
  return {
    arn: key.Arn,
    keyId: key.KeyId,
    alias: key.Alias,
    description: key.Description,
    state: key.State,
    // Seconds since 1970, as every time in the JSON of AWS's API.
    creationTime: typeof key.CreationDate === 'number' ? isoTime(new Date(key.CreationDate * 1000)) : undefined,
  };
}
