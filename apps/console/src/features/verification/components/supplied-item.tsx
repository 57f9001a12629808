import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Icon, VisibleText } from '@qldb-console/ion-view';
import { useId, useState } from 'react';
import { summarise } from '../model/summarise.ts';
import { formatSize, isEdited, type Supplied } from '../model/supplied.ts';
import { ProblemNote } from './problem-note.tsx';
import type { ShownPlace } from './supplied-list.tsx';
import { TextEditor } from './text-editor.tsx';

interface Props {
  item: Supplied;
  notUsed: string | undefined;
  shown: ShownPlace | undefined;
  verdictLine: string | undefined;
  onEdit: (text: string) => void;
  onRestore: () => void;
  onRemove: (() => void) | undefined;
}

/** One input: its name, what it was recognised as, its text to look at and to change. */
export function SuppliedItem(props: Props) {
  const { item, shown } = props;
  const [open, setOpen] = useState(false);
  const [answered, setAnswered] = useState(0);
  const [jump, setJump] = useState<{ start: number; end: number; request: number } | undefined>(undefined);
  if (shown !== undefined && shown.request > answered) {
    setAnswered(shown.request);
    setOpen(true);
    setJump({ ...shown.range, request: shown.request });
  }
  const { reading } = item;
  const id = useId();
  const edited = isEdited(item);

  return (
    <li className="iv supplied-item">
      <div className="supplied-item-head">
        <button
          type="button"
          className="supplied-item-toggle"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? 'down' : 'right'} />
          <strong>
            <VisibleText text={item.name} />
          </strong>
          <span className="iv-sr">: {open ? 'hide' : 'show'} its text</span>
        </button>
        <span className="supplied-item-words">
          <Icon name={reading.kind === 'read' ? 'check' : 'cross'} />{' '}
          {reading.kind === 'read' ? <VisibleText text={summarise(reading.document)} /> : 'Cannot be read'}
          {edited ? <strong className="supplied-item-edited">, changed here</strong> : null}
          {props.notUsed === undefined ? null : <span className="supplied-item-edited">, {props.notUsed}</span>}
        </span>
        <SpaceBetween direction="horizontal" size="xs">
          {edited ? (
            <Button onClick={props.onRestore} variant="inline-link" ariaLabel={`Restore ${item.name} as it was given`}>
              Restore
            </Button>
          ) : null}
          {props.onRemove === undefined ? null : (
            <Button onClick={props.onRemove} ariaLabel={`Remove ${item.name}`} iconName="close" variant="icon" />
          )}
        </SpaceBetween>
      </div>
      <div id={id}>
        {!open ? null : item.text === undefined ? (
          <p>Ion binary, {formatSize(item.bytes.length)}. It is read and judged, but cannot be edited as text.</p>
        ) : (
          <TextEditor
            label={`Text of ${item.name}`}
            text={item.text}
            jump={jump}
            verdictLine={props.verdictLine}
            onChange={props.onEdit}
          />
        )}
      </div>
      {reading.kind === 'read' ? null : (
        <ProblemNote
          subject={item.name}
          problem={reading.problem}
          onShow={
            reading.problem.place === undefined || item.text === undefined
              ? undefined
              : () => {
                  const at = reading.problem.place?.offset ?? 0;
                  setOpen(true);
                  setJump({ start: at, end: at + 1, request: (jump?.request ?? 0) + 1 });
                }
          }
        />
      )}
    </li>
  );
}
