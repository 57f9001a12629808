export { aggregate, type UserRecord } from './aggregate.ts';
export {
  type StreamAddition,
  StreamAssembly,
  type StreamAssemblyOptions,
  type StreamedBlock,
  type StreamGap,
} from './assembly.ts';
export { type Deaggregated, deaggregate } from './deaggregate.ts';
export type { StreamEvidence } from './judge-streamed.ts';
export {
  type BlockSummaryRecord,
  type ControlRecord,
  parseStreamRecord,
  type RevisionDetailsRecord,
  type StreamRecord,
  type TableInfo,
  type UnknownRecord,
} from './parse-record.ts';
export type { StreamNews } from './streamed-entry.ts';
