import { type AddressInfo, createServer } from 'node:net';
import { ListenError, listenProblem } from '@qldb-console/bff';

/**
 * Makes sure that a port can be had before anything is started, and chooses one where any will do.
 *
 * @param port 0 = any free one
 * @returns the port, free a moment ago
 * @throws ListenError that says plainly why not
 */
export async function freePort(host: string, port: number): Promise<number> {
  const server = createServer();
  try {
    return await new Promise<number>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
    });
  } catch (error) {
    throw new ListenError(listenProblem((error as NodeJS.ErrnoException).code, host, port), { cause: error });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
