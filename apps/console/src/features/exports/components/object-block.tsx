import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { IonTree } from '@qldb-console/ion-view';
import { useRouter } from '@tanstack/react-router';
import type { Lens } from '../../../components/block/block-content.tsx';
import { BlockView } from '../../../components/block/block-view.tsx';
import { ledgerLinks } from '../../../lib/blocks/block-links.ts';
import { judgeWithRedactions } from '../../../lib/blocks/judged-block.ts';
import type { LoadedBlock } from '../../../lib/blocks/loaded-block.ts';
import { useShortcut } from '../../../lib/shortcuts.ts';
import { expectedAt, loadedAt, type OpenedObject } from '../model/opened-object.ts';
import { readRunBlock } from '../model/run-block.ts';

interface Props {
  connection: string;
  ledger: string;
  opened: OpenedObject;
  /** Place of the block in the object, from 0. */
  index: number;
  /** The block before the first one of the object. */
  previous: LoadedBlock | undefined;
  /** Blocks of the object that record redactions. */
  recordedIn: readonly LoadedBlock[];
  lens: Lens;
  revision: number | undefined;
  onSearch: (change: { lens?: 'text' | 'hashes' | undefined; revision?: number | undefined }) => void;
  hrefOf: (index: number | undefined) => string;
}

/** One block of the object, with its verdict. */
export function ObjectBlock({ connection, ledger, opened, index, previous, recordedIn, hrefOf, ...rest }: Props) {
  const { history } = useRouter();
  const count = opened.parsed.spans.length;
  const expected = expectedAt(opened, index);
  const read = readRunBlock(() => opened.parsed.block(index), expected, index);
  const before = index === 0 ? previous : loadedAt(opened, index - 1);
  const to = (wanted: number) => (wanted >= 0 && wanted < count ? hrefOf(wanted) : undefined);
  const [back, on] = [to(index - 1), to(index + 1)];
  useShortcut('[', back === undefined ? undefined : () => history.push(back));
  useShortcut(']', on === undefined ? undefined : () => history.push(on));
  const sequenceNo =
    read.kind === 'json'
      ? read.block.address?.sequenceNo
      : read.kind === 'block'
        ? read.loaded.sequenceNo
        : expected?.sequenceNo;

  return (
    <SpaceBetween size="l">
      <Header
        variant="h2"
        description={`Number ${index + 1} of ${count.toLocaleString('en')} in the object.`}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button href={hrefOf(undefined)}>All blocks of the object</Button>
            <Button iconName="angle-left" disabled={back === undefined} {...(back === undefined ? {} : { href: back })}>
              Previous block
            </Button>
            <Button
              iconName="angle-right"
              iconAlign="right"
              disabled={on === undefined}
              {...(on === undefined ? {} : { href: on })}
            >
              Next block
            </Button>
          </SpaceBetween>
        }
      >
        {sequenceNo === undefined ? `Block number ${index + 1}` : `Block ${sequenceNo}`}
      </Header>
      {read.kind === 'json' ? (
        <>
          <Alert type="warning" statusIconAriaLabel="Warning" header="Read, not verified">
            {read.notVerifiable}
          </Alert>
          <IonTree value={read.block.value} label={`Block ${sequenceNo ?? index + 1} as JSON says it`} />
        </>
      ) : (
        <BlockView
          {...rest}
          links={ledgerLinks(connection, ledger)}
          // An error names its place in the whole object.
          loaded={read.kind === 'block' ? read.loaded : { strandId: '', sequenceNo: index, source: opened.bytes }}
          judged={
            read.kind === 'block'
              ? judgeWithRedactions(read.loaded, before, recordedIn)
              : { kind: 'unreadable', error: read.error }
          }
          recordedIn={undefined}
        />
      )}
    </SpaceBetween>
  );
}
