import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { SaveEvidence } from '../../../components/save-evidence.tsx';
import { ShareWithAuditor } from '../../../components/share/share-with-auditor.tsx';
import { readArchiveId } from '../../../lib/archive-id.ts';
import { TOOL } from '../../../lib/tool.ts';
import { askArchive, judgeStrand } from '../model/open-archives.ts';
import type { ReadyArchive } from '../model/ready-archive.ts';

/** What can be done with the strand that is shown. */
export function ArchiveActions({ archive: { id, strand, judged } }: { archive: ReadyArchive }) {
  const { strandId } = strand;
  const origin = readArchiveId(id);
  const isAtWork = judged?.phase === 'running' || judged?.phase === 'paused';
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {isAtWork ? null : (
        <Button variant={judged === undefined ? 'primary' : 'normal'} onClick={() => judgeStrand(id, strandId)}>
          {judged === undefined ? 'Judge all blocks' : 'Judge again'}
        </Button>
      )}
      {origin?.kind === 's3' ? (
        <ShareWithAuditor
          connection={origin.connection}
          target={{ kind: 'archive', bucket: origin.bucket, prefix: origin.prefix }}
        />
      ) : null}
      {judged?.verdict === undefined ? null : (
        <SaveEvidence
          make={() => askArchive(id).call('evidence', { strandId, made: new Date().toISOString(), tool: { ...TOOL } })}
        />
      )}
    </SpaceBetween>
  );
}
