import { ApiError, type Problem } from '@qldb-console/contract';
import { expect } from 'vitest';

/** The problem a call of the client is refused with; fails when it is not. */
export function problemOf(promise: Promise<unknown>): Promise<Problem> {
  return promise.then(
    () => expect.fail('this should have been refused'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(ApiError);
      return (error as ApiError).problem;
    },
  );
}
