import { visibleText } from './visible-text.ts';

/** Text with every hidden character shown as a labelled mark, isolated so that it cannot reorder what stands around it. */
export function VisibleText(props: { text: string }) {
  const segments = visibleText(props.text);
  let at = 0;
  return (
    <bdi className="iv-text">
      {segments.map((segment) => {
        const key = at++;
        return segment.kind === 'plain' ? (
          <span key={key}>{segment.text}</span>
        ) : (
          <span key={key} className="iv-mark" title={segment.name}>
            {segment.text}
          </span>
        );
      })}
    </bdi>
  );
}
