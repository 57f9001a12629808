import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import type { Judgement } from '../model/judge.ts';
import { readQuestion } from '../model/question.ts';

interface Props {
  judgement: Judgement;
  recordedIn: number | undefined;
  onAsk: (recordedIn: number) => void;
}

/** A redaction that nothing explains may be recorded in a later block: asks the reader for that block. */
export function RedactionHint({ judgement, recordedIn, onAsk }: Props) {
  const [text, setText] = useState(recordedIn === undefined ? '' : String(recordedIn));
  const [asked, setAsked] = useState(false);
  const unexplained = judgement.verdict.checks.some(
    ({ id, status }) => id === 'revision.redaction' && status === 'finding',
  );
  if (!unexplained) return null;
  const question = readQuestion(text, '');
  return (
    <Alert type="info" statusIconAriaLabel="Information" header="Is the redaction recorded in the journal?">
      <form
        className="question-form question-form-aside"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (question.kind === 'question') onAsk(question.block);
        }}
      >
        <FormField
          label="Block that records the redaction"
          errorText={asked && question.kind === 'wrong' ? question.block : undefined}
        >
          <Input value={text} inputMode="numeric" onChange={({ detail }) => setText(detail.value)} />
        </FormField>
        <div className="question-form-button">
          <Button formAction="submit">Judge together with it</Button>
        </div>
      </form>
      {recordedIn === undefined ? null : <p>Block {recordedIn} does not record a redaction of this revision.</p>}
    </Alert>
  );
}
