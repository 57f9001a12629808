import '@qldb-console/ion-view/ion-view.css';
import '../../verification/verification.css';
import '../archives.css';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import { getRouteApi } from '@tanstack/react-router';
import { StoredHashEncoding } from '../../../components/stored-hash-encoding.tsx';
import { ArchiveGate } from '../components/archive-gate.tsx';
import { VerifyInArchive } from './verify-in-archive.tsx';

const route = getRouteApi('/archives/$archive/verify');

/** Proves a revision or a block of an archive against a digest. */
export function ArchiveVerifyPage() {
  const { archive: id } = route.useParams();
  const { strand } = route.useSearch();
  return (
    <StoredHashEncoding>
      <ArchiveGate
        key={id}
        id={id}
        strandId={strand}
        frame={(content) => (
          <ContentLayout header={<Header variant="h1">Verification</Header>}>{content}</ContentLayout>
        )}
      >
        {(archive) => <VerifyInArchive archive={archive} />}
      </ArchiveGate>
    </StoredHashEncoding>
  );
}
