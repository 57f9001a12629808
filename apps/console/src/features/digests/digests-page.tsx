import '@qldb-console/ion-view/ion-view.css';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { DigestList } from './components/digest-list.tsx';
import { useDigests } from './model/digests.ts';

/** Every digest this browser knows of, of all ledgers. `children`: what they say of journals that are at hand. */
export function DigestsPage({ children }: { children?: ReactNode }) {
  const digests = useDigests();
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="A digest is the hash of a whole journal up to one block. One that was saved outside the ledger proves what stood in the journal then."
        >
          Digests
        </Header>
      }
    >
      <SpaceBetween size="l">
        <DigestList
          digests={digests}
          header={(load) => (
            <Header
              variant="h2"
              counter={`(${digests.length})`}
              description="Kept in this browser only. To take a digest, open a ledger and its Digests tab."
              actions={
                <Button variant="primary" onClick={load}>
                  Load digest
                </Button>
              }
            >
              In this browser
            </Header>
          )}
          empty={(load) => (
            <EmptyState
              title="No digests"
              text="Load one from a file, or take one on the page of a ledger."
              action={<Button onClick={load}>Load digest</Button>}
            />
          )}
        />
        {children}
      </SpaceBetween>
    </ContentLayout>
  );
}
