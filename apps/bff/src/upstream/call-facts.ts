/** What is known of a call that failed, beside what it threw. */
export interface CallFacts {
  readonly connection: string;
  readonly service: ServiceName;
  /** AWS's name of the operation, e.g. `GetBlock`. */
  readonly operation: string;
  readonly attempts: number;
}
export type ServiceName = 'QLDB' | 'S3' | 'Kinesis';

const facts = new WeakMap<object, CallFacts>();

/** Remembers which call threw something, for the error table to tell it. */
export function rememberCall(thrown: unknown, call: CallFacts): void {
  if (typeof thrown === 'object' && thrown !== null) facts.set(thrown, call);
}

export function factsOf(thrown: unknown): CallFacts | undefined {
  return typeof thrown === 'object' && thrown !== null ? facts.get(thrown) : undefined;
}
