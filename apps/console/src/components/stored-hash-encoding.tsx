import { HashEncodingContext } from '@qldb-console/ion-view';
import { type ReactNode, useMemo } from 'react';
import { preferences, updatePreferences } from '../lib/preferences.ts';
import { useStoredValue } from '../lib/stored-value.ts';

/** Hashes below it are written as the reader chose in the settings: base64 or hexadecimal. */
export function StoredHashEncoding({ children }: { children: ReactNode }) {
  const { hashEncoding } = useStoredValue(preferences);
  const state = useMemo(
    () => ({
      encoding: hashEncoding,
      setEncoding: (encoding: typeof hashEncoding) => updatePreferences({ hashEncoding: encoding }),
    }),
    [hashEncoding],
  );
  return <HashEncodingContext value={state}>{children}</HashEncodingContext>;
}
