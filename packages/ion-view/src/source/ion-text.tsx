import type { IonValue } from '@qldb-console/journal';
import { useMemo, useState } from 'react';
import { CopyButton } from '../hash/copy-button.tsx';
import { cutText } from '../text/cut-text.ts';
import { VisibleText } from '../text/visible-text-view.tsx';
import { indentSource, type SourceLine } from './indent-source.ts';

const FIRST_LINES = 500;
const MORE_LINES = 2000;
const LONG_TOKEN = 2000;
/** Indentation stops growing here. */
const DEEPEST_INDENT = 12;

export interface IonTextProps {
  value: IonValue;
  /** The bytes the value was read from, when they were Ion text. */
  source?: Uint8Array | undefined;
  /** Accessible name. */
  label: string;
}

/** Ion text, indented anew; every scalar exactly as it stands in the source. */
export function IonText(props: IonTextProps) {
  const [limit, setLimit] = useState(FIRST_LINES);
  const [whole, setWhole] = useState(false);
  const { lines, complete } = useMemo(
    () => indentSource(props.value, props.source, limit),
    [props.value, props.source, limit],
  );
  const cut = !whole && lines.some((line) => line.tokens.some((token) => token.text.length > LONG_TOKEN));
  const raw = useMemo(() => rawText(props.value, props.source), [props.value, props.source]);
  let number = 0;
  return (
    <div className="iv iv-source">
      {raw === undefined ? null : (
        <div className="iv-source-tools">
          <CopyButton text={raw} label="Copy the Ion text as it was received" visibleLabel />
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="iv-source-lines" aria-label={props.label} tabIndex={0}>
        <pre>
          {lines.map((line) => (
            <Line key={number++} line={line} whole={whole} />
          ))}
        </pre>
      </section>
      {cut ? (
        <button type="button" className="iv-button" onClick={() => setWhole(true)}>
          Show long values in full
        </button>
      ) : null}
      {complete ? null : (
        <button type="button" className="iv-button" onClick={() => setLimit(limit + MORE_LINES)}>
          Show {MORE_LINES} more lines
        </button>
      )}
    </div>
  );
}

function Line(props: { line: SourceLine; whole: boolean }) {
  let key = 0;
  return (
    <code className={`iv-line iv-level-${Math.min(props.line.indent, DEEPEST_INDENT)}`}>
      {props.line.tokens.map((token) => (
        <span key={key++} className={`iv-token iv-token-${token.kind}`}>
          <VisibleText text={props.whole ? token.text : cutText(token.text, LONG_TOKEN)} />
          {!props.whole && token.text.length > LONG_TOKEN ? '…' : ''}
        </span>
      ))}
      {'\n'}
    </code>
  );
}

function rawText(value: IonValue, source: Uint8Array | undefined): string | undefined {
  if (source === undefined) return undefined;
  return new TextDecoder().decode(source.subarray(value.range.start, value.range.end));
}
