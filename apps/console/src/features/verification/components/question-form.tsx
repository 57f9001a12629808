import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { readQuestion } from '../model/question.ts';

interface Props {
  block: number | undefined;
  document: string | undefined;
  onAsk: (question: { block: number; document: string | undefined }) => void;
}

/** Which block, and which document in it. Filled in already when the reader came from a block or a revision. */
export function QuestionForm({ block, document, onAsk }: Props) {
  const [blockText, setBlockText] = useState(block === undefined ? '' : String(block));
  const [documentText, setDocumentText] = useState(document ?? '');
  const [asked, setAsked] = useState(false);
  const question = readQuestion(blockText, documentText);
  const wrong = asked && question.kind === 'wrong' ? question : undefined;
  return (
    <form
      className="question-form"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (question.kind === 'question') onAsk(question);
      }}
    >
      <FormField label="Block" errorText={wrong?.block} constraintText="Sequence number">
        <Input value={blockText} inputMode="numeric" onChange={({ detail }) => setBlockText(detail.value)} />
      </FormField>
      <FormField
        label="Document"
        errorText={wrong?.document}
        constraintText="Id of the document; empty for the block itself"
      >
        <Input value={documentText} spellcheck={false} onChange={({ detail }) => setDocumentText(detail.value)} />
      </FormField>
      <div className="question-form-button">
        <Button formAction="submit">Verify</Button>
      </div>
    </form>
  );
}
