import Box from '@cloudscape-design/components/box';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';

/** `label: text` with a copy button. */
export function CopyableText({ label, text }: { label: string; text: string }) {
  return (
    <Box variant="span">
      {label}:{' '}
      <CopyToClipboard
        variant="inline"
        textToCopy={text}
        copyButtonAriaLabel={`Copy ${label}`}
        copySuccessText="Copied"
        copyErrorText="The browser did not allow copying"
      />
    </Box>
  );
}
