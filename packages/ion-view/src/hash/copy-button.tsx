import { useEffect, useState } from 'react';
import { Icon } from '../icon.tsx';

type Copied = 'idle' | 'copied' | 'refused';

/** Copies `text`; `label` names what is copied, for screen readers and as visible text when `visibleLabel` is set. */
export function CopyButton(props: { text: string; label: string; visibleLabel?: boolean }) {
  const [state, setState] = useState<Copied>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 2000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () => {
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (clipboard === undefined) setState('refused');
    else
      clipboard.writeText(props.text).then(
        () => setState('copied'),
        () => setState('refused'),
      );
  };
  const said = state === 'copied' ? 'Copied' : state === 'refused' ? 'The browser refused to copy' : '';
  return (
    <span className="iv-copy">
      <button type="button" className="iv-copy-button" onClick={copy} title={props.label}>
        <Icon name={state === 'copied' ? 'check' : 'copy'} />
        <span className={props.visibleLabel ? undefined : 'iv-sr'}>{props.label}</span>
      </button>
      <span role="status" className={said === '' ? 'iv-sr' : 'iv-copy-said'}>
        {said}
      </span>
    </span>
  );
}
