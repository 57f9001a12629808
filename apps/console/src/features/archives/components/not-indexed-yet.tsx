import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import { EmptyState } from '../../../components/empty-state.tsx';
import { judgeStrand } from '../model/open-archives.ts';
import type { ReadyArchive } from '../model/ready-archive.ts';

/** Where blocks would be listed or looked up, before any was judged: judging finds them. */
export function NotIndexedYet({ archive: { id, strand } }: { archive: ReadyArchive }) {
  return (
    <Container>
      <EmptyState
        title="No block was read yet"
        text="Blocks can be listed and looked up once they are judged: that is when an index of them is made. The files are read from where they lie."
        action={
          <Button variant="primary" onClick={() => judgeStrand(id, strand.strandId)}>
            Judge all blocks
          </Button>
        }
      />
    </Container>
  );
}
