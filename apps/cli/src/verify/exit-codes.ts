import type { Outcome } from '@qldb-console/journal';

/** The exit code is the verdict; 2 is left for what could not be judged at all. */
export const EXIT_CODES: Readonly<Record<Outcome, number>> = {
  anchored: 0,
  disproven: 1,
  consistent: 3,
  incomplete: 3,
};
