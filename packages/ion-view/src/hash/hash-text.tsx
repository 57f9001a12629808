import { CopyButton } from './copy-button.tsx';
import { describeHash, type HashEncoding } from './describe-hash.ts';
import { useHashEncoding } from './hash-encoding.tsx';

export interface HashTextProps {
  /** Raw bytes, or base64 text as the journal writes it. */
  hash: Uint8Array | string;
  /** What this hash is, for screen readers and the copy button: "block hash". */
  label?: string;
  /** Fixed encoding; without it the nearest HashEncodingProvider decides. */
  encoding?: HashEncoding;
  /** Show the whole value, wrapped where it must be. */
  full?: boolean;
  /** Without a copy button, e.g. where the row has one of its own. */
  bare?: boolean;
}

/**
 * A hash: monospace, the middle left out, the whole value on focus and hover and to screen readers, with a copy button.
 */
export function HashText(props: HashTextProps) {
  const context = useHashEncoding();
  const hash = describeHash(props.hash, props.encoding ?? context.encoding);
  const label = props.label ?? 'hash';
  if (hash.full === '') return <span className="iv iv-hash-empty">empty</span>;
  const copy = props.bare ? null : <CopyButton text={hash.full} label={`Copy ${label}`} />;
  if (props.full || hash.full === hash.short)
    return (
      <span className="iv iv-hash">
        <code className="iv-hash-whole">{hash.full}</code>
        {copy}
      </span>
    );
  return (
    <span className="iv iv-hash">
      <span className="iv-hash-short" tabIndex={props.bare ? undefined : 0}>
        <code aria-hidden="true">{hash.short}</code>
        <span className="iv-sr">{hash.full}</span>
        <code className="iv-hash-pop" aria-hidden="true">
          {hash.full}
        </code>
      </span>
      {copy}
    </span>
  );
}
