import { DigestComparisonView, IonText, IonTree, ProofPath, VisibleText } from '@qldb-console/ion-view';
import { decodeUtf8, type ParsedBlock, type ParsedRevision } from '@qldb-console/journal';
import type { BundlePart } from '@qldb-console/journal/bundle';
import { useState } from 'react';

/** One judged revision or block: its way to the digest, the digests, and its typed values. */
export function PartView({ part }: { part: BundlePart }) {
  const { verdict, comparisons, revision, block, kind } = part;
  if (verdict === undefined) {
    return (
      <section className="ev-box" aria-label={part.title}>
        <p>
          <VisibleText text={part.title} /> cannot be read as a block: <VisibleText text={part.error?.message ?? ''} />{' '}
          (<code>{part.error?.code}</code>).
        </p>
      </section>
    );
  }
  return (
    <>
      {verdict.path.length === 0 ? null : (
        <div className="ev-box">
          <ProofPath
            path={verdict.path}
            checks={verdict.checks}
            outcome={verdict.outcome}
            block={part.sequenceNo}
            blocks={part.blocks}
            title={`${part.title}: ${wayOf(part)}`}
          />
        </div>
      )}
      {comparisons.length === 0 ? null : (
        <section className="ev-box ev-screen" aria-labelledby="ev-compared">
          <h2 id="ev-compared" className="iv-heading">
            Where it leads
          </h2>
          {comparisons.map(({ anchor, computed }) => (
            <DigestComparisonView
              key={anchor.label}
              computed={computed}
              claimed={anchor.digest.digest}
              claimedLabel={anchor.label}
            />
          ))}
        </section>
      )}
      {kind === 'revision' && revision !== undefined ? (
        <>
          <Content title={part.title} of={revision} />
          <OnPaper title={part.title} of={revision} />
        </>
      ) : null}
      {block === undefined ? null : (
        <Content title={`Block ${block.address.sequenceNo}`} of={block} closed={kind !== 'block'} />
      )}
    </>
  );
}

function wayOf({ kind, comparisons }: BundlePart): string {
  if (comparisons.length === 0) return 'how its hash is made';
  return `from the ${kind === 'block' ? 'block' : 'document'} to the digest`;
}

/** Longer ones are on no paper; the file has them. */
const MOST_ON_PAPER = 3_000;

/** The document itself, where the page is printed: as it was received, character by character. */
function OnPaper({ title, of }: { title: string; of: ParsedRevision }) {
  const { start, end } = of.value.range;
  if (of.source[0] === 0xe0 || end - start > MOST_ON_PAPER) return null;
  return (
    <section className="ev-box ev-paper" aria-label={`${title}, Ion text`}>
      <h2 className="iv-heading">{title}: its Ion text as it was received</h2>
      <pre>
        <VisibleText text={decodeUtf8(of.source.subarray(start, end))} />
      </pre>
    </section>
  );
}

function Content({ title, of, closed }: { title: string; of: ParsedRevision | ParsedBlock; closed?: boolean }) {
  const [view, setView] = useState<'tree' | 'text'>('tree');
  const [open, setOpen] = useState(closed !== true);
  // Ion binary begins with its version marker.
  const source = of.source[0] === 0xe0 ? undefined : of.source;
  return (
    <details className="ev-box ev-screen" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="iv-heading">{title}: its raw Ion, typed</summary>
      {!open ? null : (
        <>
          <fieldset className="iv iv-segments">
            <legend className="iv-sr">Show it as</legend>
            {(['tree', 'text'] as const).map((option) => (
              <button
                key={option}
                type="button"
                className="iv-segment"
                aria-pressed={view === option}
                onClick={() => setView(option)}
              >
                {option === 'tree' ? 'Tree' : 'Ion text'}
              </button>
            ))}
          </fieldset>
          {view === 'tree' ? (
            <IonTree value={of.value} label={title} />
          ) : (
            <IonText value={of.value} source={source} label={`${title}, Ion text`} />
          )}
        </>
      )}
    </details>
  );
}
