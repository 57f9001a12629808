import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ConnectionTest } from '@qldb-console/contract';
import { CopyableText } from '../../../components/copyable-text.tsx';
import { clockText, OUTCOMES, type TestedService, testedServices } from '../model/test-outcome.ts';

/** What came back, service by service, in words. */
export function TestResult({ test }: { test: ConnectionTest }) {
  return (
    <ul className="changes">
      {testedServices(test).map((tested) => (
        <li key={tested.service}>
          <Part {...tested} />
        </li>
      ))}
    </ul>
  );
}

function Part({ service, part, ledgers }: TestedService) {
  const { word, icon, advice } = OUTCOMES[part.outcome];
  const clock = clockText(part.clockDifferenceMs);
  return (
    <Box padding={{ bottom: 'xs' }}>
      <SpaceBetween size="xxxs">
        <Box>
          <Box variant="strong">{service}: </Box>
          <StatusIndicator type={icon}>{word}</StatusIndicator>
          <Box variant="span" color="text-body-secondary">
            {' '}
            in {Math.round(part.durationMs)} ms
            {ledgers === undefined ? '' : `, ${ledgers} ${ledgers === 1 ? 'ledger' : 'ledgers'} on the first page`}
          </Box>
        </Box>
        {part.outcome === 'ok' ? null : <Box variant="span">{part.message}</Box>}
        {advice === undefined ? null : <Box variant="span">{advice}</Box>}
        {clock === undefined ? null : <Box variant="span">{clock}</Box>}
        {part.requestId === undefined || part.outcome === 'ok' ? null : (
          <CopyableText label="Request id" text={part.requestId} />
        )}
      </SpaceBetween>
    </Box>
  );
}
