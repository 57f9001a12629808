import Box from '@cloudscape-design/components/box';
import { CopyableValue } from './copyable-value.tsx';

/** `label: text` with a copy button. */
export function CopyableText({ label, text }: { label: string; text: string }) {
  return (
    <Box variant="span">
      {label}: <CopyableValue what={label} text={text} />
    </Box>
  );
}
