import { decodeBase64, encodeBase64, encodeUtf8, ION_TYPES, type IonValue } from '../../ion/index.ts';
import type { NearMissKind } from '../types.ts';
import { asFloat, asInt, decimalAt, decimalScales, numberTexts, plainNumber, string } from './numbers.ts';
import { timestampOf, timestampTexts, withFraction, withOffsets, withPrecisions } from './times.ts';

/** What a value may have been before a conversion, and how to call what was done to it. */
export interface Variant {
  readonly kind: NearMissKind;
  readonly value: IonValue;
  /** As the end of a sentence: "a decimal that lost its scale in a conversion". */
  readonly damage: string;
}

const MOST_TEXT = 4096;

/** What a value may have been before one of the usual conversions. */
export function variantsOf(value: IonValue): Variant[] {
  const made: Variant[] = [];
  const add = (kind: NearMissKind, damage: string, ...values: readonly (IonValue | undefined)[]) => {
    for (const each of values) if (each !== undefined) made.push({ kind, damage, value: each });
  };
  const { annotations, range } = value;
  const base = { annotations, range };
  const plain = plainNumber(value);
  if (plain !== undefined) {
    if (value.type === 'decimal') {
      const wider = decimalScales(value, plain);
      add('decimal-scale', 'a decimal whose scale was changed in a conversion', ...wider);
      add('number-kind', 'an int that became a decimal', asInt(value, plain));
      add('number-kind', 'a float that became a decimal', asFloat(value, plain));
    } else if (value.type === 'int') {
      add('number-kind', 'a decimal that became an int', ...decimalScales(value, plain));
      add('number-kind', 'a float that became an int', asFloat(value, plain));
    } else if (value.type === 'float') {
      add('number-kind', 'a decimal that became a float', ...decimalScales(value, plain));
      add('number-kind', 'an int that became a float', asInt(value, plain));
    } else {
      const written = decimalAt(value, plain, Math.max(0, -plain.exponent));
      add('number-as-text', 'a number that became text', asInt(value, plain), written, ...decimalScales(value, plain));
      add('number-as-text', 'a number that became text', asFloat(value, plain));
    }
    if (value.type !== 'string') add('number-as-text', 'text that became a number', ...numberTexts(value, plain));
  }
  switch (value.type) {
    case 'string': {
      add('symbol-or-string', 'a symbol that became a string', { type: 'symbol', text: value.value, ...base });
      const time = timestampOf(value, value.value);
      if (time !== undefined) add('timestamp-as-text', 'a timestamp that became text', ...timesAround(time));
      if (value.value.length <= MOST_TEXT) {
        const bytes = value.value === '' ? undefined : decodeBase64(value.value);
        if (bytes !== undefined) {
          add('blob-or-text', 'a blob that became base64 text', { type: 'blob', bytes, ...base });
          add('blob-or-text', 'a clob that became base64 text', { type: 'clob', bytes, ...base });
        }
        add('blob-or-text', 'a clob that became text', { type: 'clob', bytes: encodeUtf8(value.value), ...base });
        for (const text of textForms(value.value))
          add('text-form', 'text that was written in another way', string(value, text));
      }
      if (value.value === 'true' || value.value === 'false')
        add('number-as-text', 'a bool that became text', { type: 'bool', value: value.value === 'true', ...base });
      if (value.value === '' || value.value === 'null')
        add('null-kind', 'a null that became text', ...ION_TYPES.map((of) => ({ type: 'null', of, ...base }) as const));
      break;
    }
    case 'symbol':
      if (value.text !== undefined) add('symbol-or-string', 'a string that became a symbol', string(value, value.text));
      break;
    case 'timestamp':
      add(
        'text-as-timestamp',
        'text that became a timestamp',
        ...timestampTexts(value).map((text) => string(value, text)),
      );
      add(
        'timestamp-precision',
        'a timestamp whose precision was changed',
        ...fractions(value),
        ...withPrecisions(value),
      );
      add('timestamp-offset', 'a timestamp whose offset was changed', ...withOffsets(value));
      break;
    case 'blob':
    case 'clob': {
      const other = value.type === 'blob' ? 'clob' : 'blob';
      add('blob-or-text', `a ${other} that became a ${value.type}`, { type: other, bytes: value.bytes, ...base });
      add('blob-or-text', `text that became a ${value.type}`, string(value, encodeBase64(value.bytes)));
      break;
    }
    case 'bool':
      add('number-kind', 'an int that became a bool', { type: 'int', value: value.value ? 1n : 0n, ...base });
      add('number-as-text', 'text that became a bool', string(value, String(value.value)));
      break;
    case 'null':
      add('null-kind', 'a null of another type', ...ION_TYPES.map((of) => ({ type: 'null', of, ...base }) as const));
      add('null-kind', 'an empty text that became null', string(value, ''));
      break;
    case 'list':
      add('list-or-sexp', 'an s-expression that became a list', { ...value, type: 'sexp' });
      break;
    case 'sexp':
      add('list-or-sexp', 'a list that became an s-expression', { ...value, type: 'list' });
      break;
    default:
  }
  if (annotations.length > 0) add('annotation', 'an annotation that was added', { ...value, annotations: [] });
  return made;
}

const DIGITS = [0, 1, 2, 3, 6, 9];

function fractions(value: Extract<IonValue, { type: 'timestamp' }>): IonValue[] {
  return DIGITS.flatMap((digits) => withFraction(value, digits) ?? []);
}

/** A time read from text, and with an unknown offset, other digits, and as a mere day. */
function timesAround(time: Extract<IonValue, { type: 'timestamp' }>): IonValue[] {
  const forms = [time, { ...time, offset: time.offset === 0 ? undefined : time.offset }];
  const all = [...forms, ...forms.flatMap((form) => DIGITS.flatMap((digits) => withFraction(form, digits) ?? []))];
  return [...all, ...withPrecisions(time), ...withOffsets(time)];
}

/** Blanks at the ends, line ends, and the two forms in which accents are written. */
function textForms(text: string): string[] {
  const forms = [
    text.normalize('NFC'),
    text.normalize('NFD'),
    text.trim(),
    `${text} `,
    ` ${text}`,
    `${text}\n`,
    text.replaceAll('\r\n', '\n'),
    text.replaceAll(/\r?\n/g, '\r\n'),
  ];
  return [...new Set(forms)].filter((form) => form !== text);
}
