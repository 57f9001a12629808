import { Icon, VisibleText } from '@qldb-console/ion-view';
import type { InputProblem } from '../model/input-problem.ts';

interface Props {
  /** What could not be read: a file name, "The pasted text". */
  subject: string;
  problem: InputProblem;
  /** Leads to the place in the text field, where there is one. */
  onShow?: (() => void) | undefined;
}

/** Why an input cannot be read, with line, column and the offending piece of text. */
export function ProblemNote({ subject, problem, onShow }: Props) {
  const { place } = problem;
  return (
    <div className="iv verification-problem">
      <Icon name="cross" />
      <div>
        <p>
          <strong>
            <VisibleText text={subject} /> cannot be read.
          </strong>{' '}
          {problem.title}
        </p>
        <p>
          <VisibleText text={/[.!?]$/.test(problem.detail) ? problem.detail : `${problem.detail}.`} />
          {problem.path === '' || problem.detail.includes(problem.path) ? null : (
            <>
              {' '}
              In <code>{problem.path}</code>.
            </>
          )}
        </p>
        {place === undefined ? null : (
          <p>
            Line {place.line}, column {place.column} (byte {place.offset}):{' '}
            {onShow === undefined ? null : (
              <button type="button" className="iv-link" onClick={onShow}>
                Go there
              </button>
            )}
            <code className="verification-excerpt">
              <VisibleText text={place.excerpt.before} />
              <mark>{place.excerpt.at === '' ? 'here it ends' : <VisibleText text={place.excerpt.at} />}</mark>
              <VisibleText text={place.excerpt.after} />
            </code>
          </p>
        )}
        <p className="iv-note">{problem.code}</p>
      </div>
    </div>
  );
}
