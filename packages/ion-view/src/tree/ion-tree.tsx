import type { IonValue } from '@qldb-console/journal';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { IonNode } from './describe-ion.ts';
import { treeAction } from './tree-keys.ts';
import { TreeRowView } from './tree-row.tsx';
import { initialExpansion, PAGE, rowKey, type TreeRow, visibleRows } from './visible-rows.ts';

/** Characters of one scalar shown at first, and added each time more is asked for. */
const FIRST_CHARACTERS = 400;
const MORE_CHARACTERS = 20_000;

export interface IonTreeProps {
  value: IonValue;
  /** Accessible name of the tree. */
  label: string;
  /** Rows to open at first. */
  budget?: number;
  /** Path of the selected value, and who is told when the reader selects one. */
  selected?: string | undefined;
  onSelect?: (node: IonNode) => void;
}

/** A typed tree of one Ion value. Opens lazily; keyboard as in the WAI-ARIA tree pattern. */
export function IonTree(props: IonTreeProps) {
  const { value } = props;
  const [expanded, setExpanded] = useState(() => initialExpansion(value, props.budget));
  const [shown, setShown] = useState<ReadonlyMap<string, number>>(new Map());
  const [characters, setCharacters] = useState<ReadonlyMap<string, number>>(new Map());
  const [focused, setFocused] = useState('');
  const tree = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => visibleRows(value, { expanded, shown }), [value, expanded, shown]);
  const found = rows.findIndex((row) => rowKey(row) === focused);
  const at = found === -1 ? 0 : found;

  const toggle = (path: string, open: boolean) => {
    const next = new Set(expanded);
    if (open) next.add(path);
    else next.delete(path);
    setExpanded(next);
  };
  const moveFocus = (key: string) => {
    setFocused(key);
    const index = rows.findIndex((row) => rowKey(row) === key);
    const element = tree.current?.children[index];
    if (element instanceof HTMLElement) element.focus();
  };
  const activate = (row: TreeRow) => {
    if (row.kind === 'more') {
      setShown(new Map(shown).set(row.path, row.shown + PAGE));
      return;
    }
    props.onSelect?.(row.node);
    if (row.expanded !== undefined) toggle(row.node.path, !row.expanded);
    else showMore(row.node);
  };
  const showMore = (node: IonNode) => {
    const now = characters.get(node.path) ?? FIRST_CHARACTERS;
    if ((node.text?.length ?? 0) > now) setCharacters(new Map(characters).set(node.path, now + MORE_CHARACTERS));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const action = treeAction(rows, at, event.key);
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (action.kind === 'focus') moveFocus(action.key);
    else if (action.kind === 'activate') activate(action.row);
    else toggle(action.path, action.kind === 'expand');
  };

  return (
    <div className="iv iv-tree" role="tree" aria-label={props.label} ref={tree} onKeyDown={onKeyDown}>
      {rows.map((row, index) => (
        <TreeRowView
          key={rowKey(row)}
          row={row}
          tabIndex={index === at ? 0 : -1}
          selected={row.kind === 'node' && props.selected === row.node.path}
          characters={row.kind === 'node' ? (characters.get(row.node.path) ?? FIRST_CHARACTERS) : 0}
          onFocus={() => setFocused(rowKey(row))}
          onActivate={() => activate(row)}
        />
      ))}
    </div>
  );
}
