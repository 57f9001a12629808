/** Before a form is sent, only fields that the reader has typed in are told to be wrong. */
export function problemsOfTyped<T extends object>(problems: T, typed: object): Partial<T> {
  return Object.fromEntries(Object.entries(problems).filter(([name]) => name in typed)) as Partial<T>;
}
