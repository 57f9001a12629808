import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readProfileRegions } from './aws-profiles.ts';
import { type Config, toConfig } from './config.ts';
import { type ConnectionsFile, MAX_FILE_BYTES } from './connections-file.ts';
import { readEnv } from './env.ts';

/**
 * Reads settings, the file of connections and the regions of AWS profiles, and judges them together.
 *
 * @param environment e.g. `process.env`
 * @param flags       values by flag name without dashes
 * @throws ConfigError naming every mistake at once, and where it stands
 */
export async function loadConfig(
  environment: Readonly<Record<string, string | undefined>>,
  flags: Readonly<Record<string, string | undefined>>,
): Promise<Config> {
  const settings = readEnv(environment, flags);
  const { value: path } = settings.connections;
  const needsProfiles = path !== undefined || settings.endpoint.value !== undefined;
  return toConfig(settings, {
    ...(path === undefined ? {} : { connections: await readFile(path) }),
    ...(needsProfiles ? { regions: await readProfileRegions(environment) } : {}),
  });
}

async function readFile(name: string): Promise<ConnectionsFile> {
  const path = resolve(name);
  try {
    await using file = await open(path);
    if (!(await file.stat()).isFile()) return { path, text: { problem: 'is not a file.' } };
    // One byte more than allowed tells a file that is too long, whatever its stated size.
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MAX_FILE_BYTES + 1), 0, MAX_FILE_BYTES + 1, 0);
    if (bytesRead > MAX_FILE_BYTES) return { path, text: { problem: `is larger than ${MAX_FILE_BYTES} bytes.` } };
    return { path, text: buffer.toString('utf8', 0, bytesRead) };
  } catch (error) {
    return { path, text: { problem: `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}).` } };
  }
}
