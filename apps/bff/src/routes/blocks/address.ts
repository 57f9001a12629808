import { sequenceNoSchema, uniqueIdSchema } from '@qldb-console/contract';
import { z } from 'zod';
import { ledgerParams } from '../ledgers/ledger.ts';
import { sequenceNoText } from '../parse-request.ts';

/** What every path to or below one block names. */
export const blockParams = ledgerParams.extend({ strand: uniqueIdSchema, sequenceNo: sequenceNoText });

/** `tip` = sequence number of a digest's tip in the same strand: asks for the proof against that digest. */
export const tipQuery = z.strictObject({ tip: sequenceNoText.optional() });

/** A block address as the QLDB API takes it. Strand and number are checked before, so nothing needs quoting. */
export function blockAddress(strandId: string, sequenceNo: number): { IonText: string } {
  return { IonText: `{strandId:"${uniqueIdSchema.parse(strandId)}",sequenceNo:${sequenceNoSchema.parse(sequenceNo)}}` };
}

/** The optional digest tip of GetBlock and GetRevision. */
export function digestTip(strandId: string, tip: number | undefined) {
  return tip === undefined ? {} : { DigestTipAddress: blockAddress(strandId, tip) };
}
