export { decodeBase64, encodeBase64 } from './base64.ts';
export { readIonBinary } from './binary/reader.ts';
export { writeIonBinary } from './binary/writer.ts';
export { diffIon, type IonChange } from './diff.ts';
export { equalIon } from './equal.ts';
export { formatScalar, formatSymbol, type IonScalar } from './format.ts';
export { encodeHex } from './hex.ts';
export { field, readIon, readSingle } from './read.ts';
export { type ReadTextOptions, readIonText } from './text/reader.ts';
export type { ReadOptions } from './tree.ts';
export { decodeUtf8, encodeUtf8 } from './utf8.ts';
export {
  type ByteRange,
  ION_TYPES,
  type IonBlob,
  type IonBool,
  type IonClob,
  type IonDecimal,
  type IonField,
  type IonFloat,
  type IonFormat,
  type IonInt,
  type IonList,
  type IonNull,
  type IonSexp,
  type IonString,
  type IonStruct,
  type IonSymbol,
  type IonSymbolToken,
  type IonTimestamp,
  type IonType,
  type IonValue,
  type TimestampPrecision,
  type UnknownText,
} from './value.ts';
export { writeIonText } from './write.ts';
export { writeIonJson } from './write-json.ts';
