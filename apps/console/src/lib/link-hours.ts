import { MAX_LINK_HOURS } from '@qldb-console/contract';

/** How many hours a text names; `undefined` where a link cannot last so long. */
export function readHours(text: string): number | undefined {
  if (!/^\d{1,4}$/.test(text.trim())) return undefined;
  const hours = Number(text);
  return hours >= 1 && hours <= MAX_LINK_HOURS ? hours : undefined;
}
