import { readStruct, requireField } from '../block/fields.ts';
import type { BlockAddress } from '../block/index.ts';
import { parseBlockAddress, readWholeAddress } from '../block/parse-address.ts';
import type { ParsedDigest } from '../chain/index.ts';
import { JournalError } from '../errors.ts';
import { decodeBase64, encodeUtf8, type IonValue } from '../ion/index.ts';
import { HASH_BYTES } from '../merkle/index.ts';
import { embeddedIon, hashField, jsonText, readEmbedded } from './json-fields.ts';

/**
 * A digest from its parts, as GetDigest answers them.
 *
 * @param digest base64 @param tipIonText Ion text of the digest tip address
 * @throws JournalError 'invalid-base64' and 'invalid-hash-length' (path `digest`); errors of the address have the path `digestTipAddress`
 */
export function parseDigest(parts: {
  readonly digest: string;
  readonly tipIonText: string;
  readonly ledger?: string | undefined;
  readonly date?: string | undefined;
}): ParsedDigest {
  const { digest, tipIonText, ledger, date } = parts;
  const bytes = decodeBase64(digest);
  if (bytes === undefined) throw new JournalError('invalid-base64', 'The digest is not base64', 0, 'digest');
  if (bytes.length !== HASH_BYTES) {
    const message = `The digest has ${bytes.length} bytes, a hash has ${HASH_BYTES}`;
    throw new JournalError('invalid-hash-length', message, 0, 'digest');
  }
  const source = encodeUtf8(tipIonText);
  return {
    digest: bytes,
    tip: plainAddress(readEmbedded({ source, path: 'digestTipAddress' }, parseBlockAddress)),
    ...(ledger !== undefined && { ledger }),
    ...(date !== undefined && { date }),
  };
}

/** As `aws qldb get-digest` prints it: `{"Digest":"base64","DigestTipAddress":{"IonText":"…"}}`. Other fields are let be. */
export function readCliDigest(value: IonValue, path = ''): ParsedDigest {
  const { Digest, DigestTipAddress } = readStruct(value, ['Digest', 'DigestTipAddress'], path, undefined);
  const prefix = path === '' ? '' : `${path}.`;
  return {
    digest: hashField(requireField(Digest, 'Digest', value, path), `${prefix}Digest`),
    tip: readTip(requireField(DigestTipAddress, 'DigestTipAddress', value, path), `${prefix}DigestTipAddress`),
  };
}

/** As the AWS console saved it: `{"digest":"base64","digestTipAddress":"…","ledger":"…","date":"…"}`. */
export function readConsoleDigest(value: IonValue): ParsedDigest {
  const known = ['digest', 'digestTipAddress', 'ledger', 'date'] as const;
  const { digest, digestTipAddress, ledger, date } = readStruct(value, known, '', undefined);
  return {
    digest: hashField(requireField(digest, 'digest', value, ''), 'digest'),
    tip: readTip(requireField(digestTipAddress, 'digestTipAddress', value, ''), 'digestTipAddress'),
    ...(ledger && { ledger: jsonText(ledger, 'ledger') }),
    ...(date && { date: jsonText(date, 'date') }),
  };
}

/** A tip as `{"IonText":"…"}`, as a string with Ion text, or as the struct itself. */
export function readTip(value: IonValue, path: string): BlockAddress {
  if (value.type === 'struct' && value.fields.some(({ name }) => name.text === 'strandId')) {
    return plainAddress(readWholeAddress(value, path));
  }
  return plainAddress(readEmbedded(embeddedIon(value, path), parseBlockAddress));
}

function plainAddress({ strandId, sequenceNo }: BlockAddress): BlockAddress {
  return { strandId, sequenceNo };
}
