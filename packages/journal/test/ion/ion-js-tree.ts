import { type Reader, type Timestamp, TimestampPrecision } from 'ion-js';
import type { IonTimestamp, IonValue } from '../../src/ion/index.ts';

/**
 * What ion-js and our readers make of a source, brought to one form: plain data without byte ranges. ion-js has no
 * repeated-field order in its trees, so its streaming reader is asked.
 */
export type Plain = Readonly<Record<string, unknown>>;

export function plainOfIonJs(reader: Reader): Plain[] {
  const values: Plain[] = [];
  for (let type = reader.next(); type !== null; type = reader.next()) {
    const name = reader.depth() > 0 && reader.fieldName() !== null ? { name: reader.fieldName() } : {};
    const annotations = reader.annotations();
    if (reader.isNull()) {
      values.push({ ...name, annotations, null: type.name });
    } else if (type.isContainer) {
      reader.stepIn();
      values.push({ ...name, annotations, type: type.name, content: plainOfIonJs(reader) });
      reader.stepOut();
    } else {
      values.push({ ...name, annotations, type: type.name, value: scalarOfIonJs(type.name, reader) });
    }
  }
  return values;
}

function scalarOfIonJs(type: string, reader: Reader): unknown {
  if (type === 'int') return reader.bigIntValue();
  if (type === 'timestamp') return instantOfIonJs(reader.timestampValue() as Timestamp);
  if (type === 'clob' || type === 'blob') return Uint8Array.from(reader.uInt8ArrayValue() as Uint8Array);
  if (type !== 'decimal') return reader.value();
  const decimal = reader.decimalValue();
  const coefficient = decimal?.getCoefficient() ?? 0n;
  const magnitude = coefficient < 0n ? -coefficient : coefficient;
  return { negative: decimal?.isNegative(), coefficient: magnitude, exponent: (decimal?.getExponent() ?? 0) + 0 };
}

function instantOfIonJs(timestamp: Timestamp): Plain {
  const precision = TimestampPrecision[timestamp.getPrecision()];
  const offset = timestamp.getLocalOffset();
  const timed = precision === 'HOUR_AND_MINUTE' || precision === 'SECONDS';
  const seconds = precision === 'SECONDS' ? timestamp.getSecondsDecimal() : undefined;
  return {
    precision,
    offset: timed && !Object.is(offset, -0) ? offset : undefined,
    minute: Math.floor(timestamp.getDate().getTime() / 60_000),
    seconds: seconds && [seconds.getCoefficient(), seconds.getExponent() + 0],
  };
}

export function plainOfOurs(value: IonValue): Plain {
  const annotations = value.annotations.map((each) => each.text ?? null);
  switch (value.type) {
    case 'null':
      return { annotations, null: value.of };
    case 'list':
    case 'sexp':
      return { annotations, type: value.type, content: value.items.map(plainOfOurs) };
    case 'struct':
      return {
        annotations,
        type: value.type,
        content: value.fields.map((field) => ({ name: field.name.text ?? null, ...plainOfOurs(field.value) })),
      };
    case 'symbol':
      return { annotations, type: value.type, value: value.text ?? null };
    case 'clob':
    case 'blob':
      return { annotations, type: value.type, value: value.bytes };
    case 'decimal': {
      const { negative, coefficient, exponent } = value;
      return { annotations, type: value.type, value: { negative, coefficient, exponent } };
    }
    case 'timestamp':
      return { annotations, type: value.type, value: instantOfOurs(value) };
    default:
      return { annotations, type: value.type, value: value.value };
  }
}

const PRECISIONS = { year: 'YEAR', month: 'MONTH', day: 'DAY', minute: 'HOUR_AND_MINUTE', second: 'SECONDS' } as const;

function instantOfOurs(value: IonTimestamp): Plain {
  const utc = new Date(0);
  utc.setUTCFullYear(value.year, value.month - 1, value.day);
  utc.setUTCHours(value.hour, value.minute);
  const { coefficient, exponent } = value.fraction ?? { coefficient: 0n, exponent: 0 };
  const seconds = [BigInt(value.second) * 10n ** BigInt(-exponent) + coefficient, exponent];
  return {
    precision: PRECISIONS[value.precision],
    offset: value.offset,
    minute: utc.getTime() / 60_000 - (value.offset ?? 0),
    seconds: value.precision === 'second' ? seconds : undefined,
  };
}
