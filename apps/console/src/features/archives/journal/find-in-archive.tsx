import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef, useState } from 'react';
import { useShortcut } from '../../../lib/shortcuts.ts';
import type { StrandState } from '../../../workers/archive/calls.ts';
import { sayWhatToFind } from '../model/read-find.ts';
import type { ReadyArchive } from '../model/ready-archive.ts';
import { FoundList } from './found-list.tsx';

interface Props {
  archive: ReadyArchive;
  judged: StrandState;
  /** What is looked for, as the address says; undefined: nothing. */
  text: string | undefined;
  onText: (text: string | undefined) => void;
}

/** One field for everything that a block can be found by; `/` leads to it. */
export function FindInArchive({ archive, judged, text, onText }: Props) {
  const field = useRef<InputProps.Ref>(null);
  const [typed, setTyped] = useState(text ?? '');
  const [problem, setProblem] = useState<string>();
  useEffect(() => setTyped(text ?? ''), [text]);
  useShortcut('/', () => field.current?.focus());
  return (
    <SpaceBetween size="s">
      <search>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const wanted = typed.trim();
            const wrong = wanted === '' ? undefined : sayWhatToFind(wanted);
            setProblem(wrong);
            if (wrong === undefined) onText(wanted === '' ? undefined : wanted);
            else field.current?.focus();
          }}
          noValidate
        >
          <FormField
            label="Find"
            constraintText="Block number, document id, transaction id, or the beginning of a hash in base64 or hex"
            errorText={problem}
            stretch
          >
            <div className="find-in-archive">
              <Input
                ref={field}
                value={typed}
                type="search"
                clearAriaLabel="Clear what is looked for"
                spellcheck={false}
                autoComplete={false}
                onChange={({ detail }) => {
                  setTyped(detail.value);
                  setProblem(undefined);
                  if (detail.value === '' && text !== undefined) onText(undefined);
                }}
              />
              <Button formAction="submit">Find</Button>
            </div>
          </FormField>
        </form>
      </search>
      {text === undefined || sayWhatToFind(text) !== undefined ? null : (
        <FoundList archive={archive} judged={judged} text={text} />
      )}
    </SpaceBetween>
  );
}
