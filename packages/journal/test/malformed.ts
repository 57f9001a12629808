import { expect } from 'vitest';
import { encodeUtf8, JournalError, type JournalErrorCode } from '../src/index.ts';

/** Reads `text` and gives the JournalError it must be refused with. */
export function refusal(read: (source: Uint8Array) => unknown, text: string): JournalError {
  try {
    read(encodeUtf8(text));
  } catch (error) {
    expect(error).toBeInstanceOf(JournalError);
    return error as JournalError;
  }
  return expect.fail(`was read: ${text.slice(0, 200)}`);
}

/** One way of breaking a genuine text: what is replaced by what, and what the refusal must say. */
export interface Malformation {
  readonly name: string;
  readonly from: string | RegExp;
  readonly to: string;
  readonly code: JournalErrorCode;
  readonly path: string;
  /** The error points at the first occurrence of this in the broken text. */
  readonly at: string;
}
