import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { BlockRangeAsked } from '@qldb-console/journal/engine';
import { useRef, useState } from 'react';
import type { JournalTip } from '../api/journal-tip.ts';
import { readJudgingRange } from '../model/judging-range.ts';

interface Props {
  tip: JournalTip | undefined;
  onStart: (range: BlockRangeAsked) => void;
}

/** Which blocks to judge: all of them, unless the reader says otherwise. */
export function JudgingForm({ tip, onStart }: Props) {
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const [wrong, setWrong] = useState<{ field: 'from' | 'to'; problem: string }>();
  const fields = { from: useRef<InputProps.Ref>(null), to: useRef<InputProps.Ref>(null) };
  const problemOf = (field: 'from' | 'to') => (wrong?.field === field ? wrong.problem : undefined);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (tip === undefined) return;
        const read = readJudgingRange(first, last, tip.sequenceNo);
        if ('problem' in read) {
          setWrong(read);
          fields[read.field].current?.focus();
        } else onStart({ strandId: tip.strandId, ...read });
      }}
    >
      <SpaceBetween size="m">
        <SpaceBetween direction="horizontal" size="l">
          <FormField label="First block" constraintText="Empty: block 0." errorText={problemOf('from')}>
            <Input
              ref={fields.from}
              value={first}
              inputMode="numeric"
              placeholder="0"
              autoComplete={false}
              onChange={({ detail }) => {
                setFirst(detail.value);
                setWrong(undefined);
              }}
            />
          </FormField>
          <FormField label="Last block" constraintText="Empty: the newest block." errorText={problemOf('to')}>
            <Input
              ref={fields.to}
              value={last}
              inputMode="numeric"
              placeholder={tip === undefined ? '' : String(tip.sequenceNo)}
              autoComplete={false}
              onChange={({ detail }) => {
                setLast(detail.value);
                setWrong(undefined);
              }}
            />
          </FormField>
        </SpaceBetween>
        <Button formAction="submit" variant="primary" disabled={tip === undefined}>
          Start
        </Button>
      </SpaceBetween>
    </form>
  );
}
