import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { JournalError } from '@qldb-console/journal';
import { bundleFileName, type EvidenceBundle, writeBundle } from '@qldb-console/journal/bundle';
import { useState } from 'react';
import { saveFile } from '../../../lib/save-file.ts';

interface Props {
  /** Makes the bundle when it is asked for. */
  make: () => EvidenceBundle | undefined;
  disabled?: boolean;
}

/** Hands a verdict over, with everything it rests on: as a page that checks itself, or as JSON. */
export function SaveEvidence({ make, disabled = false }: Props) {
  const [problem, setProblem] = useState<string>();
  const save = async (form: 'html' | 'json') => {
    setProblem(undefined);
    try {
      const bundle = make();
      if (bundle === undefined) return;
      saveFile({ name: bundleFileName(bundle, form), ...(await contentOf(bundle, form)) });
    } catch (error) {
      if (!(error instanceof JournalError)) console.error(error);
      setProblem(error instanceof JournalError ? `${error.message}.` : 'The file could not be made. Try again.');
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
