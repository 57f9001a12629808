import { diffIon, type IonChange, type IonValue } from '@qldb-console/journal';
import { useMemo, useState } from 'react';
import { cutText } from '../text/cut-text.ts';
import { VisibleText } from '../text/visible-text-view.tsx';
import { describeIon } from '../tree/describe-ion.ts';
import { IonTree } from '../tree/ion-tree.tsx';
import { Annotations, Scalar } from '../tree/scalar-view.tsx';

/** Rows shown at first, and added each time more is asked for. */
const PAGE = 50;
const MOST_CHARACTERS = 400;
/** Rows to open of a container that was added or removed as a whole. */
const BUDGET = 12;

export interface IonDiffProps {
  before: IonValue;
  after: IonValue;
  /** Accessible name of the table, e.g. "Version 2 against version 1". */
  label: string;
  /** What stood before, and what stands now, e.g. "Version 1" and "Version 2". */
  beforeName: string;
  afterName: string;
}

/** What differs between two Ion values, one row per place: sign, word, path, and both values with their types. */
export function IonDiff(props: IonDiffProps) {
  const { before, after } = props;
  const changes = useMemo(() => diffIon(before, after), [before, after]);
  const [shown, setShown] = useState(PAGE);
  if (changes.length === 0) return <p className="iv iv-diff-none">Nothing differs, types and precision included.</p>;
  return (
    <div className="iv iv-diff">
      <table aria-label={props.label}>
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">Change</th>
            <th scope="col">{props.beforeName}</th>
            <th scope="col">{props.afterName}</th>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, shown).map((change, index) => (
            <ChangeRow key={index} change={change} {...props} />
          ))}
        </tbody>
      </table>
      {changes.length > shown ? (
        <button type="button" className="iv-diff-more" onClick={() => setShown(shown + PAGE)}>
          Show more ({shown} of {changes.length.toLocaleString('en')} shown)
        </button>
      ) : null}
    </div>
  );
}

const SIGNS = { added: '+', removed: '−', changed: '≠' } as const;

function ChangeRow({ change, beforeName, afterName }: IonDiffProps & { change: IonChange }) {
  const { kind, path } = change;
  return (
    <tr className={`iv-diff-${kind}`}>
      <th scope="row" className="iv-diff-path">
        {path === '' ? 'the whole value' : <VisibleText text={cutText(path, MOST_CHARACTERS)} />}
      </th>
      <td className="iv-diff-kind">
        <span className="iv-diff-sign" aria-hidden="true">
          {SIGNS[kind]}
        </span>
        {kind}
      </td>
      <td data-label={beforeName}>
        <Side value={change.before} label={`${path} in ${beforeName}`} />
      </td>
      <td data-label={afterName}>
        <Side value={change.after} label={`${path} in ${afterName}`} />
      </td>
    </tr>
  );
}

function Side({ value, label }: { value: IonValue | undefined; label: string }) {
  if (value === undefined) return <span className="iv-diff-absent">not there</span>;
  const node = describeIon(value);
  if (node.container) return <IonTree value={value} label={label} budget={BUDGET} />;
  return (
    <span className="iv-diff-value">
      <Annotations of={node.annotations} />
      <Scalar node={node} characters={MOST_CHARACTERS} />
    </span>
  );
}
