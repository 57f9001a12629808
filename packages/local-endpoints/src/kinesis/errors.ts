import { SignatureProblem, type SignatureProblemKind } from '../http/signature.ts';
import { WireError } from '../http/wire-error.ts';

/** Names of the Kinesis Data Streams API Reference; all of them are answered with status 400 but the last two. */
export type KinesisErrorCode =
  | 'AccessDeniedException'
  | 'ExpiredIteratorException'
  | 'ExpiredNextTokenException'
  | 'InvalidArgumentException'
  | 'LimitExceededException'
  | 'ResourceInUseException'
  | 'ResourceNotFoundException'
  | 'SerializationException'
  | 'UnknownOperationException'
  | 'ValidationException'
  | 'InternalFailure';

export function kinesisError(code: KinesisErrorCode, message: string): WireError {
  return new WireError(code === 'InternalFailure' ? 500 : 400, code, message);
}

const BY_KIND: Readonly<Record<SignatureProblemKind, string>> = {
  missing: 'MissingAuthenticationTokenException',
  malformed: 'IncompleteSignatureException',
  'unknown-key': 'UnrecognizedClientException',
  'wrong-scope': 'InvalidSignatureException',
  skewed: 'InvalidSignatureException',
  expired: 'InvalidSignatureException',
  mismatch: 'InvalidSignatureException',
};

export function toKinesisError(thrown: unknown): WireError {
  if (thrown instanceof WireError) return thrown;
  if (thrown instanceof SignatureProblem)
    return new WireError(
      400,
      BY_KIND[thrown.kind],
      thrown.kind === 'unknown-key' ? 'The security token included in the request is invalid.' : thrown.message,
    );
  return kinesisError('InternalFailure', 'An internal error occurred.');
}
