import { ionHashWith, sha256 } from '../../hash/index.ts';
import type { IonSymbolToken, IonValue } from '../../ion/index.ts';

/**
 * A value with everything kept that Ion hash makes of its parts, so that the hash of the whole with one part changed takes
 * only the way from that part up. Serialisation as in the Ion hash specification 1.0.
 */
export interface HashNode {
  readonly value: IonValue;
  readonly path: string;
  readonly parent: HashNode | undefined;
  /** Position in the parent. */
  readonly index: number;
  readonly children: readonly HashNode[];
  /** Serialised field names of a struct. */
  readonly names: readonly Uint8Array[];
  /** Hashes of its fields, and the same in order. */
  readonly fields: readonly Uint8Array[];
  readonly sorted: readonly Uint8Array[];
  /** The serialised value, annotations included. */
  readonly bytes: Uint8Array;
}

const BEGIN = 0x0b;
const END = 0x0e;
const ESCAPE = 0x0c;
const TYPES = { list: 0xb0, sexp: 0xc0, struct: 0xd0 } as const;
const ANNOTATED = 0xe0;
/** Deeper values are not looked into. */
const MOST_DEPTH = 200;

type Slots = { -readonly [K in keyof HashNode]: HashNode[K] };

/**
 * @returns undefined for a value that is nested too deep
 * @throws JournalError 'ion-shared-symbol-table' when the text of a symbol is not known
 */
export function hashTree(value: IonValue): HashNode | undefined {
  try {
    return build(value, '', undefined, 0, 0);
  } catch (error) {
    if (error === TOO_DEEP) return undefined;
    throw error;
  }
}
const TOO_DEEP = new RangeError('nested too deep');

function build(value: IonValue, path: string, parent: HashNode | undefined, index: number, depth: number): HashNode {
  if (depth > MOST_DEPTH) throw TOO_DEEP;
  const node: Slots = { value, path, parent, index, children: [], names: [], fields: [], sorted: [], bytes: EMPTY };
  if (value.type === 'struct') {
    node.children = value.fields.map((field, i) =>
      build(field.value, joinPath(path, field.name.text ?? '$0'), node, i, depth + 1),
    );
    node.names = value.fields.map(({ name }) => serialiseSymbol(name));
    node.fields = node.children.map((child, i) => sha256(concat([node.names[i] as Uint8Array, child.bytes])));
    node.sorted = node.fields.toSorted(compareBytes);
  } else if (value.type === 'list' || value.type === 'sexp') {
    node.children = value.items.map((item, i) => build(item, `${path}[${i}]`, node, i, depth + 1));
  }
  node.bytes = serialiseNode(node, value, node.sorted, undefined);
  return node;
}

const EMPTY = new Uint8Array(0);
const joinPath = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);

/** A scalar, or a container without anything in it, is written whole; hashing with the identity gives what is hashed. */
export function serialise(value: IonValue): Uint8Array {
  if (value.type !== 'struct' && value.type !== 'list' && value.type !== 'sexp')
    return ionHashWith(value, (bytes, start, end) => bytes.slice(start, end));
  const tree = hashTree(value);
  return tree === undefined ? EMPTY : tree.bytes;
}

function serialiseSymbol(name: IonSymbolToken): Uint8Array {
  return serialise({ type: 'symbol', ...name, annotations: [], range: { start: 0, end: 0 } });
}

/** @param changed one child, with other bytes in the place of its own */
function serialiseNode(
  node: HashNode,
  value: IonValue,
  sorted: readonly Uint8Array[],
  changed: { readonly index: number; readonly bytes: Uint8Array } | undefined,
): Uint8Array {
  if (value.type !== 'struct' && value.type !== 'list' && value.type !== 'sexp') return serialise(value);
  const parts: Uint8Array[] = [];
  const { annotations } = value;
  if (annotations.length > 0) parts.push(Uint8Array.of(BEGIN, ANNOTATED), ...annotations.map(serialiseSymbol));
  parts.push(Uint8Array.of(BEGIN, TYPES[value.type]));
  if (value.type === 'struct') for (const hash of sorted) parts.push(escaped(hash));
  else for (const child of node.children) parts.push(changed?.index === child.index ? changed.bytes : child.bytes);
  parts.push(annotations.length > 0 ? Uint8Array.of(END, END) : Uint8Array.of(END));
  return concat(parts);
}

/** What was hashed for it, so that a search can stop in time. */
export interface Rehashed {
  readonly hash: Uint8Array;
  readonly work: number;
}

/** Ion hash of the whole tree with that serialised value in the place of the node; with `undefined` its field is left out. */
export function rehash(node: HashNode, bytes: Uint8Array | undefined): Rehashed {
  let work = bytes?.length ?? 0;
  let current = bytes;
  let at = node;
  for (let { parent } = at; parent !== undefined; { parent } = at) {
    let { sorted } = parent;
    if (parent.value.type === 'struct') {
      const { index } = at;
      sorted = exchanged(
        sorted,
        parent.fields[index] as Uint8Array,
        current && sha256(concat([parent.names[index] as Uint8Array, current])),
      );
    }
    current = serialiseNode(parent, parent.value, sorted, { index: at.index, bytes: current ?? EMPTY });
    work += current.length + WORK_PER_CHILD * parent.children.length;
    at = parent;
  }
  return { hash: sha256(current ?? EMPTY), work };
}

/** Ion hash of the whole tree with one more field in the struct. */
export function rehashWithField(node: HashNode, name: IonSymbolToken, value: IonValue): Rehashed {
  const field = sha256(concat([serialiseSymbol(name), serialise(value)]));
  const bytes = serialiseNode(node, node.value, exchanged(node.sorted, undefined, field), undefined);
  const above = rehash(node, bytes);
  return { hash: above.hash, work: above.work + bytes.length };
}

/** What a part costs beside its bytes. */
const WORK_PER_CHILD = 64;

/** Hashes in order, with one taken out and one put in. */
function exchanged(
  sorted: readonly Uint8Array[],
  out: Uint8Array | undefined,
  into: Uint8Array | undefined,
): readonly Uint8Array[] {
  const rest = out === undefined ? sorted : sorted.toSpliced(positionOf(sorted, out), 1);
  return into === undefined ? rest : rest.toSpliced(positionOf(rest, into), 0, into);
}

/** Of the first one that is not smaller. */
function positionOf(sorted: readonly Uint8Array[], hash: Uint8Array): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareBytes(sorted[middle] as Uint8Array, hash) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** All nodes, the root first, at most so many. */
export function nodesOf(root: HashNode, most: number): HashNode[] {
  const nodes: HashNode[] = [];
  const stack = [root];
  for (let node = stack.pop(); node !== undefined && nodes.length < most; node = stack.pop()) {
    nodes.push(node);
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as HashNode);
  }
  return nodes;
}

function escaped(bytes: Uint8Array): Uint8Array {
  const isMarker = (byte: number) => byte === BEGIN || byte === END || byte === ESCAPE;
  if (!bytes.some(isMarker)) return bytes;
  const out: number[] = [];
  for (const byte of bytes) {
    if (isMarker(byte)) out.push(ESCAPE);
    out.push(byte);
  }
  return Uint8Array.from(out);
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
