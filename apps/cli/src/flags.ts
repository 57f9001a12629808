import { parseArgs } from 'node:util';
import { UsageError } from './usage.ts';

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
): { [name in Value]?: string } & { [name in Bare]?: boolean } {
  const options = {
    ...Object.fromEntries(values.map((name) => [name, { type: 'string' as const }])),
    ...Object.fromEntries(bare.map((name) => [name, { type: 'boolean' as const }])),
  };
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...args], options, strict: true, allowPositionals: false, tokens: true });
  } catch (error) {
    // parseArgs words its messages for people; only the hint after the first sentence is about writing parsers.
    throw new UsageError((error as Error).message.split(/\. (?:To|Did)/)[0], { cause: error });
  }
  const seen = new Set<string>();
  for (const token of parsed.tokens ?? []) {
    if (token.kind !== 'option') continue;
    if (seen.has(token.name)) throw new UsageError(`Option --${token.name} is given twice`);
    seen.add(token.name);
  }
  return parsed.values as { [name in Value]?: string } & { [name in Bare]?: boolean };
}
