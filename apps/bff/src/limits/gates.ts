import { LIMITS } from '../limits.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { createGate, type Gate } from './fair-gate.ts';

/** Places for what is streamed to readers, shared by all of them. */
export interface Gates {
  readonly objects: Gate;
  readonly liveViews: Gate;
  readonly blockRanges: Gate;
}

export function createGates(metrics: Metrics): Gates {
  return {
    objects: createGate({
      places: LIMITS.objectReads,
      perCaller: LIMITS.objectReadsPerCaller,
      what: 'objects of exports',
      kind: 'objects',
      metrics,
    }),
    liveViews: createGate({
      places: LIMITS.liveViews,
      perCaller: LIMITS.liveViewsPerCaller,
      what: 'live views',
      kind: 'live-views',
      metrics,
    }),
    blockRanges: createGate({
      places: LIMITS.blockRanges,
      perCaller: LIMITS.blockRangesPerCaller,
      what: 'ranges of blocks',
      kind: 'block-ranges',
      metrics,
    }),
  };
}
