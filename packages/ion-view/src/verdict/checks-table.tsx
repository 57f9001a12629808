import type { Check, Place } from '@qldb-console/journal';
import { useMemo, useState } from 'react';
import { HashText } from '../hash/hash-text.tsx';
import { Icon } from '../icon.tsx';
import { VisibleText } from '../text/visible-text-view.tsx';
import { type DescribedPlace, describeChecks, type ShownValue } from './describe-checks.ts';

export interface ChecksTableProps {
  checks: readonly Check[];
  /** Accessible name of the table. */
  label: string;
  /** Offered as a button on each place that knows its bytes, e.g. to select them in an editor. */
  onPlace?: ((place: Place) => void) | undefined;
}

/** Rows shown at first, and added each time more are asked for. */
const FIRST_ROWS = 200;
const MORE_ROWS = 500;

/** Every check that was made, or could not be made, with both values and the place. Attention first. */
export function ChecksTable(props: ChecksTableProps) {
  const [limit, setLimit] = useState(FIRST_ROWS);
  const all = useMemo(() => describeChecks(props.checks), [props.checks]);
  const rows = all.slice(0, limit);
  return (
    <div className="iv iv-checks-frame">
      <table className="iv-checks" aria-label={props.label}>
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">What was compared</th>
            <th scope="col">Claimed</th>
            <th scope="col">Computed here</th>
            <th scope="col">Where</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={`iv-check iv-tone-${row.tone}`}>
              <td className="iv-check-status">
                <Icon name={row.icon} /> {row.word}
              </td>
              <th scope="row" className="iv-check-what">
                <VisibleText text={row.what} />
                {row.subject === undefined ? null : (
                  <span className="iv-chip">
                    <VisibleText text={row.subject} />
                  </span>
                )}
                <code className="iv-check-id">{row.check.id}</code>
                {row.why === undefined ? null : (
                  <span className="iv-check-why">
                    <VisibleText text={row.why} />
                  </span>
                )}
              </th>
              <td data-label="Claimed">
                <Shown value={row.expected} label="claimed value" />
              </td>
              <td data-label="Computed here">
                <Shown value={row.computed} label="computed value" />
              </td>
              <td data-label="Where" className="iv-check-where">
                <Places places={row.places} onPlace={props.onPlace} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {all.length <= limit ? null : (
        <button type="button" className="iv-button" onClick={() => setLimit(limit + MORE_ROWS)}>
          Show {Math.min(MORE_ROWS, all.length - limit)} more of {(all.length - limit).toLocaleString('en')}
        </button>
      )}
    </div>
  );
}

function Shown(props: { value: ShownValue | undefined; label: string }) {
  if (props.value === undefined) return <span className="iv-none">–</span>;
  if (props.value.kind === 'hash') return <HashText hash={props.value.text} label={props.label} />;
  return (
    <code className="iv-shown">
      <VisibleText text={props.value.text} />
    </code>
  );
}

/** Places shown at once; a check over a whole list names all its members. */
const FIRST_PLACES = 2;

interface PlacesProps {
  places: readonly DescribedPlace[];
  onPlace: ((place: Place) => void) | undefined;
}

function Places(props: PlacesProps) {
  const { places } = props;
  if (places.length === 0) return <span className="iv-none">–</span>;
  const rest = places.slice(FIRST_PLACES);
  return (
    <>
      <PlaceList places={places.slice(0, FIRST_PLACES)} onPlace={props.onPlace} />
      {rest.length === 0 ? null : (
        <details>
          <summary>and {rest.length} more</summary>
          <PlaceList places={rest} onPlace={props.onPlace} />
        </details>
      )}
    </>
  );
}

function PlaceList(props: PlacesProps) {
  const { onPlace } = props;
  let key = 0;
  return (
    <ul className="iv-places">
      {props.places.map(({ place, text, bytes }) => (
        <li key={key++}>
          {onPlace === undefined || bytes === undefined ? (
            <span title={bytes}>
              <VisibleText text={text} />
            </span>
          ) : (
            <button type="button" className="iv-link" title={bytes} onClick={() => onPlace(place)}>
              <VisibleText text={text} />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
