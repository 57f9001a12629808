import { parseArgs } from 'node:util';
import { UsageError } from './usage.ts';

type Flags<Value extends string, Bare extends string> = { [name in Value]?: string } & { [name in Bare]?: boolean };

/**
 * Reads `--name value` and `--name=value`; every flag at most once.
 *
 * @param values names of flags that take a value
 * @param bare   names of flags that take none
 * @throws UsageError for anything else
 */
export function parseFlags<Value extends string, Bare extends string = never>(
  args: readonly string[],
  values: readonly Value[],
  bare: readonly Bare[] = [],
): Flags<Value, Bare> {
  return parse(args, values, bare, [], false).flags as Flags<Value, Bare>;
}

/**
 * The same for a command with further arguments, and flags that may be given several times.
 *
 * @param many names of flags that take a value each time they are given
 * @throws UsageError
 */
export function parseArguments<Value extends string, Bare extends string, Many extends string>(
  args: readonly string[],
  names: { readonly values: readonly Value[]; readonly bare: readonly Bare[]; readonly many: readonly Many[] },
): { flags: Flags<Value, Bare> & { [name in Many]?: string[] }; rest: string[] } {
  const { flags, rest } = parse(args, names.values, names.bare, names.many, true);
  return { flags: flags as Flags<Value, Bare> & { [name in Many]?: string[] }, rest };
}

function parse(
  args: readonly string[],
  values: readonly string[],
  bare: readonly string[],
  many: readonly string[],
  allowPositionals: boolean,
) {
  const options = {
    ...Object.fromEntries(values.map((name) => [name, { type: 'string' as const }])),
    ...Object.fromEntries(bare.map((name) => [name, { type: 'boolean' as const }])),
    ...Object.fromEntries(many.map((name) => [name, { type: 'string' as const, multiple: true }])),
  };
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...args], options, strict: true, allowPositionals, tokens: true });
  } catch (error) {
    // parseArgs words its messages for people; only the hint after the first sentence is about writing parsers.
    throw new UsageError((error as Error).message.split(/\. (?:To|Did)/)[0], { cause: error });
  }
  const seen = new Set<string>(many);
  for (const token of parsed.tokens ?? []) {
    if (token.kind !== 'option' || many.includes(token.name)) continue;
    if (seen.has(token.name)) throw new UsageError(`Option --${token.name} is given twice`);
    seen.add(token.name);
  }
  return { flags: parsed.values, rest: parsed.positionals };
}
