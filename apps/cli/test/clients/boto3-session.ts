import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Endpoints, programFrom } from './product-endpoints.ts';

interface Request {
  readonly service?: 'qldb' | 's3' | 'kinesis';
  readonly do: 'call' | 'can_paginate' | 'get_paginator' | 'waiters' | 'get_waiter' | 'presign';
  readonly operation?: string;
  readonly with?: object;
  /** seconds */
  readonly expires?: number;
}
/** What boto3 made of an error. */
export interface BotoError {
  readonly class: string;
  readonly code?: string;
  readonly status?: number;
  readonly message: string;
  readonly members?: Record<string, unknown>;
  readonly in_namespace?: boolean;
}
// biome-ignore lint/suspicious/noExplicitAny: answers of a library without types, compared member by member
type Answer = any;

/** A Python process with boto3's clients of the started product. */
export class Boto3Session implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  #errors = '';

  constructor(endpoints: Endpoints) {
    this.#process = spawn(
      programFrom('BOTO3_PYTHON_PATH'),
      [fileURLToPath(new URL('./boto3_session.py', import.meta.url))],
      {
        env: {
          ...endpoints.environment,
          ENDPOINTS: JSON.stringify({ qldb: endpoints.qldb, s3: endpoints.s3, kinesis: endpoints.kinesis }),
        },
        stdio: ['pipe', 'pipe', 'pipe'],
      },
    );
    this.#process.stderr?.on('data', (chunk: Buffer) => {
      this.#errors += chunk.toString();
    });
    this.#lines = createInterface({ input: this.#process.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  }

  /** @returns the answer, or what boto3 raised */
  async ask(request: Request): Promise<{ answer?: Answer; error?: BotoError }> {
    this.#process.stdin?.write(`${JSON.stringify({ service: 'qldb', ...request })}\n`);
    const { value, done } = await this.#lines.next();
    if (done) throw new Error(`boto3 ended: ${this.#errors}`);
    return JSON.parse(value);
  }

  /** The answer of a call that must succeed. */
  async call(operation: string, args: object = {}, service: 'qldb' | 's3' | 'kinesis' = 'qldb'): Promise<Answer> {
    const { answer, error } = await this.ask({ service, do: 'call', operation, with: args });
    if (error) throw new Error(`${operation}: ${JSON.stringify(error)}`);
    return answer;
  }

  /** What a call raises that must fail. */
  async refusal(operation: string, args: object = {}): Promise<BotoError> {
    const { error } = await this.ask({ do: 'call', operation, with: args });
    if (!error) throw new Error(`${operation} succeeded`);
    return error;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#process.stdin?.end();
    if (this.#process.exitCode === null) await once(this.#process, 'exit');
  }
}
