import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ExportContents } from '@qldb-console/contract';
import { VerdictPanel, VisibleText } from '@qldb-console/ion-view';
import { type ReactNode, useMemo } from 'react';
import { CausesTable } from '../../../components/journal-verdict/causes-table.tsx';
import { CoveragePanel } from '../../../components/journal-verdict/coverage-panel.tsx';
import { JudgingProgress } from '../../../components/journal-verdict/judging-progress.tsx';
import { StoredHashEncoding } from '../../../components/stored-hash-encoding.tsx';
import { archiveId } from '../../../lib/archive-id.ts';
import { formatByteSize } from '../../../lib/byte-size.ts';
import { pagePaths } from '../../../lib/page-paths.ts';
import { provenanceText } from '../../archives/model/archive-text.ts';
import { type ArchiveView, closeArchive, judgeArchive, useArchiveView } from '../../archives/model/open-archives.ts';
import { readyArchive } from '../../archives/model/ready-archive.ts';
import { strandProgress } from '../../archives/model/strand-progress.ts';
import { useDigests } from '../../digests/model/digests.ts';
import { summariseContents } from '../model/contents-findings.ts';

interface Props {
  connection: string;
  ledger: string;
  exportId: string;
  contents: ExportContents;
}

/** Judges every block of an export on request, as an archive: in threads of its own, while other pages are shown. */
export function JudgeExport({ connection, ledger, exportId, contents }: Props) {
  const id = archiveId({ kind: 'export', connection, ledger, exportId });
  const view = useArchiveView(id);
  const { own, bytes } = useMemo(() => summariseContents(contents, false), [contents]);
  const strands = new Set(contents.completedManifests.map(({ strandId }) => strandId));
  const digests = useDigests().filter(({ tip }) => strands.has(tip.strandId));
  const again = () => {
    // What lies in the bucket may be another thing by now.
    closeArchive(id);
    judgeArchive(id, true);
  };
  const asArchive = <Button href={pagePaths.archive(id)}>Open as archive</Button>;
  return (
    <StoredHashEncoding>
      {view === undefined || isIdle(id, view) ? (
        <Container
          header={
            <Header
              variant="h2"
              description={`Loads all ${own.length.toLocaleString('en')} objects (${formatByteSize(bytes)}), hashes every block again in this browser, and compares each with the one before it. ${comparison(digests.length)}`}
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  {asArchive}
                  <Button disabled={own.length === 0} onClick={() => judgeArchive(id)}>
                    Judge all blocks
                  </Button>
                </SpaceBetween>
              }
            >
              The whole export
            </Header>
          }
        />
      ) : (
        <Judged id={id} view={view} asArchive={asArchive} onAgain={again} />
      )}
    </StoredHashEncoding>
  );
}

/** Open as an archive, and nobody has asked for a judgement yet. */
function isIdle(id: string, view: ArchiveView): boolean {
  const ready = readyArchive(id, view, undefined);
  return ready !== undefined && ready.judged === undefined;
}

interface JudgedProps {
  id: string;
  view: ArchiveView;
  asArchive: ReactNode;
  onAgain: () => void;
}

function Judged({ id, view, asArchive, onAgain }: JudgedProps) {
  const actions = (
    <SpaceBetween direction="horizontal" size="xs">
      {asArchive}
      <Button onClick={onAgain}>Judge again</Button>
    </SpaceBetween>
  );
  const problem = problemOf(view);
  if (problem !== undefined)
    return (
      <Alert type="error" statusIconAriaLabel="Error" header="The export could not be judged" action={actions}>
        <VisibleText text={problem} /> There is no verdict on the whole.
      </Alert>
    );
  const ready = readyArchive(id, view, undefined);
  if (ready === undefined)
    return view.phase === 'open' && view.state.phase === 'ready' ? (
      <Alert type="warning" statusIconAriaLabel="Warning" header="There is no journal in it" action={actions}>
        {view.state.inventory?.findings[0]?.sentence}
      </Alert>
    ) : (
      <StatusIndicator type="loading">Looking through the objects</StatusIndicator>
    );
  const { strand, judged } = ready;
  if (judged?.phase === 'running' || judged?.phase === 'paused')
    return (
      <Container>
        <JudgingProgress {...strandProgress(id, strand, judged)} />
      </Container>
    );
  if (judged?.verdict === undefined)
    return (
      <Container>
        <SpaceBetween size="s">
          <span>
            Cancelled after {(judged?.blocks ?? 0).toLocaleString('en')} blocks. There is no verdict on the whole.
          </span>
          {actions}
        </SpaceBetween>
      </Container>
    );
  const hrefOf = (sequenceNo: number) => pagePaths.archiveBlock(id, sequenceNo, { strand: strand.strandId });
  return (
    <SpaceBetween size="l">
      <VerdictPanel verdict={judged.verdict}>{provenanceText(judged)}</VerdictPanel>
      <CoveragePanel verdict={judged.verdict} hrefOf={hrefOf} />
      <CausesTable verdict={judged.verdict} hrefOf={hrefOf} />
      {actions}
    </SpaceBetween>
  );
}

function problemOf(view: ArchiveView): string | undefined {
  if (view.phase === 'lost') return view.problem.message;
  if (view.phase !== 'open') return undefined;
  if (view.state.phase === 'failed') return view.state.problem?.message ?? '';
  return view.state.strands.find(({ phase }) => phase === 'failed')?.problem?.message;
}

const comparison = (digests: number) =>
  digests === 0
    ? 'The console knows no digest of this journal; load one on the Digests page to compare the export with it.'
    : `Compared with ${digests === 1 ? 'the digest' : `the ${digests} digests`} of this journal that the console knows, when the export begins with block 0.`;
