import { HashText } from '../hash/hash-text.tsx';
import type { DescribedPath } from './describe-path.ts';

/** The path as a table of its steps in order: for screen readers, for print, and for whoever prefers it. */
export function PathTable(props: { path: DescribedPath; hidden: boolean }) {
  return (
    <div className={props.hidden ? 'iv-path-table iv-sr-until-print' : 'iv-path-table'}>
      <table aria-label="Every step of the path">
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Stage</th>
            <th scope="col">Running hash</th>
            <th scope="col">Combined with</th>
            <th scope="col">Which sorts first, and why</th>
            <th scope="col">Result</th>
            <th scope="col">Stands for</th>
          </tr>
        </thead>
        <tbody>
          {props.path.stages.flatMap((stage) =>
            stage.steps.map((step) => (
              <tr key={step.index} className={step.failure === undefined ? undefined : 'iv-row-fails'}>
                <th scope="row">{step.index + 1}</th>
                <td>{stage.title}</td>
                <td>
                  <HashText hash={step.running} bare full />
                  <span className="iv-note">{step.runningLabel}</span>
                </td>
                <td>
                  <HashText hash={step.other} bare full />
                  <span className="iv-note">{step.otherLabel}</span>
                </td>
                <td>
                  {step.order}: {step.why}.
                </td>
                <td>
                  <HashText hash={step.output} bare full />
                  {step.failure === undefined ? null : (
                    <strong className="iv-step-word">Fails: {step.failure.what}</strong>
                  )}
                </td>
                <td>{step.coverage?.text ?? ''}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}
