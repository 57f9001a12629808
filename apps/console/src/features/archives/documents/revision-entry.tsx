import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { HashText, VisibleText } from '@qldb-console/ion-view';
import { BLOCK_FLAGS } from '@qldb-console/journal/engine';
import { BlockStatusText } from '../../../components/block/block-status-text.tsx';
import { CopyableValue } from '../../../components/copyable-value.tsx';
import { TimeText } from '../../../components/time-text.tsx';
import { timestampText } from '../../../lib/ion-time.ts';
import { pagePaths } from '../../../lib/page-paths.ts';
import type { ReadRevision } from '../../../workers/archive/document-calls.ts';
import type { ReadyArchive } from '../model/ready-archive.ts';
import { rowStanding } from '../model/row-standing.ts';
import { type HistoryEntry, revisionStanding } from './history.ts';
import { RevisionNotes } from './revision-notes.tsx';
import { RevisionViews } from './revision-views.tsx';

interface Props {
  archive: ReadyArchive;
  documentId: string;
  entry: Extract<HistoryEntry, { kind: 'revision' }>;
  /** As they stand in their files; absent while they are read. */
  read: ReadRevision | undefined;
  before: ReadRevision | undefined;
}

/** One revision of a document: where it stands, how, and what changed with it. */
export function RevisionEntry({ archive: { id, strand, judged }, documentId, entry, read, before }: Props) {
  const { revision, again } = entry;
  const { row, sequenceNo, version, transactionId, time, blockFlags } = revision;
  const { strandId } = strand;
  const name = version === undefined ? 'A revision without version' : `Version ${version.toLocaleString('en')}`;
  const content = read?.kind === 'revision' ? read : undefined;
  // Of JSON nothing can be hashed again.
  const isJson = (blockFlags & BLOCK_FLAGS.json) !== 0;
  const verify =
    sequenceNo === undefined || isJson
      ? undefined
      : pagePaths.archiveVerify(id, {
          block: sequenceNo,
          strand: strandId,
          document: documentId,
          recordedIn: content?.recordedIn,
        });
  return (
    <section aria-label={`${name}${sequenceNo === undefined ? '' : `, block ${sequenceNo}`}`}>
      <Container
        header={
          <Header
            variant="h2"
            actions={
              verify === undefined ? undefined : (
                <Button ariaLabel={`Verify revision: ${name.toLowerCase()}`} href={verify}>
                  Verify revision
                </Button>
              )
            }
            info={<BlockStatusText status={revisionStanding(revision)} />}
          >
            {name}
          </Header>
        }
      >
        <SpaceBetween size="m">
          <KeyValuePairs
            columns={4}
            minColumnWidth={200}
            items={[
              {
                label: 'Block',
                value:
                  sequenceNo === undefined ? (
                    'Not told'
                  ) : (
                    <SpaceBetween direction="horizontal" size="xs">
                      <Link href={pagePaths.archiveBlock(id, sequenceNo, { strand: strandId, row })}>
                        Block {sequenceNo.toLocaleString('en')}
                      </Link>
                      <BlockStatusText status={rowStanding({ sequenceNo, flags: blockFlags }, judged?.verdict)} />
                    </SpaceBetween>
                  ),
              },
              {
                label: 'Transaction id',
                value:
                  transactionId === undefined ? (
                    'Not told'
                  ) : (
                    <span className="document-transaction">
                      <CopyableValue what={`transaction id of ${name.toLowerCase()}`} text={transactionId} />
                    </span>
                  ),
              },
              {
                label: 'Transaction time',
                value: content?.txTime ? (
                  <TimeText instant={timestampText(content.txTime)} />
                ) : time === undefined ? (
                  'Not told'
                ) : (
                  <>
                    <TimeText instant={time} />{' '}
                    <Box variant="small" color="text-body-secondary">
                      (of the block)
                    </Box>
                  </>
                ),
              },
              {
                label: 'Revision hash',
                value: content ? <HashText hash={content.hash} label={`hash of ${name.toLowerCase()}`} /> : '–',
              },
            ]}
          />
          {again ? (
            <StatusIndicator type="warning" wrapText>
              This version was there before, or a later one: either the block is there twice, or one of them is not of
              this journal.
            </StatusIndicator>
          ) : null}
          {read === undefined ? <StatusIndicator type="loading">Reading and judging its block</StatusIndicator> : null}
          {read?.kind === 'unreadable' ? (
            <StatusIndicator type="error" wrapText>
              Its block cannot be read from its file any more: <VisibleText text={read.problem.message} />
            </StatusIndicator>
          ) : null}
          {content ? <RevisionNotes archive={id} strandId={strandId} content={content} /> : null}
          {read === undefined || read.kind === 'unreadable' ? null : (
            <RevisionViews name={name} read={read} before={before} beforeVersion={entry.before?.version} />
          )}
        </SpaceBetween>
      </Container>
    </section>
  );
}
