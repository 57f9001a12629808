import { type ClipboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { InputProblem } from '../model/input-problem.ts';
import { formatSize, tooLarge } from '../model/supplied.ts';
import { byteRangeToSelection } from '../model/text-selection.ts';
import { ProblemNote } from './problem-note.tsx';

interface Props {
  label: string;
  text: string;
  /** Byte range to select; a higher request number selects again. */
  jump: { readonly start: number; readonly end: number; readonly request: number } | undefined;
  /** What the verdict says now, beside the text that is being changed. */
  verdictLine: string | undefined;
  onChange: (text: string) => void;
}

/** Typing pauses this long before the text is read and judged again. */
const PAUSE_MS = 200;
/** Longer texts make a browser's text field crawl. */
const LONGEST_EDITABLE = 1_500_000;

/** The text of an input, to be changed in place. What is typed is judged as soon as typing pauses. */
export function TextEditor({ label, text, jump, verdictLine, onChange }: Props) {
  const [typed, setTyped] = useState(text);
  const [given, setGiven] = useState(text);
  const [refused, setRefused] = useState<InputProblem | undefined>(undefined);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  // The text changed from outside: restored, or replaced by another answer.
  if (text !== given) {
    setGiven(text);
    setTyped(text);
  }
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    if (typed === given) return;
    const timer = setTimeout(() => {
      setGiven(typed);
      latest.current(typed);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, given]);
  useEffect(() => {
    const element = field.current;
    if (jump === undefined || element === null) return;
    const { start, end } = byteRangeToSelection(given, jump.start, jump.end);
    // Browsers scroll a text field to its selection only when it gains the focus.
    element.blur();
    element.setSelectionRange(start, end);
    element.focus();
  }, [jump, given]);

  const onPaste = (event: ClipboardEvent) => {
    const problem = tooLarge(event.clipboardData.getData('text/plain').length + typed.length);
    setRefused(problem);
    if (problem !== undefined) event.preventDefault();
  };
  if (text.length > LONGEST_EDITABLE)
    return <p>This text has {formatSize(text.length)}: too long to be edited here. It is read and judged.</p>;
  return (
    <div className="verification-editor">
      <label htmlFor={id} className="iv-sr">
        {label}
      </label>
      <textarea
        id={id}
        ref={field}
        className="verification-text"
        rows={Math.min(18, Math.max(3, Math.ceil(typed.length / 110)))}
        spellCheck={false}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onPaste={onPaste}
      />
      {refused === undefined ? null : <ProblemNote subject="The pasted text" problem={refused} />}
      <p className="verification-editor-line">{verdictLine ?? 'No verdict yet.'}</p>
    </div>
  );
}
