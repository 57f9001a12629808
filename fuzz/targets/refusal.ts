import { JournalError, type JournalErrorCode } from '@qldb-console/journal';
import { must } from '../src/target.ts';

/** The closed set, written out a second time. */
const CODES: Readonly<Partial<Record<JournalErrorCode, true>>> = {
  'empty-input': true,
  'input-too-large': true,
  'invalid-utf8': true,
  'unexpected-end': true,
  'trailing-data': true,
  'ion-syntax': true,
  'ion-invalid-escape': true,
  'ion-invalid-number': true,
  'ion-invalid-timestamp': true,
  'ion-invalid-base64': true,
  'ion-unknown-symbol': true,
  'ion-unsupported-version': true,
  'ion-shared-symbol-table': true,
  'ion-too-deep': true,
  'ion-too-many-values': true,
  'ion-number-too-large': true,
  'ion-bad-length': true,
  'ion-reserved-type': true,
  'aggregate-checksum': true,
  'aggregate-syntax': true,
  'too-many-records': true,
  'not-a-struct': true,
  'missing-field': true,
  'duplicate-field': true,
  'wrong-type': true,
  'invalid-hash-length': true,
  'invalid-base64': true,
  'invalid-id': true,
  'invalid-sequence-number': true,
  'unrecognised-document': true,
  'bundle-syntax': true,
  'bundle-version': true,
};

/**
 * What `read` makes of a source; undefined where it refuses it as it may: by a JournalError with a known code, a text, and a
 * place in the source.
 *
 * @throws whatever else it throws; Broken
 */
export function readOrRefuse<T>(source: Uint8Array, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    mustBeRefusal(error, source.length);
    return undefined;
  }
}

/** @throws the error itself when it is none of ours; Broken */
export function mustBeRefusal(error: unknown, length: number): asserts error is JournalError {
  if (!(error instanceof JournalError)) throw error;
  must(Object.hasOwn(CODES, error.code), `the code ${error.code} is not known`);
  must(error.message.length > 0, 'a refusal without a text');
  must(
    Number.isInteger(error.at) && error.at >= 0 && error.at <= length,
    `${error.code} at ${error.at} of ${length} bytes`,
  );
}
