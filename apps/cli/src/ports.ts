import { createServer } from 'node:net';
import { ListenError, listenProblem } from '@qldb-console/bff';

/**
 * Makes sure that a port can be had before anything is started.
 *
 * @param port 0 = any free one, which there always is
 * @throws ListenError that says plainly why it cannot be had
 */
export async function checkPort(host: string, port: number): Promise<void> {
  if (port === 0) return;
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    throw new ListenError(listenProblem((error as NodeJS.ErrnoException).code, host, port), { cause: error });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
