import {
  type Config,
  ConfigError,
  checkConfig,
  describeFile,
  describeSettings,
  type Findings,
  readSources,
  toConfig,
} from '@qldb-console/bff';
import { parseFlags } from '../flags.ts';
import { type SettingFlag, settingFlags } from '../setting-flags.ts';
import { UsageError } from '../usage.ts';

/**
 * `qldb-console config check`: prints every setting, its value and where it came from, then everything that is wrong and
 * everything that should be known, all at once. Starts nothing.
 *
 * @returns 0 when the console would start, 2 when it would not
 */
export async function runConfig([what, ...args]: readonly string[]): Promise<number> {
  if (what !== 'check') throw new UsageError('What is to be done with the configuration: "config check"?');
  const { json, ...flags } = parseFlags<SettingFlag, 'json'>(args, settingFlags(), ['json']);
  const { settings, files } = await readSources(process.env, flags);
  const { config, problems, warnings } = await judged(() => toConfig(settings, files));
  const described = describeSettings(settings);
  const parts = describeFile(files, config);
  process.stdout.write(
    json
      ? `${JSON.stringify({ settings: described, file: parts, problems, warnings }, undefined, 2)}\n`
      : [
          ...table(
            described.map(({ name, value, unset, source }) => [name, value ?? (unset ? `(${unset})` : '–'), source]),
          ),
          ...(parts.length > 0 ? ['', `In ${settings.config.value} beside settings:`, ...parts.map(indented)] : []),
          ...section('Wrong', problems),
          ...section('To be known', warnings),
          '',
          problems.length === 0 ? 'The configuration is valid.' : 'The console would not start.',
          '',
        ].join('\n'),
  );
  return problems.length === 0 ? 0 : 2;
}

async function judged(judge: () => Config): Promise<Findings & { readonly config?: Config }> {
  try {
    const config = judge();
    return { config, ...(await checkConfig(config)) };
  } catch (error) {
    if (error instanceof ConfigError) return { problems: error.problems, warnings: [] };
    throw error;
  }
}

function table(rows: readonly (readonly [string, string, string])[]): string[] {
  const width = (column: 0 | 1) => Math.min(48, Math.max(...rows.map((row) => row[column].length)));
  return rows.map(([name, value, source]) => `${name.padEnd(width(0))}  ${value.padEnd(width(1))}  ${source}`);
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map(indented)];
}

function indented(line: string): string {
  return `  ${line}`;
}
