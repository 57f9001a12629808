import { readId, readStruct, requireField } from '../block/fields.ts';
import type { ParsedReceipt } from '../chain/index.ts';
import { parseProof } from '../chain/parse-proof.ts';
import type { IonValue } from '../ion/index.ts';
import { embeddedIon, hashField, jsonText, readEmbedded } from './json-fields.ts';
import { readCliDigest, readTip } from './read-digest.ts';

const FIELDS = [
  'LedgerName',
  'TableName',
  'BlockAddress',
  'DocumentId',
  'RevisionHash',
  'Proof',
  'LedgerDigest',
] as const;

/**
 * A document's metadata as amazon-qldb-kvs-nodejs and amazon-qldb-rest-api saved it. Other fields are let be.
 *
 * @throws JournalError for a missing field, a field that is there twice, a wrong type, bad base64, or a revision hash
 *   that is not 32 bytes long
 */
export function readReceipt(value: IonValue): ParsedReceipt {
  const fields = readStruct(value, FIELDS, '', undefined);
  const required = (name: keyof typeof fields) => requireField(fields[name], name, value, '');
  const { LedgerName, TableName } = fields;
  return {
    ...(LedgerName && { ledgerName: jsonText(LedgerName, 'LedgerName') }),
    ...(TableName && { tableName: jsonText(TableName, 'TableName') }),
    blockAddress: readTip(required('BlockAddress'), 'BlockAddress'),
    documentId: readId(required('DocumentId'), 'DocumentId', undefined),
    revisionHash: hashField(required('RevisionHash'), 'RevisionHash'),
    proof: readEmbedded(embeddedIon(required('Proof'), 'Proof'), parseProof),
    digest: readCliDigest(required('LedgerDigest'), 'LedgerDigest'),
  };
}
