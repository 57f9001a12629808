import type { Place } from '@qldb-console/journal';
import type { Supplied } from '../model/supplied.ts';
import { SuppliedItem } from './supplied-item.tsx';

export interface SuppliedListProps {
  items: readonly Supplied[];
  /** Per item, why the verdict does not use it. */
  notUsed: ReadonlyMap<string, string>;
  /** The item whose text is open, and the place in it to select. */
  shown: ShownPlace | undefined;
  /** One line that tells the verdict beside an open editor. */
  verdictLine: string | undefined;
  onEdit: (id: string, text: string) => void;
  onRestore: (id: string) => void;
  /** Without it nothing can be removed. */
  onRemove?: ((id: string) => void) | undefined;
}
export interface ShownPlace {
  readonly itemId: string;
  readonly range: NonNullable<Place['range']>;
  /** Grows with every request, so that the same place can be shown again. */
  readonly request: number;
}

/** Everything that goes into the verdict, each as what it is; texts can be changed in place. */
export function SuppliedList(props: SuppliedListProps) {
  return (
    <ul className="supplied-list">
      {props.items.map((item) => (
        <SuppliedItem
          key={item.id}
          item={item}
          notUsed={props.notUsed.get(item.id)}
          shown={props.shown?.itemId === item.id ? props.shown : undefined}
          verdictLine={props.verdictLine}
          onEdit={(text) => props.onEdit(item.id, text)}
          onRestore={() => props.onRestore(item.id)}
          onRemove={props.onRemove === undefined ? undefined : () => props.onRemove?.(item.id)}
        />
      ))}
    </ul>
  );
}
