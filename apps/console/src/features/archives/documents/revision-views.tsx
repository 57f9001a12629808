import Box from '@cloudscape-design/components/box';
import Tabs, { type TabsProps } from '@cloudscape-design/components/tabs';
import { IonDiff, IonText, IonTree } from '@qldb-console/ion-view';
import type { IonValue } from '@qldb-console/journal';
import type { ReadRevision } from '../../../workers/archive/document-calls.ts';

interface Props {
  /** e.g. `Version 3`. */
  name: string;
  read: ReadRevision;
  /** What it is compared with; absent for the first revision, and while that is read. */
  before: ReadRevision | undefined;
  beforeVersion: number | undefined;
}

/** What changed with a revision, its data as a tree and as Ion text, its metadata. */
export function RevisionViews({ name, read, before, beforeVersion }: Props) {
  const tabs: TabsProps.Tab[] = [];
  const beforeName = beforeVersion === undefined ? 'Before' : `Version ${beforeVersion.toLocaleString('en')}`;
  const of = `of ${name.toLowerCase()}`;
  if (before !== undefined)
    tabs.push({
      id: 'changes',
      label: 'What changed',
      content: <Changes before={dataOf(before)} after={dataOf(read)} beforeName={beforeName} name={name} />,
    });
  if (read.kind === 'json')
    tabs.push({ id: 'json', label: 'As JSON says it', content: <IonTree value={read.value} label={`JSON ${of}`} /> });
  if (read.kind === 'revision') {
    const { data, metadata, source } = read;
    if (data !== undefined)
      tabs.push(
        { id: 'data', label: 'Data', content: <IonTree value={data} label={`Data ${of}`} /> },
        {
          id: 'text',
          label: 'Ion text',
          content: <IonText value={data} source={source} label={`Data ${of} as Ion text`} />,
        },
      );
    if (metadata !== undefined)
      tabs.push({
        id: 'metadata',
        label: 'Metadata',
        content: <IonTree value={metadata} label={`Metadata ${of}`} />,
      });
  }
  return (
    <>
      {read.kind === 'json' ? <Box color="text-body-secondary">{read.notVerifiable}</Box> : null}
      {tabs.length === 0 ? null : <Tabs ariaLabel={`Views ${of}`} tabs={tabs} />}
    </>
  );
}

function dataOf(read: ReadRevision): IonValue | undefined {
  if (read.kind === 'revision') return read.data;
  if (read.kind === 'unreadable' || read.value.type !== 'struct') return undefined;
  return read.value.fields.find(({ name }) => name.text === 'data')?.value;
}

interface ChangesProps {
  before: IonValue | undefined;
  after: IonValue | undefined;
  beforeName: string;
  name: string;
}

/** Differences with their types, or why there is nothing to compare. */
function Changes({ before, after, beforeName, name }: ChangesProps) {
  if (after !== undefined && before !== undefined)
    return (
      <IonDiff
        before={before}
        after={after}
        label={`${name} against ${beforeName.toLowerCase()}`}
        beforeName={beforeName}
        afterName={name}
      />
    );
  if (after === undefined && before !== undefined)
    return `${name} has no data: nothing of what ${beforeName.toLowerCase()} said is here any more.`;
  return `The data of ${beforeName.toLowerCase()} is not there: nothing can be compared.`;
}
