import { VisibleText } from '@qldb-console/ion-view';

/** A sentence in which names and values stand between backticks. */
export function MarkedText({ text }: { text: string }) {
  const parts = text.split('`');
  // Without its partner a backtick is one of the sentence.
  if (parts.length % 2 === 0) return <VisibleText text={text} />;
  let at = 0;
  return parts.map((part, index) => {
    const key = at;
    at += part.length + 1;
    return index % 2 === 1 ? (
      <code key={key}>
        <VisibleText text={part} />
      </code>
    ) : (
      <VisibleText key={key} text={part} />
    );
  });
}
