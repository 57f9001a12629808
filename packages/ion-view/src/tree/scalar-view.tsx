import { cutText } from '../text/cut-text.ts';
import { VisibleText } from '../text/visible-text-view.tsx';
import type { IonNode } from './describe-ion.ts';

/** Each followed by its colons. */
export function Annotations({ of }: { of: readonly string[] }) {
  let at = 0;
  return of.map((annotation) => (
    <span key={at++} className="iv-annotation">
      <VisibleText text={annotation} />
      ::
    </span>
  ));
}

/** The exact text of a scalar, cut where it is long, with its type and what the eye cannot tell. */
export function Scalar(props: { node: IonNode; characters: number }) {
  const { node, characters } = props;
  const text = node.text ?? '';
  const rest = text.length - characters;
  return (
    <span className="iv-scalar-line">
      <span className={`iv-scalar iv-type-${node.value.type}`}>
        <VisibleText text={cutText(text, characters)} />
      </span>
      {rest > 0 ? <span className="iv-more">… show {rest} more characters</span> : null}
      <span className="iv-note">
        {node.typeName}
        {node.detail === undefined ? '' : `, ${node.detail}`}
      </span>
    </span>
  );
}
