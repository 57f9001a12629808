import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRouter } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { pagePaths } from '../../../lib/page-paths.ts';
import { useShortcut } from '../../../lib/shortcuts.ts';
import { askArchive } from '../model/open-archives.ts';
import type { ReadyArchive } from '../model/ready-archive.ts';

/** A field for the id of a document of any table; `/` leads to it. */
export function GoToDocument({ archive: { id, strand } }: { archive: ReadyArchive }) {
  const { strandId } = strand;
  const { history } = useRouter();
  const field = useRef<InputProps.Ref>(null);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  useShortcut('/', () => field.current?.focus());
  const go = async () => {
    const documentId = text.trim();
    const refuse = (why: string) => {
      setProblem(why);
      field.current?.focus();
    };
    if (documentId === '') return refuse('Enter a document id.');
    if (!/^[A-Za-z0-9]{22}$/.test(documentId)) return refuse('A document id has 22 letters and digits.');
    try {
      const revisions = await askArchive(id).call('history', { strandId, documentId });
      if (revisions.length === 0) return refuse('No block that was judged has this document.');
      history.push(pagePaths.archiveDocument(id, documentId, { strand: strandId }));
    } catch {
      refuse('The archive could not be asked. Try again.');
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
      noValidate
    >
      <FormField errorText={problem}>
        <SpaceBetween direction="horizontal" size="xs">
          <Input
            ref={field}
            className="go-to-field"
            value={text}
            ariaLabel="Go to document id"
            placeholder="Go to document id"
            autoComplete={false}
            spellcheck={false}
            onChange={({ detail }) => {
              setText(detail.value);
              setProblem(undefined);
            }}
          />
          <Button formAction="submit">Go</Button>
        </SpaceBetween>
      </FormField>
    </form>
  );
}
