import { describeVerdict, Icon, VisibleText } from '@qldb-console/ion-view';
import type { BundlePart } from '@qldb-console/journal/bundle';

/** Rows shown at first. */
const FIRST = 200;

interface Props {
  parts: readonly BundlePart[];
  chosen: BundlePart | undefined;
  onChoose: (index: number) => void;
}

/** Every revision or block of the file with the verdict on it; one of them is shown below. */
export function PartsTable({ parts, chosen, onChoose }: Props) {
  return (
    <section className="ev-box" aria-labelledby="ev-parts">
      <h2 id="ev-parts" className="iv-heading">
        Judged one by one ({parts.length})
      </h2>
      <div className="ev-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Verdict</th>
              <th scope="col">In words</th>
            </tr>
          </thead>
          <tbody>
            {parts.slice(0, FIRST).map((part, index) => (
              <tr key={`${part.title} ${index.toString()}`} className={part === chosen ? 'ev-chosen' : ''}>
                <th scope="row">
                  <button
                    type="button"
                    className="iv-link"
                    aria-pressed={part === chosen}
                    onClick={() => onChoose(index)}
                  >
                    <VisibleText text={part.title} />
                  </button>
                </th>
                <PartWords part={part} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {parts.length > FIRST ? (
        <p className="iv-note">The first {FIRST} are listed; all count for the verdict.</p>
      ) : null}
    </section>
  );
}

function PartWords({ part }: { part: BundlePart }) {
  if (part.verdict === undefined) {
    return (
      <>
        <td className="iv-tone-warning ev-toned">
          <Icon name="warning" /> Unreadable
        </td>
        <td>
          <VisibleText text={part.error?.message ?? ''} />
        </td>
      </>
    );
  }
  const { tone, icon, word, headline } = describeVerdict(part.verdict);
  return (
    <>
      <td className={`iv-tone-${tone} ev-toned`}>
        <Icon name={icon} /> {word}
      </td>
      <td>
        <VisibleText text={headline} />
      </td>
    </>
  );
}
