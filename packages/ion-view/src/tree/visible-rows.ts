import type { IonValue } from '@qldb-console/journal';
import { describeChildren, describeIon, type IonNode } from './describe-ion.ts';

/** How many children of one container are shown before "show more", and how many more each time. */
export const PAGE = 200;

/** What the reader opened: containers by path, and how many of their children are shown. */
export interface TreeState {
  readonly expanded: ReadonlySet<string>;
  readonly shown: ReadonlyMap<string, number>;
}

export type TreeRow =
  | {
      readonly kind: 'node';
      readonly node: IonNode;
      readonly level: number;
      readonly position: number;
      readonly siblings: number;
      /** undefined: nothing to open. */
      readonly expanded: boolean | undefined;
      readonly parent: string | undefined;
    }
  | {
      readonly kind: 'more';
      /** Path of the container that has more children. */
      readonly path: string;
      readonly level: number;
      readonly shown: number;
      readonly total: number;
    };

/** The identity of a row, for keys, focus and selection. */
export function rowKey(row: TreeRow): string {
  return row.kind === 'node' ? row.node.path : `${row.path}+`;
}

/**
 * The rows to draw, top to bottom. Iterative, so that nesting as deep as the reader allows cannot overflow the stack;
 * only what is expanded costs anything.
 */
export function visibleRows(root: IonValue, state: TreeState): TreeRow[] {
  const rows: TreeRow[] = [];
  interface Open {
    readonly node: IonNode;
    readonly children: readonly IonNode[];
    readonly level: number;
    readonly total: number;
    next: number;
  }
  const open: Open[] = [];
  const visit = (node: IonNode, level: number, position: number, siblings: number, parent: string | undefined) => {
    const opens = node.container !== undefined && node.container.count > 0;
    const expanded = opens ? state.expanded.has(node.path) : undefined;
    rows.push({ kind: 'node', node, level, position, siblings, expanded, parent });
    if (!expanded || node.container === undefined) return;
    const total = node.container.count;
    const children = describeChildren(node, 0, Math.min(total, state.shown.get(node.path) ?? PAGE));
    open.push({ node, children, level: level + 1, total, next: 0 });
  };
  visit(describeIon(root), 1, 1, 1, undefined);
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const child = top.children[top.next];
    if (child !== undefined) {
      top.next += 1;
      visit(child, top.level, top.next, top.total, top.node.path);
      continue;
    }
    open.pop();
    if (top.children.length < top.total)
      rows.push({
        kind: 'more',
        path: top.node.path,
        level: top.level,
        shown: top.children.length,
        total: top.total,
      });
  }
  return rows;
}

/** What is open at first: whole levels from the top, as long as the rows stay within `budget`. */
export function initialExpansion(root: IonValue, budget = 60): ReadonlySet<string> {
  const expanded = new Set<string>();
  let rows = 1;
  let level: IonNode[] = [describeIon(root)];
  while (level.length > 0) {
    const containers = level.filter((node) => node.container !== undefined && node.container.count > 0);
    const next = containers.reduce((sum, node) => sum + Math.min(PAGE, node.container?.count ?? 0), 0);
    if (expanded.size > 0 && rows + next > budget) break;
    rows += next;
    for (const node of containers) expanded.add(node.path);
    level = containers.flatMap((node) => describeChildren(node, 0, PAGE));
  }
  return expanded;
}
