import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { VisibleText } from '@qldb-console/ion-view';
import { type ReactNode, useMemo } from 'react';
import { EmptyState } from '../../../components/empty-state.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import type { ArchiveState } from '../../../workers/archive/calls.ts';
import { type ArchiveView, allowReading, giveAgain, reopenArchive, useArchive } from '../model/open-archives.ts';
import { type ReadyArchive, readyArchive } from '../model/ready-archive.ts';
import { PickFiles } from './pick-files.tsx';

interface Props {
  id: string;
  /** The strand that the address names; absent: the largest one. */
  strandId: string | undefined;
  /** Puts a heading over what is shown instead of the page. */
  frame: (content: ReactNode) => ReactNode;
  children: (archive: ReadyArchive) => ReactNode;
}

/** Opens the archive of a page. What stands in the way is told, with what to do about it; then the page is drawn. */
export function ArchiveGate({ id, strandId, frame, children }: Props) {
  const view = useArchive(id);
  const ready = useMemo(() => readyArchive(id, view, strandId), [id, view, strandId]);
  return ready === undefined ? frame(<Obstacle id={id} view={view} />) : children(ready);
}

function Obstacle({ id, view }: { id: string; view: ArchiveView }) {
  switch (view.phase) {
    case 'looking':
      return <StatusIndicator type="loading">Looking up the archive</StatusIndicator>;
    case 'unknown':
      return (
        <EmptyState
          title="There is no such archive"
          text="The address of this page names none."
          action={<Button href={pagePaths.archives()}>All archives</Button>}
        />
      );
    case 'needs-permission':
      return (
        <Container header={<Header variant="h2">Read the folder again?</Header>}>
          <SpaceBetween size="s">
            <span>
              This browser remembers the folder <VisibleText text={view.name} />, and asks you before it lets the
              console read it again. What was judged before is not lost.
            </span>
            <Button variant="primary" onClick={() => void allowReading(id)}>
              Allow reading
            </Button>
          </SpaceBetween>
        </Container>
      );
    case 'needs-files':
      return (
        <Container
          header={
            <Header
              variant="h2"
              description="A page that is loaded again cannot read files by itself. Give the same ones once more: they are recognised, and judging goes on where it was."
            >
              Choose <VisibleText text={view.name} /> again
            </Header>
          }
        >
          <PickFiles onTaken={(taken) => void giveAgain(id, taken)} />
        </Container>
      );
    case 'lost':
      return (
        <Problem
          title="The thread that reads the archive ended"
          code={view.problem.code}
          message={view.problem.message}
          id={id}
        />
      );
    case 'open':
      return <NotReady id={id} state={view.state} />;
  }
}

function NotReady({ id, state: { phase, files, problem, inventory } }: { id: string; state: ArchiveState }) {
  if (phase === 'failed')
    return (
      <Problem
        title="The archive could not be opened"
        code={problem?.code ?? 'internal'}
        message={problem?.message ?? ''}
        id={id}
      />
    );
  if (phase === 'ready')
    return (
      <SpaceBetween size="l">
        <Alert type="warning" statusIconAriaLabel="Warning" header="There is no journal in it">
          <ul className="plain-list">
            {inventory?.findings.map(({ sentence }) => (
              <li key={sentence}>
                <VisibleText text={sentence} />
              </li>
            ))}
          </ul>
        </Alert>
        <Container header={<Header variant="h2">Open something else</Header>}>
          <Button href={pagePaths.archives()}>All archives</Button>
        </Container>
      </SpaceBetween>
    );
  if (files.done === 0 || files.found === 0)
    return (
      <StatusIndicator type="loading">
        Listing the files{files.found > 0 ? `: ${files.found.toLocaleString('en')} so far` : ''}
      </StatusIndicator>
    );
  return (
    <ProgressBar
      value={Math.floor((100 * files.done) / files.found)}
      label="Looking through the files"
      description={`${files.done.toLocaleString('en')} of ${files.found.toLocaleString('en')} files: manifests whole, of objects the beginning and the end`}
    />
  );
}

function Problem({ title, code, message, id }: { title: string; code: string; message: string; id: string }) {
  return (
    <Alert
      type="error"
      statusIconAriaLabel="Error"
      header={title}
      action={
        <Button iconName="refresh" onClick={() => reopenArchive(id)}>
          Retry
        </Button>
      }
    >
      <VisibleText text={message} /> ({code})
    </Alert>
  );
}
