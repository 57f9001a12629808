import Button from '@cloudscape-design/components/button';
import { readArchiveId } from '../../../lib/archive-id.ts';
import { notify } from '../../../lib/notifications.ts';
import { addDigest, useDigests } from '../../digests/model/digests.ts';
import { readDigest } from '../../digests/model/read-digest.ts';
import { loadSampleFile, useSampleArchives } from '../api/sample-archives.ts';

/** For archives that come with the console: one click takes the digests that belong to them, as if their reader had saved them. */
export function SampleDigests({ archive, strandId }: { archive: string; strandId: string }) {
  const isSample = readArchiveId(archive)?.kind === 'sample';
  return isSample ? <TakeDigests strandId={strandId} /> : null;
}

function TakeDigests({ strandId }: { strandId: string }) {
  const known = useDigests().filter(({ tip }) => tip.strandId === strandId).length;
  const files = useSampleArchives().data?.digests ?? [];
  if (files.length === 0 || known >= files.length) return null;
  const take = async () => {
    for (const file of files) {
      const reading = readDigest(await loadSampleFile(file), file.path.split('/').at(-1));
      if (reading.kind === 'digest' && reading.digest.tip.strandId === strandId) addDigest(reading.digest);
    }
  };
  const failed = () =>
    notify({ type: 'error', header: 'The digests of the sample could not be loaded', content: 'Try it once more.' });
  return <Button onClick={() => void take().catch(failed)}>Use the sample’s saved digests</Button>;
}
