import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { archiveId } from '../../../lib/archive-id.ts';
import { formatByteSize } from '../../../lib/byte-size.ts';
import { pagePaths } from '../../../lib/page-paths.ts';
import { useSampleArchives } from '../api/sample-archives.ts';

/** Archives to try it out with: one click opens and judges them. */
export function SampleArchives() {
  const samples = useSampleArchives();
  return (
    <Container
      header={
        <Header variant="h2" description="To see what a verdict looks like before you open an archive of your own.">
          Sample archives
        </Header>
      }
    >
      {samples.isPending ? <StatusIndicator type="loading">Loading the samples</StatusIndicator> : null}
      {samples.isError ? (
        <ProblemAlert
          what="The samples could not be loaded."
          error={samples.error}
          onRetry={() => void samples.refetch()}
        />
      ) : null}
      <ul className="sample-archives">
        {samples.data?.archives.map(({ id, title, description, files }) => {
          const href = pagePaths.archive(archiveId({ kind: 'sample', sample: id }));
          return (
            <li key={id}>
              <SpaceBetween size="xs">
                <Box variant="h3" padding="n">
                  <Link href={href} fontSize="heading-s">
                    {title}
                  </Link>
                </Box>
                <Box variant="p">{description}</Box>
                <Box variant="small" color="text-body-secondary">
                  {files.length} files, {formatByteSize(files.reduce((sum, { size }) => sum + size, 0))}
                </Box>
                <Button href={href} ariaLabel={`Open and judge: ${title}`}>
                  Open and judge
                </Button>
              </SpaceBetween>
            </li>
          );
        })}
      </ul>
    </Container>
  );
}
