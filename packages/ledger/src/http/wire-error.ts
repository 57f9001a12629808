/** Every error a client can get, with its HTTP status. The first six are the ones the API model declares. */
const STATUS = {
  InvalidParameterException: 400,
  LimitExceededException: 400,
  ResourceNotFoundException: 404,
  ResourceAlreadyExistsException: 409,
  ResourceInUseException: 409,
  ResourcePreconditionNotMetException: 412,

  SerializationException: 400,
  BadRequestException: 400,
  UnknownOperationException: 404,
  RequestTimeoutException: 408,
  RequestEntityTooLargeException: 413,
  /** 501 is the one 5xx status that no SDK retries. */
  NotImplementedException: 501,
  InternalServerException: 500,
  ServiceUnavailableException: 503,

  // REST services of AWS answer all of these with 403.
  MissingAuthenticationTokenException: 403,
  IncompleteSignatureException: 403,
  UnrecognizedClientException: 403,
  InvalidSignatureException: 403,
  AccessDeniedException: 403,
} as const;
export type WireErrorName = keyof typeof STATUS;

/** An answer that says what is wrong, in AWS's form. `members` are the further members of the error's shape. */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly code: WireErrorName;
  readonly members: Readonly<Record<string, string>>;
  constructor(code: WireErrorName, message: string, members: Readonly<Record<string, string>> = {}) {
    super(message);
    this.code = code;
    this.members = members;
  }
  get status(): number {
    return STATUS[this.code];
  }
}
