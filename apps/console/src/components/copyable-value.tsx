import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';

/** A text with a copy button; `what` names it for the button. */
export function CopyableValue({ what, text }: { what: string; text: string }) {
  return (
    <CopyToClipboard
      variant="inline"
      textToCopy={text}
      copyButtonAriaLabel={`Copy ${what}`}
      copySuccessText="Copied"
      copyErrorText="The browser did not allow copying"
    />
  );
}
