import Box from '@cloudscape-design/components/box';
import Tabs, { type TabsProps } from '@cloudscape-design/components/tabs';
import { IonDiff, IonText, IonTree } from '@qldb-console/ion-view';
import type { IonValue } from '@qldb-console/journal';
import type { ReadRevision } from '../../../workers/archive/document-calls.ts';

interface Props {
  /** e.g. `Version 3`. */
  name: string;
  read: Exclude<ReadRevision, { kind: 'unreadable' }>;
  /** What it is compared with; absent for the first revision, and while that is read. */
  before: ReadRevision | undefined;
  beforeVersion: number | undefined;
}

/** What changed with a revision, its data as a tree and as Ion text, its metadata. */
export function RevisionViews({ name, read, before, beforeVersion }: Props) {
  if (read.kind === 'json')
    return (
      <>
        <Box color="text-body-secondary">{read.notVerifiable}</Box>
        <IonTree value={read.value} label={`${name} as JSON says it`} />
      </>
    );
  const { data, metadata, source } = read;
  const tabs: TabsProps.Tab[] = [];
  const beforeName = beforeVersion === undefined ? 'Before' : `Version ${beforeVersion.toLocaleString('en')}`;
  if (before !== undefined)
    tabs.push({
      id: 'changes',
      label: 'What changed',
      content: <Changes before={before} data={data} beforeName={beforeName} name={name} />,
    });
  if (data !== undefined)
    tabs.push(
      { id: 'data', label: 'Data', content: <IonTree value={data} label={`Data of ${name.toLowerCase()}`} /> },
      {
        id: 'text',
        label: 'Ion text',
        content: <IonText value={data} source={source} label={`Data of ${name.toLowerCase()} as Ion text`} />,
      },
    );
  if (metadata !== undefined)
    tabs.push({
      id: 'metadata',
      label: 'Metadata',
      content: <IonTree value={metadata} label={`Metadata of ${name.toLowerCase()}`} />,
    });
  return tabs.length === 0 ? null : <Tabs ariaLabel={`Views of ${name.toLowerCase()}`} tabs={tabs} />;
}

interface ChangesProps {
  before: ReadRevision;
  data: IonValue | undefined;
  beforeName: string;
  name: string;
}

/** Differences with their types, or why there is nothing to compare. */
function Changes({ before, data, beforeName, name }: ChangesProps) {
  const dataBefore = before.kind === 'revision' ? before.data : undefined;
  if (data !== undefined && dataBefore !== undefined)
    return (
      <IonDiff
        before={dataBefore}
        after={data}
        label={`${name} against ${beforeName.toLowerCase()}`}
        beforeName={beforeName}
        afterName={name}
      />
    );
  if (data === undefined && dataBefore !== undefined)
    return `${name} has no data: nothing of what ${beforeName.toLowerCase()} said is here any more.`;
  return `The data of ${beforeName.toLowerCase()} is not there: nothing can be compared.`;
}
