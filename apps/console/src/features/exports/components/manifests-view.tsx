import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ExportContents } from '@qldb-console/contract';
import { IonText, VisibleText } from '@qldb-console/ion-view';
import { encodeUtf8, type IonValue, JournalError, readSingle } from '@qldb-console/journal';
import { useMemo } from 'react';
import { EmptyState } from '../../../components/empty-state.tsx';

/** The manifests as they stand in the bucket: what was ordered, and what belongs to the export. */
export function ManifestsView({ contents }: { contents: ExportContents }) {
  const { startedManifest, completedManifests } = contents;
  const all = [
    ...(startedManifest ? [{ ...startedManifest, title: 'Started manifest' }] : []),
    ...completedManifests.map((one) => ({ ...one, title: `Completed manifest of strand ${one.strandId}` })),
  ];
  if (all.length === 0)
    return (
      <Container>
        <EmptyState title="No manifests" text="The bucket holds no manifest of this export, or not yet." />
      </Container>
    );
  return (
    <SpaceBetween size="l">
      {all.map((manifest) => (
        <Manifest key={manifest.key} manifest={manifest} />
      ))}
    </SpaceBetween>
  );
}

interface Manifest {
  readonly key: string;
  readonly title: string;
  readonly ionText: string;
  readonly unreadable?: string | undefined;
}

function Manifest({ manifest: { key, title, ionText, unreadable } }: { manifest: Manifest }) {
  const read = useMemo(() => readManifest(ionText), [ionText]);
  return (
    <Container
      header={
        <Header variant="h2" description={<VisibleText text={key} />}>
          {title}
        </Header>
      }
    >
      {unreadable !== undefined ? (
        <StatusIndicator type="error" wrapText>
          This manifest cannot be read: {unreadable}
        </StatusIndicator>
      ) : 'value' in read ? (
        <IonText value={read.value} source={encodeUtf8(ionText)} label={title} />
      ) : (
        <SpaceBetween size="s">
          <StatusIndicator type="error" wrapText>
            This manifest is not Ion: {read.error.message} ({read.error.code}, at byte {read.error.at})
          </StatusIndicator>
          <pre className="unread-block">
            <VisibleText text={ionText} />
          </pre>
        </SpaceBetween>
      )}
    </Container>
  );
}

function readManifest(ionText: string): { value: IonValue } | { error: JournalError } {
  try {
    return { value: readSingle(encodeUtf8(ionText)) };
  } catch (error) {
    if (error instanceof JournalError) return { error };
    throw error;
  }
}
