import { formatScalar, formatSymbol, type IonValue } from '@qldb-console/journal';

export type TokenKind =
  | 'field'
  | 'annotation'
  | 'punctuation'
  | 'number'
  | 'time'
  | 'string'
  | 'symbol'
  | 'binary'
  | 'null';
export interface SourceToken {
  readonly kind: TokenKind;
  readonly text: string;
}
export interface SourceLine {
  readonly indent: number;
  readonly tokens: readonly SourceToken[];
}
export interface IndentedSource {
  readonly lines: readonly SourceLine[];
  /** False when there is more than `limit` lines. */
  readonly complete: boolean;
}

/** A container up to this many source bytes, with scalars only, stays on one line. */
const ONE_LINE = 88;

/**
 * Ion text with fresh line breaks and indentation. Scalars and field names are the source bytes themselves, untouched;
 * only white space, commas and comments between them are written anew. Iterative.
 *
 * @param value  the tree
 * @param source the bytes it was read from, when they were Ion text; without them (Ion binary) scalars are written out
 * @param limit  at most this many lines
 */
export function indentSource(value: IonValue, source: Uint8Array | undefined, limit: number): IndentedSource {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const slice = (start: number, end: number) => decoder.decode(source?.subarray(start, end));
  const lines: SourceLine[] = [];
  let indent = 0;
  let tokens: SourceToken[] = [];
  const push = (kind: TokenKind, text: string) => tokens.push({ kind, text });
  const endLine = () => {
    lines.push({ indent, tokens });
    tokens = [];
  };
  const annotations = (v: IonValue) => {
    for (const token of v.annotations) push('annotation', `${formatSymbol(token)}::`);
  };
  const scalar = (v: Scalar) => {
    if (source !== undefined) push(kindOf(v), slice(v.range.start, v.range.end));
    else {
      annotations(v);
      push(kindOf(v), formatScalar(v));
    }
  };
  const fieldName = (child: Child) => {
    if (child.name === undefined) return;
    const { start, end } = child.name.nameRange;
    push('field', source !== undefined ? slice(start, end) : formatSymbol(child.name.token));
    push('punctuation', ': ');
  };

  interface Open {
    readonly children: readonly Child[];
    readonly separator: string;
    readonly close: string;
    next: number;
  }
  const open: Open[] = [];
  const begin = (v: IonValue): boolean => {
    if (!isContainer(v)) {
      scalar(v);
      return false;
    }
    annotations(v);
    const shape = SHAPES[v.type];
    const children = childrenOf(v);
    if (fitsOneLine(v, children)) {
      push('punctuation', children.length === 0 ? shape.open : `${shape.open}${shape.pad}`);
      children.forEach((child, i) => {
        if (i > 0) push('punctuation', `${shape.separator} `);
        fieldName(child);
        begin(child.value);
      });
      push('punctuation', children.length === 0 ? shape.close : `${shape.pad}${shape.close}`);
      return false;
    }
    push('punctuation', shape.open);
    endLine();
    indent += 1;
    open.push({ children, separator: shape.separator, close: shape.close, next: 0 });
    return true;
  };
  const separate = () => {
    const parent = open.at(-1);
    if (parent !== undefined && parent.next < parent.children.length) push('punctuation', parent.separator);
    endLine();
  };

  if (!begin(value)) endLine();
  for (let top = open.at(-1); top !== undefined && lines.length < limit; top = open.at(-1)) {
    const child = top.children[top.next];
    if (child === undefined) {
      open.pop();
      indent -= 1;
      push('punctuation', top.close);
      separate();
      continue;
    }
    top.next += 1;
    fieldName(child);
    if (!begin(child.value)) separate();
  }
  return { lines, complete: open.length === 0 };
}

type Container = Extract<IonValue, { type: 'list' | 'sexp' | 'struct' }>;
type Scalar = Exclude<IonValue, Container>;
interface Child {
  readonly name:
    | { readonly token: { readonly text: string | undefined }; readonly nameRange: { start: number; end: number } }
    | undefined;
  readonly value: IonValue;
}
const SHAPES = {
  struct: { open: '{', close: '}', separator: ',', pad: ' ' },
  list: { open: '[', close: ']', separator: ',', pad: '' },
  sexp: { open: '(', close: ')', separator: '', pad: '' },
} as const;

function isContainer(value: IonValue): value is Container {
  return value.type === 'struct' || value.type === 'list' || value.type === 'sexp';
}

function childrenOf(value: Container): Child[] {
  return value.type === 'struct'
    ? value.fields.map((f) => ({ name: { token: f.name, nameRange: f.nameRange }, value: f.value }))
    : value.items.map((item) => ({ name: undefined, value: item }));
}

function fitsOneLine(value: Container, children: readonly Child[]): boolean {
  if (children.length === 0) return true;
  return value.range.end - value.range.start <= ONE_LINE && children.every((child) => !isContainer(child.value));
}

function kindOf(value: Scalar): TokenKind {
  switch (value.type) {
    case 'int':
    case 'float':
    case 'decimal':
      return 'number';
    case 'timestamp':
      return 'time';
    case 'string':
      return 'string';
    case 'symbol':
      return 'symbol';
    case 'clob':
    case 'blob':
      return 'binary';
    case 'bool':
    case 'null':
      return 'null';
  }
}
