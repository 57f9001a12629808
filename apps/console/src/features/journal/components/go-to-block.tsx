import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRef, useState } from 'react';
import { useShortcut } from '../../../lib/shortcuts.ts';
import { readSequenceNo } from '../model/journal-page.ts';

/** A field for a sequence number; `/` leads to it. What is wrong with the input is said when it is sent. */
export function GoToBlock({ onGo }: { onGo: (sequenceNo: number) => void }) {
  const field = useRef<InputProps.Ref>(null);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  useShortcut('/', () => field.current?.focus());
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const read = readSequenceNo(text);
        if ('problem' in read) {
          setProblem(read.problem);
          field.current?.focus();
        } else {
          setText('');
          onGo(read.sequenceNo);
        }
      }}
      noValidate
    >
      <FormField errorText={problem}>
        <SpaceBetween direction="horizontal" size="xs">
          <Input
            ref={field}
            className="go-to-field"
            value={text}
            inputMode="numeric"
            ariaLabel="Go to sequence number"
            placeholder="Go to sequence number"
            autoComplete={false}
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
