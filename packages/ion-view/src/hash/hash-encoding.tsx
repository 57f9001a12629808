import { createContext, useContext } from 'react';
import type { HashEncoding } from './describe-hash.ts';

export interface HashEncodingState {
  readonly encoding: HashEncoding;
  readonly setEncoding: (encoding: HashEncoding) => void;
}

/** One base64/hex choice for every hash below it. Who provides it keeps the choice; without a provider it is base64. */
export const HashEncodingContext = createContext<HashEncodingState>({ encoding: 'base64', setEncoding: () => {} });

export function useHashEncoding(): HashEncodingState {
  return useContext(HashEncodingContext);
}

/** The switch for all hashes below the nearest {@link HashEncodingContext}. */
export function HashEncodingSwitch() {
  const { encoding, setEncoding } = useHashEncoding();
  return (
    <fieldset className="iv iv-segments">
      <legend className="iv-sr">Write hashes as</legend>
      {(['base64', 'hex'] as const).map((option) => (
        <button
          key={option}
          type="button"
          className="iv-segment"
          aria-pressed={encoding === option}
          onClick={() => setEncoding(option)}
        >
          {option === 'hex' ? 'Hex' : 'Base64'}
        </button>
      ))}
    </fieldset>
  );
}
