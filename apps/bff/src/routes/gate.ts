import { ProblemError } from '../problem.ts';

/** Lets so many through at the same time. */
export interface Gate {
  /**
   * @returns what to call once when done
   * @throws ProblemError 429 while all places are taken
   */
  enter(): () => void;
}

/** @param what is being limited, in the plural, for the reader */
export function createGate(places: number, what: string): Gate {
  let taken = 0;
  return {
    enter() {
      if (taken >= places)
        throw new ProblemError({
          status: 429,
          code: 'limit',
          title: `There are ${places} ${what} open already, which is the most at one time`,
          detail: 'Close another one, or try again later.',
        });
      taken += 1;
      let left = false;
      return () => {
        if (!left) taken -= 1;
        left = true;
      };
    },
  };
}
