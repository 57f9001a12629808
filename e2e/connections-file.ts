/** What the started product has besides the embedded service: connections that answer, and some that do not. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const connections = {
  /** The embedded service once more, reached like any other endpoint. */
  second: { id: 'second', name: 'The same service by its address', region: 'us-east-1' },
  /** The embedded service with a secret that is not its own. */
  wrongKey: { id: 'wrong-key', name: 'With a wrong key', region: 'us-east-1' },
  /** Nothing listens there. */
  nowhere: { id: 'nowhere', name: 'Nowhere', region: 'eu-west-1' },
} as const;

/**
 * Writes the connections and the AWS profiles they name.
 *
 * @param further other parts of the configuration file
 * @returns the environment of a product that shall have them
 */
export async function writeConnections(
  directory: string,
  { ledgerUrl, nowhereUrl }: { ledgerUrl: string; nowhereUrl: string },
  further: object = {},
): Promise<Record<string, string>> {
  const file = join(directory, 'console.json');
  const credentials = join(directory, 'credentials');
  // S3 and Kinesis must not be asked at AWS's own addresses.
  const elsewhere = { s3: { endpoint: nowhereUrl }, kinesis: { endpoint: nowhereUrl } };
  await writeFile(
    file,
    JSON.stringify({
      ...further,
      connections: [
        { ...connections.second, endpoint: ledgerUrl, profile: 'local', ...elsewhere },
        { ...connections.wrongKey, endpoint: ledgerUrl, profile: 'wrong', ...elsewhere },
        { ...connections.nowhere, endpoint: nowhereUrl, profile: 'local', ...elsewhere },
      ],
    }),
  );
  const profile = (name: string, secret: string) =>
    `[${name}]\naws_access_key_id = local\naws_secret_access_key = ${secret}\n`;
  await writeFile(credentials, profile('local', 'local') + profile('wrong', 'not-the-secret'));
  return {
    QLDB_CONSOLE_CONFIG: file,
    AWS_SHARED_CREDENTIALS_FILE: credentials,
    AWS_CONFIG_FILE: join(directory, 'config'),
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
