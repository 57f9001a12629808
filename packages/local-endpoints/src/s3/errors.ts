import { SignatureProblem, type SignatureProblemKind } from '../http/signature.ts';
import { WireError } from '../http/wire-error.ts';

/** Names, status and wordings of S3 API Reference, "Error responses". */
const ERRORS = {
  AccessDenied: [403, 'Access Denied'],
  BadDigest: [400, 'The Content-MD5 or checksum value that you specified did not match what the server received.'],
  BucketAlreadyOwnedByYou: [409, 'Your previous request to create the named bucket succeeded and you already own it.'],
  BucketNotEmpty: [409, 'The bucket you tried to delete is not empty.'],
  EntityTooLarge: [400, 'Your proposed upload exceeds the maximum allowed object size.'],
  EntityTooSmall: [400, 'Your proposed upload is smaller than the minimum allowed object size.'],
  IllegalLocationConstraintException: [
    400,
    'The location constraint is incompatible with the region this request was sent to.',
  ],
  IncompleteBody: [400, 'You did not provide the number of bytes specified by the Content-Length HTTP header.'],
  InternalError: [500, 'An internal error occurred.'],
  InvalidArgument: [400, 'Invalid Argument'],
  InvalidBucketName: [400, 'The specified bucket is not valid.'],
  InvalidPart: [
    400,
    'One or more of the specified parts could not be found, or the specified entity tag did not match.',
  ],
  InvalidPartOrder: [400, 'The list of parts was not in ascending order.'],
  InvalidRange: [416, 'The requested range is not satisfiable'],
  InvalidRequest: [400, 'Invalid Request'],
  InvalidURI: [400, "Couldn't parse the specified URI."],
  KeyTooLongError: [400, 'Your key is too long'],
  MetadataTooLarge: [400, 'Your metadata headers exceed the maximum allowed metadata size.'],
  MethodNotAllowed: [405, 'The specified method is not allowed against this resource.'],
  MissingContentLength: [411, 'You must provide the Content-Length HTTP header.'],
  NoSuchBucket: [404, 'The specified bucket does not exist'],
  NoSuchKey: [404, 'The specified key does not exist.'],
  NoSuchUpload: [
    404,
    'The specified multipart upload does not exist. The upload ID may be invalid, or it may have been aborted or completed.',
  ],
  NotImplemented: [501, 'A header or operation you asked for is not implemented by this local stand-in.'],
  PreconditionFailed: [412, 'At least one of the pre-conditions you specified did not hold'],
  SignatureDoesNotMatch: [
    403,
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  ],
  TooManyBuckets: [400, 'You have attempted to create more buckets than allowed.'],
  XAmzContentSHA256Mismatch: [400, "The provided 'x-amz-content-sha256' header does not match what was computed."],
} as const satisfies Record<string, readonly [number, string]>;
export type S3ErrorCode = keyof typeof ERRORS;

/** @param members further elements of the answer */
export function s3Error(code: S3ErrorCode, message?: string, members?: Record<string, string>): WireError {
  const [status, text] = ERRORS[code];
  return new WireError(status, code, message ?? text, members);
}

const BY_KIND: Readonly<Record<SignatureProblemKind, readonly [number, string]>> = {
  missing: [403, 'AccessDenied'],
  malformed: [400, 'AuthorizationHeaderMalformed'],
  'unknown-key': [403, 'InvalidAccessKeyId'],
  'wrong-scope': [400, 'AuthorizationHeaderMalformed'],
  skewed: [403, 'RequestTimeTooSkewed'],
  expired: [403, 'AccessDenied'],
  mismatch: [403, 'SignatureDoesNotMatch'],
};

/** @param region named for a signature of another one, as S3 does */
export function toS3Error(thrown: unknown, region: string): WireError {
  if (thrown instanceof WireError) return thrown;
  if (thrown instanceof SignatureProblem) {
    const [status, code] = BY_KIND[thrown.kind];
    const { kind, message, serverTime } = thrown;
    const members = {
      ...(kind === 'wrong-scope' ? { Region: region } : {}),
      ...(serverTime === undefined ? {} : { ServerTime: new Date(serverTime).toISOString() }),
    };
    return new WireError(status, code, message, members);
  }
  return s3Error('InternalError');
}
