import type { WireRequest } from '../http/request.ts';
import { WireError } from '../http/wire-error.ts';
import { invalidParameter } from './errors.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Beyond it, and before its negative, there is no date. */
const LATEST_SECONDS = 8.64e12;

/**
 * The members of a JSON body. A body that is not JSON, or a member of another type than the model's, is a
 * SerializationException; a member that breaks a constraint of the model is an InvalidParameterException.
 */
export class JsonBody {
  readonly #members: JsonObject;
  /** Where in the request this is, e.g. `BlockAddress.`; '' at the top. */
  readonly #path: string;

  constructor(members: JsonObject, path = '') {
    this.#members = members;
    this.#path = path;
  }

  string(name: string): string | undefined {
    return this.#typed(name, 'a string', (value): value is string => typeof value === 'string');
  }
  boolean(name: string): boolean | undefined {
    return this.#typed(name, 'a boolean', (value): value is boolean => typeof value === 'boolean');
  }
  number(name: string): number | undefined {
    return this.#typed(name, 'a number', (value): value is number => typeof value === 'number');
  }
  /** Seconds since 1970, with a fraction or without. @returns milliseconds since 1970, a whole number */
  time(name: string): number | undefined {
    const value = this.number(name);
    if (value === undefined || Math.abs(value) <= LATEST_SECONDS) return value && Math.round(value * 1000);
    throw new WireError('SerializationException', `${this.#path}${name} is not a time: ${value} seconds since 1970.`);
  }
  object(name: string): JsonBody | undefined {
    const value = this.#typed(name, 'an object', isObject);
    return value && new JsonBody(value, `${this.#path}${name}.`);
  }
  /** A map of strings to strings; null in it is the empty string ("Tag values … can be null", API model). */
  stringMap(name: string): Record<string, string> | undefined {
    const map = this.object(name);
    return map && Object.fromEntries(Object.keys(map.#members).map((key) => [key, map.string(key) ?? '']));
  }
  requireString(name: string): string {
    const value = this.string(name);
    if (value === undefined) throw missing(`${this.#path}${name}`);
    return value;
  }
  requireObject(name: string): JsonBody {
    const value = this.object(name);
    if (value === undefined) throw missing(`${this.#path}${name}`);
    return value;
  }
  requireTime(name: string): number {
    const value = this.time(name);
    if (value === undefined) throw missing(`${this.#path}${name}`);
    return value;
  }
  names(): string[] {
    return Object.keys(this.#members);
  }

  #typed<T>(name: string, expected: string, is: (value: unknown) => value is T): T | undefined {
    const value = Object.hasOwn(this.#members, name) ? this.#members[name] : undefined;
    if (value === undefined || value === null) return undefined;
    if (is(value)) return value;
    throw new WireError('SerializationException', `${this.#path}${name} must be ${expected}, not ${typeName(value)}.`);
  }
}

/** @throws WireError SerializationException */
export function readJsonBody(request: WireRequest): JsonBody {
  if (request.body.length === 0) return new JsonBody({});
  const type = (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new WireError('SerializationException', 'The Content-Type of the body must be application/json.');
  }
  const parsed = parse(request.body);
  if (!isObject(parsed)) {
    throw new WireError('SerializationException', `The body must be a JSON object, not ${typeName(parsed)}.`);
  }
  return new JsonBody(parsed);
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new WireError('SerializationException', 'The body is not JSON in UTF-8.');
  }
}

function missing(path: string): WireError {
  return invalidParameter(
    `1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`,
    path.split('.', 1)[0] as string,
  );
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  if (value === null) return 'null';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
