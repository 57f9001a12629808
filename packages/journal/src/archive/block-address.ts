import type { BlockAddress } from '../block/types.ts';
import { field, type IonValue } from '../ion/index.ts';

/** The address that a block states, of Ion or JSON; undefined when it states none that can be read. */
export function addressOf(value: IonValue): BlockAddress | undefined {
  if (value.type !== 'struct') return undefined;
  const address = field(value, 'blockAddress')?.value;
  if (address?.type !== 'struct') return undefined;
  const strandId = field(address, 'strandId')?.value;
  const sequenceNo = field(address, 'sequenceNo')?.value;
  if (strandId?.type !== 'string' || sequenceNo?.type !== 'int') return undefined;
  if (sequenceNo.value < 0n || sequenceNo.value > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  return { strandId: strandId.value, sequenceNo: Number(sequenceNo.value) };
}

/** How QLDB begins a block, in Ion text and in JSON. */
const START = /^\{"?blockAddress"?:\{"?strandId"?:"([A-Za-z0-9]{22})","?sequenceNo"?:(0|[1-9]\d{0,14})\}/;
const START_BYTES = 100;

/** The same from the first bytes of a block in text, where it begins as QLDB writes it; else undefined. */
export function addressAtStart(bytes: Uint8Array): BlockAddress | undefined {
  let text = '';
  for (const byte of bytes.subarray(0, START_BYTES)) text += String.fromCharCode(byte);
  const [, strandId, sequenceNo] = START.exec(text) ?? [];
  return strandId === undefined ? undefined : { strandId, sequenceNo: Number(sequenceNo) };
}
