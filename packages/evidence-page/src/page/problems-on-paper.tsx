import { ChecksTable } from '@qldb-console/ion-view';
import type { Check } from '@qldb-console/journal';

/** Rows on paper. */
const FIRST = 12;

/** What does not hold, where the page is printed: the whole table of checks has no room there. */
export function ProblemsOnPaper({ checks }: { checks: readonly Check[] }) {
  const problems = checks.filter(({ status }) => status === 'failed' || status === 'finding');
  if (problems.length === 0) return null;
  const rest = problems.length - FIRST;
  return (
    <section className="ev-box ev-paper" aria-label="What does not hold">
      <h2 className="iv-heading">What does not hold ({problems.length})</h2>
      <ChecksTable checks={problems.slice(0, FIRST)} label="Checks that do not hold" />
      {rest > 0 ? <p className="iv-note">And {rest} more, in the file.</p> : null}
    </section>
  );
}
