import type { Engine } from '../engine/engine.ts';
import type { Exports } from '../export/exports.ts';
import type { ServiceLimits } from '../limits.ts';
import type { Streams } from '../stream/streams.ts';
import type { Workloads } from '../workload/workloads.ts';

/** What operations work with. */
export interface ApiContext {
  readonly engine: Engine;
  readonly workloads: Workloads;
  readonly streams: Streams;
  readonly exports: Exports;
  readonly region: string;
  readonly accountId: string;
  readonly limits: ServiceLimits;
}
