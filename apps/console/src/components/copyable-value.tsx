import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import { VisibleText } from '@qldb-console/ion-view';

/** A text with a copy button; `what` names it for the button. */
export function CopyableValue({ what, text }: { what: string; text: string }) {
  return (
    <CopyToClipboard
      variant="inline"
      textToCopy={text}
      textToDisplay={<VisibleText text={text} />}
      copyButtonAriaLabel={`Copy ${what}`}
      copySuccessText="Copied"
      copyErrorText="The browser did not allow copying"
    />
  );
}
