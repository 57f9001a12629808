import type { DescribedCoverage } from './describe-path.ts';

/** Width of the drawing's own coordinates. */
const WIDTH = 1000;
/** Narrower segments could not be seen; they are drawn this wide, inside the track. */
const NARROWEST = 10;

/**
 * How much of the journal a hash stands for: what the running hash covered before, what the other brings in.
 * Decorative: the same is said in words beside it.
 */
export function CoverageBar(props: { coverage: DescribedCoverage; blocks: number }) {
  const { own, brought } = props.coverage;
  return (
    <svg className="iv-bar" viewBox={`0 0 ${WIDTH} 12`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="iv-bar-track" x="0" y="0" width={WIDTH} height="12" />
      <rect className="iv-bar-brought" y="0" height="12" {...segment(brought, props.blocks)} />
      <rect className="iv-bar-own" y="0" height="12" {...segment(own, props.blocks)} />
    </svg>
  );
}

/** Where a range of blocks stands on the track. */
export function segment(range: readonly [number, number], blocks: number): { x: number; width: number } {
  if (range[1] <= range[0] || blocks <= 0) return { x: 0, width: 0 };
  const width = Math.max(NARROWEST, ((range[1] - range[0]) / blocks) * WIDTH);
  return { x: Math.min(WIDTH - width, (range[0] / blocks) * WIDTH), width };
}
