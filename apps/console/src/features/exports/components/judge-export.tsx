import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ExportContents } from '@qldb-console/contract';
import { useMemo, useState } from 'react';
import { StoredHashEncoding } from '../../../components/stored-hash-encoding.tsx';
import { formatByteSize } from '../../../lib/byte-size.ts';
import { pagePaths } from '../../../lib/page-paths.ts';
import { useDigests } from '../../digests/model/digests.ts';
import { judgeObjects, type ObjectsProgress } from '../api/judge-objects.ts';
import { summariseContents } from '../model/contents-findings.ts';
import { JournalRun } from '../model/journal-run.ts';
import { RunPanel } from './run-panel.tsx';
import { useRun } from './use-run.ts';

interface Props {
  connection: string;
  ledger: string;
  exportId: string;
  contents: ExportContents;
}

/** Judges every block of every object of an export, one after the other, on request. */
export function JudgeExport({ connection, ledger, exportId, contents }: Props) {
  const { state, start, stop } = useRun();
  const [progress, setProgress] = useState<ObjectsProgress>({ objects: 0, bytes: 0, missing: [] });
  const { own, bytes, findings } = useMemo(() => summariseContents(contents, false), [contents]);
  const strands = new Set(contents.completedManifests.map(({ strandId }) => strandId));
  const digests = useDigests().filter(({ tip }) => strands.has(tip.strandId));
  const judge = () =>
    start(new JournalRun(undefined, digests), (run, step, signal) =>
      judgeObjects({
        run,
        step,
        signal,
        object: { connection, ledger, exportId },
        keys: own.map(({ key }) => key),
        onProgress: setProgress,
      }),
    );
  const missing = [...findings.filter(({ tone }) => tone === 'error').map(({ text }) => text), ...progress.missing];
  return (
    <StoredHashEncoding>
      <SpaceBetween size="l">
        {state.phase === 'idle' ? (
          <Container
            header={
              <Header
                variant="h2"
                description={`Loads all ${own.length.toLocaleString('en')} objects (${formatByteSize(bytes)}), hashes every block again in this browser, and compares each with the one before it. ${comparison(digests.length)}`}
                actions={
                  <Button disabled={own.length === 0} onClick={judge}>
                    Judge all blocks
                  </Button>
                }
              >
                The whole export
              </Header>
            }
          />
        ) : null}
        <RunPanel
          state={state}
          scope={{ what: 'this export', missing }}
          done={bytes === 0 ? 1 : progress.bytes / bytes}
          progress={`${progress.objects.toLocaleString('en')} of ${own.length.toLocaleString('en')} objects, ${state.totals.blocks.toLocaleString('en')} blocks`}
          hrefOf={({ key, index }) => pagePaths.exportObject(connection, ledger, exportId, { key, at: index })}
          onStop={stop}
          onAgain={judge}
        />
      </SpaceBetween>
    </StoredHashEncoding>
  );
}

const comparison = (digests: number) =>
  digests === 0
    ? 'The console knows no digest of this journal; load one on the Digests page to compare the export with it.'
    : `Compared with ${digests === 1 ? 'the digest' : `the ${digests} digests`} of this journal that the console knows, when the export begins with block 0.`;
