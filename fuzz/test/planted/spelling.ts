/** Every form of branch, in spellings that are easily broken by putting something in. */
export const log: string[] = [];
const say = (text: string): boolean => log.push(text) > 0;
const missing = (n: number): number | undefined => (n > 2 ? n : undefined);

export function branches(n: number): string {
  if (n === 0) say('zero');
  else if (n === 1) say('one');
  else {
    say('more');
  }
  if (n > 1) if (n > 2) say('more than two');
  for (let i = 0; i < n; i++) say(`turn ${i}`);
  for (const each of ['a', 'b'])
    if (each === 'b') continue;
    else say(each);
  let left = n;
  while (left > 0) left--;
  do left++;
  while (left < 2);
  const make = (x: number) => ({ x, double: () => x * 2 });
  const either = n > 1 ? make(n).double() : n === 1 ? -1 : -2;
  const both = (n > 0 && say('and')) || (n === 0 && say('or'));
  const none = missing(n) ?? either;
  let later = missing(n);
  later ??= none;
  switch (n) {
    case 0:
    case 1:
      say('few');
      break;
    default: {
      say('many');
    }
  }
  try {
    if (n === 2) throw new Error('two');
  } catch {
    say('caught');
  } finally {
    say('done');
  }
  class Inner {
    value = n > 0 ? 'positive' : 'not';
    static of = () => new Inner();
    get twice(): string {
      return this.value + this.value;
    }
  }
  function* some(): Generator<number> {
    yield n;
    if (n > 1) yield n + 1;
  }
  return JSON.stringify([
    either,
    both,
    none,
    later,
    left,
    Inner.of().twice,
    [...some()],
    [3, 1, 2].sort((a, b) => a - b),
  ]);
}
