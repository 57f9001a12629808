import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { LIMITS } from '../limits.ts';
import { readProfileRegions } from './aws-profiles.ts';
import { type Config, type ConfigFiles, toConfig } from './config.ts';
import { type FileText, parseConfigFile } from './config-file.ts';
import { readEnv, SETTING_NAMES, type SettingName, type Settings, specOf } from './env.ts';

type Values = Readonly<Record<string, string | undefined>>;

/**
 * Reads settings, the configuration file and the regions of AWS profiles, and judges them together.
 *
 * @param environment e.g. `process.env`
 * @param flags       values by flag name without dashes
 * @throws ConfigError naming every mistake at once, and where it stands
 */
export async function loadConfig(environment: Values, flags: Values): Promise<Config> {
  const { settings, files } = await readSources(environment, flags);
  return toConfig(settings, files);
}

/** The same, not judged yet. Never throws; what cannot be read is among the problems of the files. */
export async function readSources(
  environment: Values,
  flags: Values,
): Promise<{ readonly settings: Settings; readonly files: ConfigFiles }> {
  const { value: path } = readEnv(environment, flags).config;
  const file = path === undefined ? undefined : parseConfigFile(await readFile(path));
  const secrets = await readSecretFiles(environment);
  const settings = readEnv(environment, flags, file, secrets.values);
  const needsProfiles = (file?.connections.length ?? 0) > 0 || settings.endpoint.value !== undefined;
  return {
    settings,
    files: {
      ...(file === undefined ? {} : { file }),
      problems: secrets.problems,
      ...(needsProfiles ? { regions: await readProfileRegions(environment) } : {}),
    },
  };
}

/** Secrets that `<variable>_FILE` names a file for, as container platforms mount them; one end of line is not part of them. */
async function readSecretFiles(environment: Values) {
  const values = new Map<SettingName, string>();
  const problems: string[] = [];
  for (const name of SETTING_NAMES) {
    const { secret, variable } = specOf(name);
    const path = environment[`${variable}_FILE`];
    if (!secret || path === undefined || path === '') continue;
    if (environment[variable]) problems.push(`${variable} and ${variable}_FILE are both set; only one may be.`);
    const { path: found, text } = await readFile(path);
    if (typeof text === 'string') values.set(name, text.replace(/\r?\n$/, ''));
    else problems.push(`${variable}_FILE: ${found} ${text.problem}`);
  }
  return { values, problems };
}

async function readFile(name: string): Promise<FileText> {
  const path = resolve(name);
  const most = LIMITS.configFileBytes;
  try {
    await using file = await open(path);
    if (!(await file.stat()).isFile()) return { path, text: { problem: 'is not a file.' } };
    // One byte more than allowed tells a file that is too long, whatever its stated size.
    const { buffer, bytesRead } = await file.read(Buffer.alloc(most + 1), 0, most + 1, 0);
    if (bytesRead > most) return { path, text: { problem: `is larger than ${most} bytes.` } };
    return { path, text: buffer.toString('utf8', 0, bytesRead) };
  } catch (error) {
    return { path, text: { problem: `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}).` } };
  }
}
