import Button from '@cloudscape-design/components/button';
import FileInput from '@cloudscape-design/components/file-input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ClipboardEvent, useState } from 'react';
import { awsExample } from '../model/aws-example.ts';
import { readFiles } from '../model/read-files.ts';
import type { Refusal } from '../model/refusal.ts';
import { refuseText } from '../model/refusal.ts';
import type { Given } from '../model/supplied.ts';
import { useDroppedFiles } from './use-dropped-files.ts';

interface Props {
  /** Something stands below already: the box takes less room. */
  compact: boolean;
  onGiven: (given: readonly Given[]) => void;
  /** Inputs that were refused before they were read. */
  onRefused: (refusals: readonly Refusal[]) => void;
}

/** Takes files (chosen or dropped anywhere on the page), pasted text, or the example of AWS. */
export function SupplyBox({ compact, onGiven, onRefused }: Props) {
  const [typed, setTyped] = useState('');
  const give = (given: readonly Given[], refusals: readonly Refusal[]) => {
    onRefused(refusals);
    if (given.length > 0) onGiven(given);
  };
  const take = (files: readonly File[]) => {
    readFiles(files).then(({ given, refusals }) => give(given, refusals));
  };
  const dragging = useDroppedFiles(take);
  const addText = (text: string, name: string) => {
    const refusal = refuseText(text, name);
    if (refusal) give([], [refusal]);
    else give([{ name, provenance: 'supplied', bytes: new TextEncoder().encode(text) }], []);
    return refusal === undefined;
  };
  const onPaste = (event: ClipboardEvent) => {
    // Taken out of the browser's hands before it lands in the field: a paste of 100 MB would freeze the page.
    event.preventDefault();
    const { files } = event.clipboardData;
    if (files.length > 0) take([...files]);
    else addText(event.clipboardData.getData('text/plain'), 'Pasted text');
  };

  return (
    <div className={`supply-box${compact ? ' supply-box-compact' : ''}${dragging ? ' supply-box-dragging' : ''}`}>
      <div className="supply-box-drop">
        <p>
          {dragging
            ? 'Drop the files anywhere on this page.'
            : compact
              ? 'Add more: drop files, or'
              : 'Drop files anywhere on this page, or'}
        </p>
        <SpaceBetween direction="horizontal" size="xs">
          <FileInput
            multiple
            value={[]}
            onChange={({ detail }) => take(detail.value)}
            ariaLabel="Choose files to verify"
          >
            Choose files
          </FileInput>
          <Button onClick={() => give(awsExample(), [])}>Use AWS’s own example</Button>
        </SpaceBetween>
      </div>
      <div className="supply-box-paste">
        <label htmlFor="supply-paste">or paste a digest, revision, block, receipt or proof here</label>
        <textarea
          id="supply-paste"
          className="verification-text"
          rows={compact ? 1 : 4}
          spellCheck={false}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onPaste={onPaste}
        />
        {typed.trim() === '' ? null : (
          <Button
            onClick={() => {
              if (addText(typed, 'Typed text')) setTyped('');
            }}
          >
            Add the typed text
          </Button>
        )}
      </div>
    </div>
  );
}
