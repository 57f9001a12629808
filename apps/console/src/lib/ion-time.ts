import { formatScalar, type IonTimestamp } from '@qldb-console/journal';

/** A timestamp of a journal exactly as Ion writes it, without annotations. QLDB writes UTC with milliseconds. */
export function timestampText(value: IonTimestamp): string {
  return formatScalar(value);
}
