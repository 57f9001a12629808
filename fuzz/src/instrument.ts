/** Puts a counter behind every branch of a program, so that a fuzzer sees which ways an input went. */
import { stripTypeScriptTypes } from 'node:module';
import { type Node, parse } from 'acorn';

export interface Instrumented {
  readonly code: string;
  /** Counters used: numbers `[from, from + counters)`. */
  readonly counters: number;
  /** Short string literals and those numbers that could be bytes: what the program compares its input with, among others. */
  readonly literals: ReadonlySet<string>;
}

/** Longest string literal that is worth trying as a part of an input. */
const LONGEST_LITERAL = 40;

type AnyNode = Node & Record<string, unknown>;

/**
 * @param source TypeScript that only needs its types erased
 * @param from   number of the first counter; they are counted up in the array `globalThis[array]`
 */
export function instrument(source: string, from: number, array: string): Instrumented {
  const code = stripTypeScriptTypes(source, { mode: 'strip' });
  const program = parse(code, { ecmaVersion: 'latest', sourceType: 'module' }) as unknown as AnyNode;
  const before: (readonly [at: number, text: string])[] = [];
  const behind: (readonly [at: number, text: string])[] = [];
  const literals = new Set<string>();
  let counters = 0;
  const hit = () => `$hits[${from + counters++}]++`;

  const asStatement = (node: AnyNode | null | undefined) => {
    if (!node) return;
    if (node.type === 'BlockStatement') before.push([node.start + 1, `${hit()};`]);
    else {
      before.push([node.start, `{${hit()};`]);
      behind.push([node.end, '}']);
    }
  };
  const asExpression = (node: AnyNode) => {
    before.push([node.start, `(${hit()},`]);
    behind.push([node.end, ')']);
  };

  const enter = (node: AnyNode): void => {
    const child = (name: string) => node[name] as AnyNode;
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
        asStatement(child('body'));
        break;
      case 'ArrowFunctionExpression':
        if (child('body').type === 'BlockStatement') asStatement(child('body'));
        else asExpression(child('body'));
        break;
      case 'IfStatement':
        // Before the branch that ends at the same place: what ends there ends the innermost first.
        if (!node.alternate) behind.push([node.end, `else{${hit()}}`]);
        asStatement(child('consequent'));
        if (node.alternate) asStatement(child('alternate'));
        break;
      case 'ForStatement':
      case 'ForOfStatement':
      case 'ForInStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        asStatement(child('body'));
        break;
      case 'SwitchCase': {
        const colon = code.indexOf(':', node.test ? child('test').end : node.start);
        before.push([colon + 1, `${hit()};`]);
        break;
      }
      case 'CatchClause':
        asStatement(child('body'));
        break;
      case 'ConditionalExpression':
        asExpression(child('consequent'));
        asExpression(child('alternate'));
        break;
      case 'LogicalExpression':
        asExpression(child('right'));
        break;
      case 'Literal':
        noteLiteral(node.value);
        break;
    }
  };
  const noteLiteral = (value: unknown): void => {
    if (typeof value === 'string' && value.length > 0 && value.length <= LONGEST_LITERAL) literals.add(value);
    if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 256)
      literals.add(String.fromCharCode(value));
  };

  const walk = (node: AnyNode): void => {
    if (node.type === 'ImportDeclaration') return;
    enter(node);
    for (const [key, value] of Object.entries(node)) {
      if (key === 'type') continue;
      for (const inner of Array.isArray(value) ? value : [value]) if (isNode(inner)) walk(inner);
    }
  };
  walk(program);
  // At one place: first what ends there, the innermost first; then what begins there, the outermost first.
  const inserts = [
    ...behind.map(([at, text], order) => ({ at, text, order: -1 - order })),
    ...before.map(([at, text], order) => ({ at, text, order })),
  ].sort((a, b) => a.at - b.at || a.order - b.order);
  let out = `const $hits = globalThis[${JSON.stringify(array)}];`;
  let done = 0;
  for (const { at, text } of inserts) {
    out += code.slice(done, at) + text;
    done = at;
  }
  return { code: out + code.slice(done), counters, literals };
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
