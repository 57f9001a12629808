import { ION_TYPES, type IonType } from '../value.ts';
import { DIGIT, hasClass, IDENTIFIER_PART, IDENTIFIER_START } from './characters.ts';
import type { TextCursor } from './cursor.ts';

const DOT = 0x2e;
const DOLLAR = 0x24;

/** Reads an unquoted identifier or keyword; the cursor stands on its first character. */
export function readWord(cursor: TextCursor): string {
  const start = cursor.pos;
  let end = start + 1;
  while (hasClass(cursor.byte(end), IDENTIFIER_PART)) end++;
  cursor.pos = end;
  return cursor.slice(start, end);
}

/** Words that are values; as symbols they need quotes. */
export function isKeyword(word: string): boolean {
  return word === 'null' || word === 'true' || word === 'false' || word === 'nan';
}

/** Whether `text` can be written as a symbol without quotes. */
export function isPlainSymbol(text: string): boolean {
  return IDENTIFIER.test(text) && !isKeyword(text) && !SYMBOL_ID.test(text);
}
const IDENTIFIER = /^[A-Za-z_$][A-Za-z0-9_$]*$/;
const SYMBOL_ID = /^\$[0-9]+$/;

/** The number of a symbol identifier like `$10`, or -1 for any other word. */
export function symbolId(word: string): number {
  if (word.charCodeAt(0) !== DOLLAR || word.length === 1) return -1;
  for (let i = 1; i < word.length; i++) if (!hasClass(word.charCodeAt(i), DIGIT)) return -1;
  return Number(word.slice(1));
}

/** Reads the `.type` that may follow `null`; the cursor stands behind `null`. */
export function readNullType(cursor: TextCursor, start: number): IonType {
  if (cursor.byte(cursor.pos) !== DOT) return 'null';
  cursor.pos++;
  if (!hasClass(cursor.byte(cursor.pos), IDENTIFIER_START)) return cursor.expected('the name of a type after "null."');
  const name = readWord(cursor);
  const type = ION_TYPES.find((each) => each === name);
  return type ?? cursor.fail('ion-syntax', 'After "null." there must be the name of an Ion type', start);
}
