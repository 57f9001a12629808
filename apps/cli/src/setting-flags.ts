import { SETTINGS } from '@qldb-console/bff';

export type SettingFlag = NonNullable<(typeof SETTINGS)[keyof typeof SETTINGS]['flag']>;

/** Flags of the settings; secrets have none. */
export function settingFlags(): SettingFlag[] {
  return Object.values(SETTINGS).flatMap(({ flag }) => (flag === undefined ? [] : [flag]));
}
