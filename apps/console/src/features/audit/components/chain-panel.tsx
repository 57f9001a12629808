import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { ChainVerdict } from '@qldb-console/contract';
import { CopyableText } from '../../../components/copyable-text.tsx';
import { saveFile } from '../../../lib/save-file.ts';
import { visible } from '../model/audit-row.ts';

interface Props {
  verdict: ChainVerdict;
  /** Whose log this is. */
  instance: string;
  /** Whether all of the file is shown, so that earlier entries could not be asked for. */
  isWhole: boolean;
  kept: string;
  isKeptValid: boolean;
  onKept: (text: string) => void;
}

const LOOKS: Readonly<Record<ChainVerdict['outcome'], { type: StatusIndicatorProps.Type; word: string }>> = {
  anchored: { type: 'success', word: 'Anchored' },
  consistent: { type: 'info', word: 'Consistent' },
  incomplete: { type: 'warning', word: 'Incomplete' },
  disproven: { type: 'error', word: 'Disproven' },
};
const MOST_SHOWN = 20;

/** What the chain of the entries shown says, computed here; and what to keep to hold it against later. */
export function ChainPanel({ verdict, instance, isWhole, kept, isKeptValid, onKept }: Props) {
  const { type, word } = LOOKS[verdict.outcome];
  const { last, faults, faultCount, notCompared, unfinished, unfinishedCount } = verdict;
  const digest = last && `${last.seq}:${last.hash}`;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={`Each entry states the hash of the one before; recomputed in this browser. This is the log of ${instance}: where several instances of the console run, each keeps its own.`}
        >
          Chain
        </Header>
      }
    >
      <SpaceBetween size="m">
        <div aria-live="polite">
          <StatusIndicator type={type}>{word}</StatusIndicator>
          <Box variant="p">{verdict.sentence}</Box>
        </div>
        {faultCount > 0 ? (
          <ul>
            {faults.slice(0, MOST_SHOWN).map(({ line, seq, code, text }) => (
              <li key={`${line} ${code}`}>
                {seq === undefined ? `Line ${line} of those shown` : `Entry ${seq}`}: {text}
              </li>
            ))}
          </ul>
        ) : null}
        {notCompared.length > 0 ? (
          <StatusIndicator type="warning">
            The entry of that digest {isWhole ? 'is in an earlier file' : 'is not among those loaded so far'}.
          </StatusIndicator>
        ) : null}
        {unfinished.length > 0 ? (
          <Box variant="p">
            Begun, and without an outcome on record so far:{' '}
            {unfinished
              .slice(0, MOST_SHOWN)
              .map(({ seq, action }) => `${visible(action)} (entry ${seq})`)
              .join(', ')}
            {unfinishedCount > MOST_SHOWN ? ` and ${unfinishedCount - MOST_SHOWN} more` : ''}.
          </Box>
        ) : null}
        {digest === undefined || faultCount > 0 ? null : (
          <SpaceBetween direction="horizontal" size="s" alignItems="center">
            <CopyableText label="Digest" text={digest} />
            <Button
              iconName="download"
              onClick={() =>
                saveFile({
                  name: `audit-digest-${instance.replace(/[^A-Za-z0-9._-]/g, '-')}-${last?.seq}.txt`,
                  type: 'text/plain',
                  text: `${digest}\n`,
                })
              }
            >
              Save digest
            </Button>
          </SpaceBetween>
        )}
        <FormField
          label="Digest that you kept"
          description="Kept where whoever can write the log cannot, it tells whether the log of the same instance is still the same."
          errorText={kept !== '' && !isKeptValid ? 'A digest is a number, a colon and 64 hexadecimal digits.' : ''}
        >
          <Input
            value={kept}
            placeholder="SEQ:HASH"
            onChange={({ detail }) => onKept(detail.value)}
            spellcheck={false}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
