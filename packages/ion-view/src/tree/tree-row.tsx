import { Icon } from '../icon.tsx';
import { VisibleText } from '../text/visible-text-view.tsx';
import type { IonNode, NodeLabel } from './describe-ion.ts';
import { Annotations, Scalar } from './scalar-view.tsx';
import type { TreeRow } from './visible-rows.ts';

/** Indentation stops growing here; deeper rows say their depth in words. */
const DEEPEST_INDENT = 12;

interface TreeRowProps {
  row: TreeRow;
  tabIndex: number;
  selected: boolean;
  /** Characters of a long scalar to show. */
  characters: number;
  onFocus: () => void;
  onActivate: () => void;
}

export function TreeRowView(props: TreeRowProps) {
  const { row } = props;
  const indent = `iv-level-${Math.min(row.level - 1, DEEPEST_INDENT)}`;
  if (row.kind === 'more')
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys of all its rows
      <div
        className={`iv-row ${indent}`}
        role="treeitem"
        aria-level={row.level}
        aria-selected={false}
        tabIndex={props.tabIndex}
        onFocus={props.onFocus}
        onClick={props.onActivate}
      >
        <span className="iv-more">
          Show more ({row.shown} of {row.total} shown)
        </span>
      </div>
    );
  const { node } = row;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys of all its rows
    <div
      className={`iv-row ${indent}`}
      role="treeitem"
      aria-level={row.level}
      aria-setsize={row.siblings}
      aria-posinset={row.position}
      aria-expanded={row.expanded}
      aria-selected={props.selected}
      tabIndex={props.tabIndex}
      onFocus={props.onFocus}
      onClick={props.onActivate}
    >
      <span className="iv-twisty">
        {row.expanded === undefined ? null : <Icon name={row.expanded ? 'down' : 'right'} />}
      </span>
      {row.level - 1 > DEEPEST_INDENT ? <span className="iv-depth">depth {row.level - 1}</span> : null}
      <Label label={node.label} />
      <Value node={node} characters={props.characters} expanded={row.expanded === true} />
    </div>
  );
}

function Label(props: { label: NodeLabel | undefined }) {
  const { label } = props;
  if (label === undefined) return null;
  if (label.kind === 'index') return <span className="iv-index">{label.index}</span>;
  return (
    <span className="iv-field">
      <VisibleText text={label.name} />
      {label.duplicate ? <span className="iv-chip iv-chip-warn">name occurs twice</span> : null}
      <span aria-hidden="true">:</span>
    </span>
  );
}

function Value(props: { node: IonNode; characters: number; expanded: boolean }) {
  const { node } = props;
  return (
    <>
      <Annotations of={node.annotations} />
      {node.container ? (
        <span className="iv-container">
          {node.container.open}
          {props.expanded ? '' : node.container.count === 0 ? '' : '…'}
          {props.expanded ? '' : node.container.close}
          <span className="iv-note">{count(node)}</span>
        </span>
      ) : (
        <Scalar node={node} characters={props.characters} />
      )}
    </>
  );
}

function count(node: IonNode): string {
  const n = node.container?.count ?? 0;
  const what = node.value.type === 'struct' ? (n === 1 ? 'field' : 'fields') : n === 1 ? 'value' : 'values';
  return `${node.typeName}, ${n} ${what}`;
}
