/** Configurations as the command line reads them: environment, flags, and a file given as its text. */
import { type Config, ConfigError, toConfig } from '../../src/config/config.ts';
import { parseConfigFile } from '../../src/config/config-file.ts';
import { readEnv } from '../../src/config/env.ts';

type Values = Readonly<Record<string, string>>;

/** @param file content of console.json: text as it is, anything else as JSON */
export function configured(environment: Values = {}, file?: unknown, flags: Values = {}): Config {
  const text = typeof file === 'string' ? file : JSON.stringify(file);
  const parsed = file === undefined ? undefined : parseConfigFile({ path: '/etc/qldb/console.json', text });
  return toConfig(readEnv(environment, flags, parsed), parsed === undefined ? {} : { file: parsed });
}

/** Everything that is wrong with it; nothing when nothing is. */
export function mistakes(environment: Values = {}, file?: unknown, flags: Values = {}): readonly string[] {
  try {
    configured(environment, file, flags);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

/** Environment and file of a console with sign-in that is valid. */
export const SIGN_IN = {
  environment: { PUBLIC_URL: 'https://console.example.com/qldb', SESSION_KEYS: 'A'.repeat(43) },
  file: {
    signIn: { issuer: 'https://login.example.com/staff', clientId: 'qldb-console' },
    roles: [{ group: '*', role: 'viewer' }],
  },
};
