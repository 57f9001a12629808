import { encodeBase64 } from './base64.ts';
import { formatScalar, formatSymbol, type IonScalar } from './format.ts';
import type { IonClob, IonList, IonSexp, IonStruct, IonSymbolToken, IonValue } from './value.ts';

interface Frame {
  readonly value: IonList | IonSexp | IonStruct;
  next: number;
}

/**
 * JSON of a value, on one line, down-converted by the rules of Amazon's Ion cookbook ("Down-converting to JSON"), as
 * journal exports in the format JSON and their manifests have it:
 *
 *   null of any type → null · bool · int, decimal → number with every digit · float → number, nan and ±inf → null
 *   timestamp → string with its Ion text · symbol, string → string · clob → string, bytes outside ASCII as `\u00NN`
 *   blob → base64 string · list, sexp → array · struct → object, a field that is there twice stays there twice
 *   annotations are dropped; a symbol of unknown text becomes `"$0"`, or `$` and its id
 *
 * Types are lost, so that what was hashed cannot be hashed again. Numbers may exceed what a reader's doubles hold.
 */
export function writeIonJson(value: IonValue): string {
  const out: string[] = [];
  const stack: Frame[] = [];
  begin(value, out, stack);
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const child = nextChild(frame, out);
    if (child === undefined) {
      stack.pop();
      out.push(frame.value.type === 'struct' ? '}' : ']');
    } else {
      begin(child, out, stack);
    }
  }
  return out.join('');
}

/** Writes comma and field name of the next child and returns it. */
function nextChild(frame: Frame, out: string[]): IonValue | undefined {
  const { value } = frame;
  const index = frame.next++;
  if (value.type !== 'struct') {
    const child = value.items[index];
    if (child !== undefined && index > 0) out.push(',');
    return child;
  }
  const field = value.fields[index];
  if (field === undefined) return undefined;
  if (index > 0) out.push(',');
  out.push(symbolJson(field.name), ':');
  return field.value;
}

function begin(value: IonValue, out: string[], stack: Frame[]): void {
  if (value.type === 'list' || value.type === 'sexp' || value.type === 'struct') {
    out.push(value.type === 'struct' ? '{' : '[');
    stack.push({ value, next: 0 });
  } else {
    out.push(scalarJson(value));
  }
}

function scalarJson(value: IonScalar): string {
  switch (value.type) {
    case 'null':
      return 'null';
    case 'float':
      return Number.isFinite(value.value) ? formatScalar(value) : 'null';
    case 'decimal':
      return formatScalar(value).replace('d', 'e').replace(/\.$/, '');
    case 'timestamp':
      return JSON.stringify(formatScalar(value));
    case 'symbol':
      return symbolJson(value);
    case 'string':
      return JSON.stringify(value.value);
    case 'clob':
      return clobJson(value);
    case 'blob':
      return `"${encodeBase64(value.bytes)}"`;
    default:
      return formatScalar(value);
  }
}

function symbolJson(token: IonSymbolToken): string {
  return JSON.stringify(token.text ?? formatSymbol(token));
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function clobJson({ bytes }: IonClob): string {
  let out = '"';
  for (const byte of bytes) {
    if (byte === QUOTE || byte === BACKSLASH) out += `\\${String.fromCharCode(byte)}`;
    else if (byte >= 0x20 && byte < 0x7f) out += String.fromCharCode(byte);
    else out += `\\u00${byte.toString(16).padStart(2, '0')}`;
  }
  return `${out}"`;
}
