import { rowKey, type TreeRow } from './visible-rows.ts';

/** What a key does in a tree (WAI-ARIA Authoring Practices, tree view pattern). */
export type TreeAction =
  | { readonly kind: 'focus'; readonly key: string }
  | { readonly kind: 'expand' | 'collapse'; readonly path: string }
  | { readonly kind: 'activate'; readonly row: TreeRow };

/**
 * @param rows the rows on screen, top to bottom
 * @param at   index of the focused row
 * @param key  `KeyboardEvent.key`
 * @returns what to do, or undefined when the key means nothing here
 */
export function treeAction(rows: readonly TreeRow[], at: number, key: string): TreeAction | undefined {
  const row = rows[at];
  if (row === undefined) return undefined;
  const focus = (index: number): TreeAction | undefined => {
    const target = rows[Math.max(0, Math.min(rows.length - 1, index))];
    return target === undefined ? undefined : { kind: 'focus', key: rowKey(target) };
  };
  switch (key) {
    case 'ArrowDown':
      return focus(at + 1);
    case 'ArrowUp':
      return focus(at - 1);
    case 'PageDown':
      return focus(at + 20);
    case 'PageUp':
      return focus(at - 20);
    case 'Home':
      return focus(0);
    case 'End':
      return focus(rows.length - 1);
    case 'ArrowRight':
      if (row.kind !== 'node' || row.expanded === undefined) return undefined;
      return row.expanded ? focus(at + 1) : { kind: 'expand', path: row.node.path };
    case 'ArrowLeft':
      if (row.kind === 'more') return { kind: 'focus', key: row.path };
      if (row.expanded) return { kind: 'collapse', path: row.node.path };
      return row.parent === undefined ? undefined : { kind: 'focus', key: row.parent };
    case 'Enter':
    case ' ':
      return { kind: 'activate', row };
    default:
      return undefined;
  }
}
