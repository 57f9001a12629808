/** A service beside the ledger service that the back end asks on the reader's behalf. */
export type DeliveryService = 'S3' | 'Kinesis';

/** Wraps what a client of S3 or Kinesis threw, so that the error table can tell which service it was. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly service: DeliveryService;
  constructor(service: DeliveryService, thrown: unknown) {
    super(thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown });
    this.service = service;
  }
}

/** @throws DeliveryError around whatever the call throws */
export async function answeredBy<T>(service: DeliveryService, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw new DeliveryError(service, error);
  }
}
