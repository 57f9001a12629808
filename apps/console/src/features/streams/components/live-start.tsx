import Button from '@cloudscape-design/components/button';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { InstantField } from '../../../components/instant-field.tsx';
import { instantText, readInstant } from '../../../lib/instant-text.ts';
import type { LiveStart } from '../model/live-position.ts';

/** Where reading begins: what comes from now on, everything that is kept, or from a time on. */
export function LiveStartField({ start, onBegin }: { start: LiveStart; onBegin: (start: LiveStart) => void }) {
  const [choice, setChoice] = useState(start.from);
  const [text, setText] = useState(() => start.at ?? instantText(Date.now() - 3_600_000));
  const [problem, setProblem] = useState<string>();
  return (
    <SpaceBetween size="s">
      <SegmentedControl
        label="Begin at"
        selectedId={choice}
        options={[
          { id: 'latest', text: 'From now on' },
          { id: 'oldest', text: 'From the oldest record' },
          { id: 'time', text: 'From a time' },
        ]}
        onChange={({ detail }) => {
          const from = detail.selectedId as LiveStart['from'];
          setChoice(from);
          if (from !== 'time') onBegin({ from });
        }}
      />
      {choice === 'time' ? (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const read = readInstant(text);
            if ('problem' in read) setProblem(read.problem);
            else if (read.instant > Date.now()) setProblem('The time cannot be in the future.');
            else onBegin({ from: 'time', at: instantText(read.instant) });
          }}
        >
          <SpaceBetween direction="horizontal" size="xs" alignItems="end">
            <InstantField
              label="Time"
              description="Records that Kinesis took at this time or later."
              value={text}
              problem={problem}
              onChange={(value) => {
                setText(value);
                setProblem(undefined);
              }}
            />
            <Button formAction="submit">Begin</Button>
          </SpaceBetween>
        </form>
      ) : null}
    </SpaceBetween>
  );
}
