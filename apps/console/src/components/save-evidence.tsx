import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { encodeHex, JournalError, sha256 } from '@qldb-console/journal';
import { bundleFileName, type EvidenceBundle, writeBundle } from '@qldb-console/journal/bundle';
import { useState } from 'react';
import { report } from '../lib/report.ts';
import { saveFile } from '../lib/save-file.ts';
import { ArchiveCallError } from '../workers/archive-thread.ts';

interface Props {
  /** Makes the bundle when it is asked for. */
  make: () => EvidenceBundle | undefined | Promise<EvidenceBundle | undefined>;
  disabled?: boolean;
}

/** Hands a verdict over, with everything it rests on: as a page that checks itself, or as JSON. */
export function SaveEvidence({ make, disabled = false }: Props) {
  const [problem, setProblem] = useState<string>();
  const [making, setMaking] = useState(false);
  const save = async (form: 'html' | 'json') => {
    setProblem(undefined);
    setMaking(true);
    try {
      const bundle = await make();
      if (bundle === undefined) return;
      const content = await contentOf(bundle, form);
      saveFile({ name: bundleFileName(bundle, form), ...content });
      report({ kind: 'evidence-saved', sha256: encodeHex(sha256(new TextEncoder().encode(content.text))) });
    } catch (error) {
      const isTold = error instanceof JournalError || error instanceof ArchiveCallError;
      if (!isTold) console.error(error);
      setProblem(isTold ? error.message.replace(/\.?$/, '.') : 'The file could not be made. Try again.');
    } finally {
      setMaking(false);
    }
  };
  return (
    <>
      <ButtonDropdown
        items={[
          { id: 'html', text: 'Page that checks itself (HTML)', description: 'opens anywhere, without any network' },
          { id: 'json', text: 'The same for machines (JSON)' },
        ]}
        disabled={disabled}
        loading={making}
        loadingText="Putting the evidence together"
        onItemClick={({ detail }) => save(detail.id === 'json' ? 'json' : 'html')}
      >
        Save evidence
      </ButtonDropdown>
      {problem === undefined ? null : <p role="alert">{problem}</p>}
    </>
  );
}

async function contentOf(bundle: EvidenceBundle, form: 'html' | 'json'): Promise<{ type: string; text: string }> {
  if (form === 'json') return { type: 'application/json', text: writeBundle(bundle) };
  // The verifier in the page is larger than this page of the console: it is loaded only when it is wanted.
  const { buildEvidencePage } = await import('@qldb-console/evidence-page');
  return { type: 'text/html', text: buildEvidencePage(bundle) };
}
