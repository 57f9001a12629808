import type { ConfigFiles } from './config.ts';
import { SETTING_NAMES, type SettingName, type Settings, specOf } from './env.ts';

/** One setting for the reader. */
export interface DescribedSetting {
  /** Name in the configuration file. */
  readonly name: SettingName;
  readonly variable: string;
  /** As it was set; of a secret only whether it is; undefined = not set */
  readonly value: string | undefined;
  /** What holds where it is not set and no one value can say it. */
  readonly unset?: string;
  /** E.g. `--port`, `PORT`, `settings.port (console.json)`, `PORT (default)`. */
  readonly source: string;
}

const MASK = '********';

/** Every setting with its value and where it came from; secrets and passwords inside of addresses are masked. */
export function describeSettings(settings: Settings): DescribedSetting[] {
  return SETTING_NAMES.map((name) => {
    const { value, label: source, from } = settings[name];
    const { secret, variable, unset } = specOf(name);
    // A default is no secret: it is printed in the documentation.
    const shown = value === undefined ? undefined : secret && from !== 'default' ? MASK : withoutPassword(value);
    return { name, variable, value: shown, ...(value === undefined && unset ? { unset } : {}), source };
  });
}

/** What stands in the configuration file beside settings, in a line each. */
export function describeFile({ file }: ConfigFiles): string[] {
  if (!file) return [];
  return [
    `connections      ${file.connections.length}`,
    `signIn           ${file.signIn === undefined ? 'no' : 'yes'}`,
    `roles            ${file.roles.length}`,
    `revokedLinks     ${file.revokedLinks.length}`,
  ];
}

/** Control characters do not reach a terminal either. */
function withoutPassword(value: string): string {
  return value
    .replace(/\/\/[^/\s]*@/g, `//${MASK}@`)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}')
    .slice(0, 300);
}
