import { keepPreviousData } from '@tanstack/react-query';
import type { StrandState } from '../../../workers/archive/calls.ts';

/** How often what is asked of a growing index is asked again. */
const AGAIN_MS = 1_500;

/** Options for a question to the index of a strand, which grows while the strand is judged. */
export function whileGrowing(judged: StrandState | undefined) {
  return {
    enabled: judged !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: judged?.phase === 'running' ? AGAIN_MS : (false as const),
  };
}
