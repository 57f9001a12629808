import { VisibleText } from '@qldb-console/ion-view';
import type { Cause, CauseKind } from '@qldb-console/journal/judgement';
import { useQuery } from '@tanstack/react-query';
import { RevisionExplained } from '../../../components/journal-verdict/causes-table.tsx';
import type { StrandState } from '../../../workers/archive/calls.ts';
import { archiveQuery } from '../api/archive-queries.ts';

interface Props {
  archive: string;
  judged: StrandState;
  cause: Cause;
}

/** Kinds of causes that lie inside of a block, where a closer look finds more. */
const INSIDE: ReadonlySet<CauseKind> = new Set([
  'altered-content',
  'altered-transaction',
  'altered-revisions',
  'altered-metadata',
  'hash-altered',
]);

/** Reads the block of a cause from its file, and says what in it does not fit, and what would. */
export function CauseExplained({ archive, judged, cause }: Props) {
  const { strandId } = judged;
  const { data } = useQuery({
    ...archiveQuery(archive, judged, 'explain', { strandId, cause: cause.id }),
    enabled: INSIDE.has(cause.kind),
  });
  if (data === undefined) return null;
  const { sentences, revisions } = data.answer;
  return (
    <>
      {revisions.map((revision) => (
        <RevisionExplained key={revision.index} revision={revision} />
      ))}
      {revisions.length > 0
        ? null
        : sentences.map((sentence) => (
            <p key={sentence}>
              <VisibleText text={sentence} />
            </p>
          ))}
    </>
  );
}
