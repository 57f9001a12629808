import Alert from '@cloudscape-design/components/alert';
import { VisibleText } from '@qldb-console/ion-view';
import { equalBytes } from '@qldb-console/journal';
import { pagePaths } from '../../../lib/page-paths.ts';
import type { ArchiveRow } from '../../../workers/archive/calls.ts';

interface Props {
  archive: string;
  strandId: string;
  /** Several of one number. */
  rows: readonly ArchiveRow[];
  shown: ArchiveRow | undefined;
}

/** A number that several blocks have: which there are, and whether they state the same hash. */
export function SameNumber({ archive, strandId, rows, shown }: Props) {
  const same = rows.every(({ blockHash }) => equalBytes(blockHash, rows[0]?.blockHash ?? new Uint8Array()));
  return (
    <Alert type="warning" statusIconAriaLabel="Warning" header={`There are ${rows.length} blocks with this number`}>
      {same
        ? 'All of them state the same hash.'
        : 'They state different hashes. A journal has one block of each number, so at most one of them is its block.'}
      <ul className="plain-list">
        {rows.map((row) => (
          <li key={row.row}>
            <a href={pagePaths.archiveBlock(archive, row.sequenceNo ?? 0, { strand: strandId, row: row.row })}>
              In <VisibleText text={row.file} />, byte {row.start.toLocaleString('en')}
            </a>
            {row === shown ? ' (shown here)' : ''}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
