/** What a reader typed into the question form, or what is wrong with it. */
export type ReadQuestion =
  | { readonly kind: 'question'; readonly block: number; readonly document: string | undefined }
  | { readonly kind: 'wrong'; readonly block?: string | undefined; readonly document?: string | undefined };

const DOCUMENT_ID = /^[A-Za-z0-9]{22}$/;
const SEQUENCE_NO = /^(?:0|[1-9][0-9]*)$/;
/** A block address as it is copied from anywhere: its sequence number is taken. */
const ADDRESS = /^\{\s*strandId\s*:\s*"[A-Za-z0-9]{22}"\s*,\s*sequenceNo\s*:\s*(\d+)\s*\}$/;

/**
 * Reads the form. Both fields may carry spaces around them; the block may be a whole block address.
 *
 * @param document empty for the block itself
 */
export function readQuestion(block: string, document: string): ReadQuestion {
  const digits = ADDRESS.exec(block.trim())?.[1] ?? block.trim();
  const sequenceNo = Number(digits);
  const wrongBlock =
    SEQUENCE_NO.test(digits) && Number.isSafeInteger(sequenceNo)
      ? undefined
      : 'A whole number from 0, or a block address such as {strandId:"…",sequenceNo:17}.';
  const id = document.trim();
  const wrongDocument = id === '' || DOCUMENT_ID.test(id) ? undefined : 'A document id has 22 letters and digits.';
  if (wrongBlock !== undefined || wrongDocument !== undefined)
    return { kind: 'wrong', block: wrongBlock, document: wrongDocument };
  return { kind: 'question', block: sequenceNo, document: id === '' ? undefined : id };
}
