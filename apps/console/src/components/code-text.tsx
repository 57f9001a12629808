import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';

/** Text to be copied elsewhere, whole and in a box of its own; `what` names it, also for the copy button. */
export function CodeText({ what, text }: { what: string; text: string }) {
  return (
    <section className="code-text" aria-label={what}>
      <pre>{text}</pre>
      <CopyToClipboard
        variant="icon"
        textToCopy={text}
        copyButtonAriaLabel={`Copy ${what}`}
        copySuccessText="Copied"
        copyErrorText="The browser did not allow copying"
      />
    </section>
  );
}
