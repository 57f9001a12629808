import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { HashText, VisibleText } from '@qldb-console/ion-view';
import { RevisionExplained } from '../../../components/journal-verdict/causes-table.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import type { RevisionContent } from '../../../workers/archive/document-calls.ts';

interface Props {
  archive: string;
  strandId: string;
  content: RevisionContent;
}

/** What is to be known of a revision that is not simply there and sound. */
export function RevisionNotes({ archive, strandId, content: revision }: Props) {
  const { form, content, recordedIn, dataHash, failed, explanation } = revision;
  return (
    <>
      {content === 'failed' ? (
        <StatusIndicator type="error" wrapText>
          Its content does not give its hash. The hash stands as it was written: what is shown here is not what was
          hashed then.
        </StatusIndicator>
      ) : null}
      {explanation === undefined ? null : <RevisionExplained revision={explanation} />}
      {form === 'redacted' ? (
        <div>
          {recordedIn === undefined ? (
            <StatusIndicator type="warning" wrapText>
              Its data is gone, and no block here records a redaction of it: what removed it is not known.
            </StatusIndicator>
          ) : (
            <div>
              Its data was removed by a redaction that{' '}
              <Link href={pagePaths.archiveBlock(archive, recordedIn, { strand: strandId })}>
                block {recordedIn.toLocaleString('en')}
              </Link>{' '}
              records. Its hash still holds, with the hash of the data in place of it.
            </div>
          )}
          {dataHash === undefined ? null : (
            <div>
              Hash of the data that was there: <HashText hash={dataHash} label="hash of the removed data" />
            </div>
          )}
        </div>
      ) : null}
      {form === 'deleted' ? (
        <StatusIndicator type={content === 'deleted' ? 'stopped' : 'warning'} wrapText>
          {content === 'deleted'
            ? 'The document was deleted here. The revision has metadata and no data.'
            : 'It has metadata and no data, as a deletion has, but its hash fits no known formula of one.'}
        </StatusIndicator>
      ) : null}
      {failed.length === 0 ? null : (
        <ul className="plain-list">
          {failed.map((why) => (
            <li key={why}>
              <StatusIndicator type="error" wrapText>
                <VisibleText text={`In its block, ${why}.`} />
              </StatusIndicator>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
