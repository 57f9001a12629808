import { HashText, VisibleText } from '@qldb-console/ion-view';
import { decodeBase64, encodeHex, sha256 } from '@qldb-console/journal';
import type { EvidenceBundle } from '@qldb-console/journal/bundle';
import { useMemo } from 'react';

/** Rows shown. */
const FIRST = 100;

/** The files that the evidence was made from, to be compared with the recipient's own. */
export function InputsTable({ bundle }: { bundle: EvidenceBundle }) {
  const { inputs, inputsNotListed } = bundle;
  if (inputs.length === 0) return null;
  const rest = Math.max(0, inputs.length - FIRST) + inputsNotListed;
  return (
    <section className="ev-box" aria-labelledby="ev-inputs">
      <h2 id="ev-inputs" className="iv-heading">
        Made from these files: sender’s claim
      </h2>
      <Files rows={inputs.slice(0, FIRST)} />
      {rest === 0 ? null : (
        <p className="iv-note">And {rest.toLocaleString('en')} more, which the JSON lists as far as it can.</p>
      )}
      <p className="iv-note">
        If you hold these files, compare: <code>sha256sum FILE</code>.
      </p>
    </section>
  );
}

/** The raw bytes in the file: their hashes are computed here, so that paper and file can be told to belong together. */
export function ItemsTable({ bundle }: { bundle: EvidenceBundle }) {
  const rows = useMemo(
    () =>
      bundle.items.slice(0, FIRST).map(({ name, ion }) => {
        const bytes = decodeBase64(ion) ?? new Uint8Array();
        return { name, size: bytes.length, sha256: encodeHex(sha256(bytes)) };
      }),
    [bundle],
  );
  return (
    <section className="ev-box" aria-labelledby="ev-items">
      <h2 id="ev-items" className="iv-heading">
        Raw Ion in this file ({bundle.items.length}): hashed here
      </h2>
      <Files rows={rows} />
    </section>
  );
}

function Files({
  rows,
}: {
  rows: readonly { readonly name: string; readonly size: number; readonly sha256: string }[];
}) {
  let key = 0;
  return (
    <div className="ev-scroll">
      <table className="ev-files">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Bytes</th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, size, sha256: hash }) => (
            <tr key={key++}>
              <th scope="row">
                <VisibleText text={name} />
              </th>
              <td>{size.toLocaleString('en')}</td>
              <td>
                <HashText hash={hexBytes(hash)} label={`SHA-256 of ${name}`} encoding="hex" full />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function hexBytes(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}
