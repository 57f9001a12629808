import { encodeUtf8, type IonStruct, type IonValue, JournalError, readSingle } from '@qldb-console/journal';
import type { LedgerRow } from '../store/rows.ts';
import { ionText } from './constraints.ts';
import { invalidParameter } from './errors.ts';
import type { JsonBody } from './json-body.ts';

/** A block address in a request, and the member of the request it stands in. */
export interface GivenAddress {
  readonly strandId: string;
  readonly sequenceNo: bigint;
  readonly parameter: 'BlockAddress' | 'DigestTipAddress';
}

/**
 * Reads a ValueHolder with a block address: one Ion struct `{strandId:"…",sequenceNo:n}` and nothing else in it.
 * Messages as in the QLDB developer guide, "Common errors for verification".
 *
 * @throws WireError SerializationException, InvalidParameterException
 */
export function readAddress(holder: JsonBody, parameter: GivenAddress['parameter']): GivenAddress {
  const text = ionText(holder.requireString('IonText'), parameter);
  const value = parse(text, parameter);
  const strandId = value.type === 'struct' ? only(value, 'strandId') : undefined;
  const sequenceNo = value.type === 'struct' ? only(value, 'sequenceNo') : undefined;
  if (
    value.type !== 'struct' ||
    value.fields.length !== 2 ||
    strandId?.type !== 'string' ||
    sequenceNo?.type !== 'int' ||
    sequenceNo.value < 0n
  ) {
    throw invalidParameter('The provided block address is not valid.', parameter);
  }
  return { strandId: strandId.value, sequenceNo: sequenceNo.value, parameter };
}

function parse(text: string, parameter: string): IonValue {
  try {
    return readSingle(encodeUtf8(text));
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    throw invalidParameter('The provided Ion value is not valid and cannot be parsed.', parameter);
  }
}

function only(struct: IonStruct, name: string): IonValue | undefined {
  const fields = struct.fields.filter((field) => field.name.text === name);
  return fields.length === 1 ? fields[0]?.value : undefined;
}

/**
 * Checks the addresses against the journal, in this order: the block's strand → the tip's strand → the tip is committed
 * → the block is committed → the block is not behind the tip.
 *
 * @returns the block's sequence number, and the size of the journal the proof is for (undefined: no proof wanted)
 * @throws WireError InvalidParameterException
 */
export function locate(
  ledger: LedgerRow,
  block: GivenAddress,
  tip: GivenAddress | undefined,
): { sequenceNo: number; size: number | undefined } {
  if (block.strandId !== ledger.strandId) {
    throw invalidParameter('The Strand ID of the provided block address is not valid.', block.parameter);
  }
  if (tip && tip.strandId !== block.strandId) {
    throw invalidParameter(
      'The Strand ID of the provided block address must match the Strand ID of the provided digest tip address.',
      tip.parameter,
    );
  }
  if (tip && tip.sequenceNo >= BigInt(ledger.size)) {
    throw invalidParameter(
      "The sequence number of the provided digest tip address is beyond the strand's latest committed record.",
      tip.parameter,
    );
  }
  if (block.sequenceNo >= BigInt(ledger.size)) {
    throw invalidParameter(
      "The sequence number of the provided block address is beyond the strand's latest committed record.",
      block.parameter,
    );
  }
  if (tip && block.sequenceNo > tip.sequenceNo) {
    throw invalidParameter(
      'The sequence number of the provided block address must not be greater than the sequence number of the provided digest tip address.',
      block.parameter,
    );
  }
  return { sequenceNo: Number(block.sequenceNo), size: tip && Number(tip.sequenceNo) + 1 };
}
