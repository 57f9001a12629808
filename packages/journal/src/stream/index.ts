export { AGGREGATE_OVERHEAD, aggregate, aggregatedSize, type UserRecord } from './aggregate.ts';
export { type Deaggregated, deaggregate } from './deaggregate.ts';
