import { describe, expect, it } from 'vitest';
import { createGate } from '../../src/limits/fair-gate.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { withScope } from '../../src/tracing/request-scope.ts';

const as = <T>(caller: string, work: () => T) => withScope({ requestId: 'r', caller, span: undefined }, work);
const codeOf = (work: () => unknown) => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { problem?: { status: number } }).problem?.status;
  }
};

describe('a gate', () => {
  const gate = () => createGate({ places: 8, perCaller: 4, what: 'things', kind: 'objects', metrics: createMetrics() });

  it('gives one caller its share and no more', () => {
    const { enter } = gate();
    const leave = [1, 2, 3, 4].map(() => as('ada', enter));
    expect(codeOf(() => as('ada', enter))).toBe(429);
    leave[0]?.();
    leave[0]?.();
    as('ada', enter);
    expect(codeOf(() => as('ada', enter))).toBe(429);
  });

  it('keeps the last quarter for callers who have nothing', () => {
    const { enter } = gate();
    for (const caller of ['ada', 'ada', 'ada', 'bob', 'bob', 'bob']) as(caller, enter);
    expect(codeOf(() => as('ada', enter))).toBe(429);
    expect(codeOf(() => as('bob', enter))).toBe(429);
    as('carol', enter);
    expect(codeOf(() => as('carol', enter))).toBe(429);
    as('dave', enter);
    expect(codeOf(() => as('eve', enter))).toBe(429);
  });
});
