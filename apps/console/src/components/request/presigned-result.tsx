import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Presigned } from '@qldb-console/contract';
import { useEffect, useState } from 'react';
import { shellQuote } from '../../lib/shell-quote.ts';
import { formatDuration } from '../../lib/time-format.ts';
import { CodeText } from '../code-text.tsx';
import { TimeText } from '../time-text.tsx';

/** A presigned URL with the time it has left. */
export function PresignedResult({ presigned: { method, url, expiresAt } }: { presigned: Presigned }) {
  const left = useTimeLeft(expiresAt);
  return (
    <SpaceBetween size="s">
      {left > 0 ? (
        <StatusIndicator type="success">
          Valid for {formatDuration(left)}, until <TimeText instant={expiresAt} precision="seconds" />
        </StatusIndicator>
      ) : (
        <StatusIndicator type="stopped">
          Expired at <TimeText instant={expiresAt} precision="seconds" />; the service refuses it now
        </StatusIndicator>
      )}
      <CodeText what="Presigned URL" text={url} />
      {method === 'GET' ? null : <Box variant="small">It is to be sent with {method}, not opened like a page:</Box>}
      <CodeText what="Command for curl" text={`curl${method === 'GET' ? '' : ` -X ${method}`} ${shellQuote(url)}`} />
    </SpaceBetween>
  );
}

/** Milliseconds until then, told anew every second; 0 when it is over. */
function useTimeLeft(instant: string): number {
  const end = new Date(instant).getTime();
  const [now, setNow] = useState(Date.now);
  const isOver = now >= end;
  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [isOver]);
  return Math.max(0, end - now);
}
