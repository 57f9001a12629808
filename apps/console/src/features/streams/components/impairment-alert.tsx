import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import type { JournalStream } from '@qldb-console/contract';
import { adviceFor } from '../model/stream-status.ts';

/** Why nothing is written, and what to do about it. */
export function ImpairmentAlert({ stream }: { stream: JournalStream }) {
  const advice = adviceFor(stream);
  if (advice === undefined) return null;
  const failed = stream.status === 'FAILED';
  return (
    <Alert type={failed ? 'error' : 'warning'} statusIconAriaLabel={failed ? 'Error' : 'Warning'} header={advice.title}>
      <Box variant="p">
        {advice.what}
        {stream.errorCause === undefined ? null : (
          <>
            {' '}
            (<Box variant="code">{stream.errorCause}</Box>)
          </>
        )}
      </Box>
      <ol className="advice">
        {advice.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Alert>
  );
}
