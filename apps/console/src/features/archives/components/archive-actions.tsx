import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { SaveEvidence } from '../../../components/save-evidence.tsx';
import { TOOL } from '../../../lib/tool.ts';
import { askArchive, judgeStrand } from '../model/open-archives.ts';
import type { ReadyArchive } from '../model/ready-archive.ts';

/** What can be done with the strand that is shown. */
export function ArchiveActions({ archive: { id, strand, judged } }: { archive: ReadyArchive }) {
  const { strandId } = strand;
  const isAtWork = judged?.phase === 'running' || judged?.phase === 'paused';
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {isAtWork ? null : (
        <Button variant={judged === undefined ? 'primary' : 'normal'} onClick={() => judgeStrand(id, strandId)}>
          {judged === undefined ? 'Judge all blocks' : 'Judge again'}
        </Button>
      )}
      {judged?.verdict === undefined ? null : (
        <SaveEvidence
          make={() => askArchive(id).call('evidence', { strandId, made: new Date().toISOString(), tool: { ...TOOL } })}
        />
      )}
    </SpaceBetween>
  );
}
