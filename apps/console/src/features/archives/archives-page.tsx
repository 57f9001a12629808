import '@qldb-console/ion-view/ion-view.css';
import './archives.css';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { pagePaths } from '../../lib/page-paths.ts';
import { useIsSignedOut } from '../../lib/session.ts';
import { OpenFromS3 } from './components/open-from-s3.tsx';
import { PickFiles } from './components/pick-files.tsx';
import { RecentArchives } from './components/recent-archives.tsx';
import { SampleArchives } from './components/sample-archives.tsx';
import { openTaken } from './model/open-archives.ts';

/** Where exported journals are opened, whether or not their ledger still exists. */
export function ArchivesPage() {
  const { history } = useRouter();
  const [fromS3, setFromS3] = useState(false);
  const isSignedOut = useIsSignedOut();
  const show = (id: string) => history.push(pagePaths.archive(id));
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="A journal outside its ledger: what journal exports wrote, in a folder or in S3. It is looked through and judged in this browser."
        >
          Archives
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Container
          header={
            <Header
              variant="h2"
              description="Ion text, Ion binary or JSON Lines, also compressed with gzip. The files are read where they lie; nothing is uploaded, and nothing is changed."
            >
              Open an archive
            </Header>
          }
        >
          <PickFiles onTaken={(taken) => void openTaken(taken).then(show)}>
            <Button
              {...(isSignedOut
                ? { disabled: true, disabledReason: 'Sign in first: the console reads the bucket' }
                : {})}
              onClick={() => setFromS3(true)}
            >
              Open from S3
            </Button>
          </PickFiles>
        </Container>
        <SampleArchives />
        <RecentArchives />
      </SpaceBetween>
      {fromS3 ? <OpenFromS3 onOpen={show} onClose={() => setFromS3(false)} /> : null}
    </ContentLayout>
  );
}
