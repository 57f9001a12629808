import { HashEncodingContext } from '@qldb-console/ion-view';
import '@qldb-console/ion-view/ion-view.css';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { preferences, updatePreferences } from '../../lib/preferences.ts';
import { useStoredValue } from '../../lib/stored-value.ts';
import { BringYourOwn } from './components/bring-your-own.tsx';
import { VerifyInLedger } from './components/verify-in-ledger.tsx';
import './verification.css';

/** Proves a revision or a block against a digest: out of a ledger where the address names one, else what the reader brings. */
export function VerificationPage() {
  const { connection, ledger } = useParams({ strict: false });
  const { hashEncoding } = useStoredValue(preferences);
  const hashes = useMemo(
    () => ({
      encoding: hashEncoding,
      setEncoding: (encoding: 'base64' | 'hex') => updatePreferences({ hashEncoding: encoding }),
    }),
    [hashEncoding],
  );
  return (
    <HashEncodingContext value={hashes}>
      {connection === undefined || ledger === undefined ? (
        <BringYourOwn />
      ) : (
        <VerifyInLedger key={`${connection}/${ledger}`} connection={connection} ledger={ledger} />
      )}
    </HashEncodingContext>
  );
}
