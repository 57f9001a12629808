import type { WireRequest } from '../http/request.ts';
import type { Answer } from '../http/respond.ts';
import type { ApiContext } from './context.ts';

/** Values of the labels in an operation's path, by name, decoded. */
export type Labels = Readonly<Record<string, string>>;

/** One operation of the wire. */
export interface Operation {
  /** As the API model names it. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** e.g. `/ledgers/{name}/digest`; a label stands for exactly one segment. */
  readonly path: string;
  /** @throws WireError, EngineError */
  readonly handle: (context: ApiContext, request: WireRequest, labels: Labels) => Promise<Answer>;
}
