import { kinesisError } from './errors.ts';

/** The members of a request, checked one by one as an operation asks for them. */
export interface Input {
  has(name: string): boolean;
  text(name: string, rule?: { readonly pattern?: RegExp; readonly max?: number }): string | undefined;
  requiredText(name: string, rule?: { readonly pattern?: RegExp; readonly max?: number }): string;
  integer(name: string, range: { readonly min: number; readonly max: number }): number | undefined;
  /** A time as seconds since 1970, answered as milliseconds. */
  time(name: string): number | undefined;
  /** Base64. */
  requiredBytes(name: string, max: number): Buffer;
  requiredList(name: string, max: number): Input[];
  member(name: string): Input | undefined;
}

/** @throws WireError SerializationException for a wrong type, ValidationException for a value outside its bounds */
export function inputOf(value: unknown, path = ''): Input {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType(path || 'request', 'object');
  const members = value as Record<string, unknown>;
  const get = (name: string) => (Object.hasOwn(members, name) ? (members[name] ?? undefined) : undefined);
  const at = (name: string) => path + name;
  const required = <Value>(name: string, found: Value | undefined): Value => {
    if (found === undefined) throw invalid(at(name), 'null', 'Member must not be null');
    return found;
  };
  const text: Input['text'] = (name, { pattern, max } = {}) => {
    const found = get(name);
    if (found === undefined) return undefined;
    if (typeof found !== 'string') throw wrongType(at(name), 'string');
    if (max !== undefined && found.length > max)
      throw invalid(at(name), found, `Member must have length less than or equal to ${max}`);
    if (pattern && !pattern.test(found))
      throw invalid(at(name), found, `Member must satisfy regular expression pattern: ${pattern.source}`);
    return found;
  };
  const number = (name: string): number | undefined => {
    const found = get(name);
    if (found !== undefined && typeof found !== 'number') throw wrongType(at(name), 'number');
    return found;
  };
  return {
    has: (name) => get(name) !== undefined,
    text,
    requiredText: (name, rule) => required(name, text(name, rule)),
    integer(name, { min, max }) {
      const found = number(name);
      if (found === undefined) return undefined;
      if (!Number.isInteger(found)) throw wrongType(at(name), 'integer');
      if (found < min) throw invalid(at(name), found, `Member must have value greater than or equal to ${min}`);
      if (found > max) throw invalid(at(name), found, `Member must have value less than or equal to ${max}`);
      return found;
    },
    time(name) {
      const found = number(name);
      return found === undefined ? undefined : Math.round(found * 1000);
    },
    requiredBytes(name, max) {
      const found = required(name, text(name));
      const bytes = Buffer.from(found, 'base64');
      if (!/^[A-Za-z0-9+/]*={0,2}$/.test(found)) throw wrongType(at(name), 'base64');
      if (bytes.length > max) throw invalid(at(name), '', `Member must have length less than or equal to ${max}`);
      return bytes;
    },
    requiredList(name, max) {
      const found = required(name, get(name));
      if (!Array.isArray(found)) throw wrongType(at(name), 'list');
      if (found.length < 1) throw invalid(at(name), '[]', 'Member must have length greater than or equal to 1');
      if (found.length > max) throw invalid(at(name), '', `Member must have length less than or equal to ${max}`);
      return found.map((member, index) => inputOf(member, `${at(name)}.${index + 1}.member.`));
    },
    member(name) {
      const found = get(name);
      return found === undefined ? undefined : inputOf(found, `${at(name)}.`);
    },
  };
}

function wrongType(path: string, expected: string) {
  return kinesisError('SerializationException', `${path} is not of type ${expected}`);
}

function invalid(path: string, value: unknown, constraint: string) {
  const shown = typeof value === 'string' ? value.slice(0, 100) : String(value);
  const member = path.charAt(0).toLowerCase() + path.slice(1);
  return kinesisError(
    'ValidationException',
    `1 validation error detected: Value '${shown}' at '${member}' failed to satisfy constraint: ${constraint}`,
  );
}
