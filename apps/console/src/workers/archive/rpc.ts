/**
 * Questions and answers between a page and a thread: typed, numbered, each of which can be taken back. What goes wrong comes
 * back as plain data with a code of a closed set, never as a stack trace.
 */
export interface RpcProblem {
  readonly code: string;
  readonly message: string;
}
/** The calls of a thread: by name, what each takes and answers. */
export type RpcCalls = Record<string, (args: never) => unknown>;
type ArgsOf<C extends RpcCalls, K extends keyof C> = Parameters<C[K]>[0];
type AnswerOf<C extends RpcCalls, K extends keyof C> = ReturnType<C[K]>;

/** How a thread answers each call. `signal` is aborted when nobody waits for the answer any more. */
export type RpcHandlers<C extends RpcCalls> = {
  readonly [K in keyof C]: (
    args: ArgsOf<C, K>,
    signal: AbortSignal,
  ) => AnswerOf<C, K> | Moved<AnswerOf<C, K>> | Promise<AnswerOf<C, K> | Moved<AnswerOf<C, K>>>;
};

/** What both a thread and its counterpart are. */
export interface RpcPort {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

type Question = { readonly id: number; readonly call: string; readonly args: unknown } | { readonly cancel: number };
type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly problem: RpcProblem }
  | { readonly event: unknown };

/** An answer with buffers that move to the page instead of being copied. */
export class Moved<T> {
  readonly value: T;
  readonly buffers: Transferable[];
  constructor(value: T, buffers: Transferable[]) {
    this.value = value;
    this.buffers = buffers;
  }
}

/**
 * Answers the calls that come in.
 *
 * @param describe what an error is called on the other side
 * @returns what sends an event that nobody asked for
 */
export function serveCalls<C extends RpcCalls, E>(
  port: RpcPort,
  handlers: RpcHandlers<C>,
  describe: (error: unknown) => RpcProblem,
): (event: E) => void {
  const running = new Map<number, AbortController>();
  const post = (answer: Answer, buffers: Transferable[] = []) => port.postMessage(answer, buffers);
  const answer = async (id: number, call: string, args: unknown) => {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const handler = Object.hasOwn(handlers, call) ? handlers[call] : undefined;
      if (handler === undefined) throw new TypeError(`there is no call ${call}`);
      const value = await handler(args as never, controller.signal);
      if (controller.signal.aborted) return;
      if (value instanceof Moved) post({ id, value: value.value }, value.buffers);
      else post({ id, value });
    } catch (error) {
      if (!controller.signal.aborted) post({ id, problem: describe(error) });
    } finally {
      running.delete(id);
    }
  };
  port.addEventListener('message', ({ data }: MessageEvent<Question>) => {
    if ('cancel' in data) running.get(data.cancel)?.abort();
    else void answer(data.id, data.call, data.args);
  });
  return (event) => post({ event });
}

/** The page's side. */
export interface RpcClient<C extends RpcCalls> {
  /**
   * @throws what `revive` makes of the thread's problem; the reason of the signal when it is aborted
   */
  call<K extends keyof C & string>(call: K, args: ArgsOf<C, K>, signal?: AbortSignal): Promise<AnswerOf<C, K>>;
  /** Rejects everything that is waited for and everything asked from now on. */
  close(why: RpcProblem): void;
}

/**
 * @param onEvent gets what the thread tells by itself
 * @param revive  makes an error of a problem
 */
export function askCalls<C extends RpcCalls, E>(
  port: RpcPort,
  onEvent: (event: E) => void,
  revive: (problem: RpcProblem) => Error,
): RpcClient<C> {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  let asked = 0;
  let closed: RpcProblem | undefined;
  port.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    if ('event' in data) {
      onEvent(data.event as E);
      return;
    }
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if ('problem' in data) one?.reject(revive(data.problem));
    else one?.resolve(data.value);
  });
  return {
    call: (call, args, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        if (closed !== undefined) {
          reject(revive(closed));
          return;
        }
        const id = asked++;
        const takeBack = () => {
          if (!waiting.delete(id)) return;
          port.postMessage({ cancel: id } satisfies Question, []);
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', takeBack, { once: true });
        const settled = () => signal?.removeEventListener('abort', takeBack);
        waiting.set(id, {
          resolve(value) {
            settled();
            resolve(value as never);
          },
          reject(error) {
            settled();
            reject(error);
          },
        });
        port.postMessage({ id, call, args } satisfies Question, []);
      }),
    close(why) {
      closed = why;
      for (const { reject } of waiting.values()) reject(revive(why));
      waiting.clear();
    },
  };
}
