import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { KmsKeyState } from '@qldb-console/contract';
import { KEY_STATES } from '../model/key-state.ts';

/** The state of a key as icon and word. */
export function KeyStateText({ state }: { state: KmsKeyState }) {
  const { word, icon } = KEY_STATES[state];
  return <StatusIndicator type={icon}>{word}</StatusIndicator>;
}
