/** `block 17`, `blocks 17–20`; both ends belong to it. */
export function blocksText(first: number, last: number): string {
  return first === last
    ? `block ${first.toLocaleString('en')}`
    : `blocks ${first.toLocaleString('en')}–${last.toLocaleString('en')}`;
}

export const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
