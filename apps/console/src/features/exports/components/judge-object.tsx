import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useEffect } from 'react';
import type { Lens } from '../../../components/block/block-content.tsx';
import type { LoadedBlock } from '../../../lib/blocks/loaded-block.ts';
import { pagePaths } from '../../../lib/page-paths.ts';
import { judgeObject } from '../api/judge-object.ts';
import { JournalRun } from '../model/journal-run.ts';
import { addBlock, type OpenedObject } from '../model/opened-object.ts';
import { ObjectBlock } from './object-block.tsx';
import { ObjectBlocksTable } from './object-blocks-table.tsx';
import { RunPanel } from './run-panel.tsx';
import { useRun } from './use-run.ts';

interface Props {
  connection: string;
  ledger: string;
  exportId: string;
  opened: OpenedObject;
  /** The last block of the object before, where there is one. */
  previous: LoadedBlock | undefined;
  page: number;
  /** Place of the block that is open. */
  at: number | undefined;
  lens: Lens;
  revision: number | undefined;
  onPage: (page: number) => void;
  onSearch: (change: { lens?: 'text' | 'hashes' | undefined; revision?: number | undefined }) => void;
}

/** Judges every block of an object as soon as it is opened, and lists them. */
export function JudgeObject(props: Props) {
  const { connection, ledger, exportId, opened, previous, page, at, lens, revision, onPage, onSearch } = props;
  const { state, start, stop } = useRun();
  const blocks = opened.parsed.spans.length;
  const judge = useCallback(() => {
    start(new JournalRun(previous), async (run, step, signal) => {
      // In a thread of its own, while the rows of the blocks are made here.
      const verdict = judgeObject(opened, previous, signal);
      verdict.catch(() => {});
      for (let index = 0; index < blocks; index++) {
        addBlock(run, opened, index);
        await step();
      }
      return verdict;
    });
  }, [start, opened, previous, blocks]);
  useEffect(judge, [judge]);

  const hrefOf = (key: string, place: { page?: number | undefined; at?: number | undefined }) =>
    pagePaths.exportObject(connection, ledger, exportId, { key, ...place });
  if (at !== undefined && at < blocks)
    return (
      <ObjectBlock
        connection={connection}
        ledger={ledger}
        opened={opened}
        index={at}
        previous={previous}
        recordedIn={state.recording}
        lens={lens}
        revision={revision}
        onSearch={onSearch}
        hrefOf={(index) => hrefOf(opened.key, { page: page === 1 ? undefined : page, at: index })}
      />
    );
  return (
    <SpaceBetween size="l">
      <RunPanel
        state={state}
        what="this object"
        done={blocks === 0 ? 1 : state.rows.length / blocks}
        progress={`${state.rows.length.toLocaleString('en')} of ${blocks.toLocaleString('en')} blocks`}
        hrefOf={(place) => hrefOf(place.key, { at: place.index })}
        onStop={stop}
        onAgain={judge}
      />
      <ObjectBlocksTable
        rows={state.rows}
        blocks={blocks}
        page={page}
        onPage={onPage}
        hrefOf={(place) => hrefOf(place.key, { page: page === 1 ? undefined : page, at: place.index })}
      />
    </SpaceBetween>
  );
}
