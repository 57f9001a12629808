import { loadSharedConfigFiles } from '@smithy/core/config';

/** Region of each profile that names one. */
export type ProfileRegions = ReadonlyMap<string, string>;

/**
 * Reads the regions of all profiles in the AWS configuration files. Like the AWS SDK it lets the credentials file win
 * over the configuration file, and takes files that are missing for empty.
 *
 * @param environment for `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE`
 */
export async function readProfileRegions(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ProfileRegions> {
  const { AWS_SHARED_CREDENTIALS_FILE: filepath, AWS_CONFIG_FILE: configFilepath } = environment;
  const { configFile, credentialsFile } = await loadSharedConfigFiles({
    ...(filepath ? { filepath } : {}),
    ...(configFilepath ? { configFilepath } : {}),
    ignoreCache: true,
  });
  const regions = new Map<string, string>();
  for (const file of [configFile, credentialsFile])
    for (const [name, { region }] of Object.entries(file)) if (region) regions.set(name, region);
  return regions;
}
