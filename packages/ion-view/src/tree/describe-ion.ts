import {
  encodeBase64,
  formatScalar,
  formatSymbol,
  type IonField,
  type IonSymbolToken,
  type IonTimestamp,
  type IonValue,
} from '@qldb-console/journal';

/** One value of a tree, ready to draw: all texts are exact, nothing is rounded or normalised. */
export interface IonNode {
  /** Positions from the root, e.g. `0.3.1`; '' is the root. Stays the same when other values change. */
  readonly path: string;
  /** Field name, list index, or nothing at the root. */
  readonly label: NodeLabel | undefined;
  readonly annotations: readonly string[];
  /** e.g. `decimal`, `timestamp to the day`, `null.string`. */
  readonly typeName: string;
  /** Exact text of a scalar; undefined for containers. */
  readonly text: string | undefined;
  /** What the eye cannot tell from the text, e.g. `coefficient 90250, exponent -3`. */
  readonly detail: string | undefined;
  readonly container: { readonly open: string; readonly close: string; readonly count: number } | undefined;
  readonly value: IonValue;
}
export type NodeLabel =
  | { readonly kind: 'field'; readonly name: string; readonly duplicate: boolean }
  | { readonly kind: 'index'; readonly index: number };

const BRACKETS = { list: ['[', ']'], sexp: ['(', ')'], struct: ['{', '}'] } as const;

/** Describes the root of a tree; its children come from {@link describeChildren}, when they are wanted. */
export function describeIon(value: IonValue): IonNode {
  return describe(value, '', undefined);
}

/**
 * Describes the children `[from, to)` of a container, in source order, duplicates kept.
 *
 * @returns an empty list for scalars
 */
export function describeChildren(node: IonNode, from: number, to: number): IonNode[] {
  const { value } = node;
  const prefix = node.path === '' ? '' : `${node.path}.`;
  if (value.type === 'struct') {
    const names = countNames(value.fields);
    return value.fields.slice(from, to).map((field, i) => {
      const name = formatSymbol(field.name);
      const duplicate = (names.get(name) ?? 0) > 1;
      return describe(field.value, `${prefix}${from + i}`, { kind: 'field', name, duplicate });
    });
  }
  if (value.type === 'list' || value.type === 'sexp')
    return value.items
      .slice(from, to)
      .map((item, i) => describe(item, `${prefix}${from + i}`, { kind: 'index', index: from + i }));
  return [];
}

const nameCounts = new WeakMap<readonly IonField[], Map<string, number>>();
function countNames(fields: readonly IonField[]): Map<string, number> {
  const known = nameCounts.get(fields);
  if (known) return known;
  const names = new Map<string, number>();
  for (const field of fields) {
    const name = formatSymbol(field.name);
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  nameCounts.set(fields, names);
  return names;
}

function describe(value: IonValue, path: string, label: NodeLabel | undefined): IonNode {
  const annotations = value.annotations.map((token: IonSymbolToken) => formatSymbol(token));
  const base = { path, label, annotations, value };
  switch (value.type) {
    case 'list':
    case 'sexp':
    case 'struct': {
      const [open, close] = BRACKETS[value.type];
      const count = value.type === 'struct' ? value.fields.length : value.items.length;
      return { ...base, typeName: value.type, text: undefined, detail: undefined, container: { open, close, count } };
    }
    default:
      return { ...base, ...describeScalar(value), container: undefined };
  }
}

type Scalar = Exclude<IonValue, { type: 'list' | 'sexp' | 'struct' }>;

function describeScalar(value: Scalar): { typeName: string; text: string; detail: string | undefined } {
  switch (value.type) {
    case 'null':
      return {
        typeName: value.of === 'null' ? 'null' : `null.${value.of}`,
        text: formatScalar(value),
        detail: value.of === 'null' ? undefined : `a null of type ${value.of}`,
      };
    case 'decimal': {
      const sign = value.negative ? '-' : '';
      const digits = value.coefficient.toString();
      const shown = digits.length > 40 ? `${digits.length} digits` : `${sign}${digits}`;
      return {
        typeName: 'decimal',
        text: formatScalar(value),
        detail: `coefficient ${shown}, exponent ${value.exponent}`,
      };
    }
    case 'timestamp':
      return { typeName: 'timestamp', text: formatScalar(value), detail: describePrecision(value) };
    case 'blob':
      return { typeName: 'blob', text: encodeBase64(value.bytes), detail: byteCount(value.bytes) };
    case 'clob':
      return { typeName: 'clob', text: formatScalar(value), detail: byteCount(value.bytes) };
    case 'string':
      // The quotes stay, so that "12" is not taken for 12; escapes are left to the renderer, which marks each of them.
      return { typeName: 'string', text: `"${value.value}"`, detail: undefined };
    case 'symbol':
      return {
        typeName: 'symbol',
        text: formatScalar(value),
        detail: value.text === undefined ? 'a symbol of unknown text' : undefined,
      };
    default:
      return { typeName: value.type, text: formatScalar(value), detail: undefined };
  }
}

function byteCount(bytes: Uint8Array): string {
  return bytes.length === 1 ? '1 byte' : `${bytes.length} bytes`;
}

function describePrecision(value: IonTimestamp): string {
  const offset =
    value.precision === 'minute' || value.precision === 'second'
      ? `, ${value.offset === undefined ? 'local offset unknown' : value.offset === 0 ? 'UTC' : 'with its local offset'}`
      : '';
  if (value.precision !== 'second') return `to the ${value.precision}${offset}`;
  const digits = value.fraction === undefined ? 0 : -value.fraction.exponent;
  const to =
    digits === 0
      ? 'second'
      : digits === 3
        ? 'millisecond'
        : digits === 6
          ? 'microsecond'
          : `${digits} digits of a second`;
  return digits === 0 || digits === 3 || digits === 6 ? `to the ${to}${offset}` : `to ${to}${offset}`;
}
