/** A real nginx with the configuration that `deploy/nginx` hands to operators, in front of back ends of a test. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SELF_SIGNED } from './self-signed.ts';

const SHIPPED = new URL('../../../deploy/nginx/qldb-console.conf', import.meta.url);

/** A proxy that speaks TLS with a certificate for localhost that nobody vouches for. */
export interface Proxy extends AsyncDisposable {
  /** What nginx had to say of faults so far. */
  errors(): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts nginx, and waits until it answers. What is asked for below `/qldb/` goes to the back ends.
 *
 * @param port     where it listens, on 127.0.0.1
 * @param backends `host:port` of one or two
 */
export async function startNginx(port: number, backends: readonly string[]): Promise<Proxy> {
  const directory = await mkdtemp(join(tmpdir(), 'nginx-'));
  const file = (name: string) => join(directory, name);
  await writeFile(file('cert.pem'), SELF_SIGNED.cert);
  await writeFile(file('key.pem'), SELF_SIGNED.key);
  await writeFile(
    file('nginx.conf'),
    `daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${file('nginx.pid')};
events {}
http {
${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${file(name)};`).join('\n')}
access_log off;
${adapt(await readFile(SHIPPED, 'utf8'), port, backends, file('cert.pem'), file('key.pem'))}
}
`,
  );
  const child = spawn('nginx', ['-c', file('nginx.conf'), '-e', file('error.log'), '-p', directory], {
    stdio: 'ignore',
    env: { ...process.env, PATH: [process.env.PATH ?? '', '/usr/sbin'].join(delimiter) },
  });
  const failed = new Promise<never>((_resolve, reject) => child.once('error', reject));
  failed.catch(() => {});
  const errors = () => readFile(file('error.log'), 'utf8').catch(() => '');
  const stop = async () => {
    await ended(child);
    await rm(directory, { recursive: true, force: true });
  };
  try {
    await Promise.race([failed, untilAnswering(port, child, errors)]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { errors, stop, [Symbol.asyncDispose]: stop };
}

/** The shipped configuration with the addresses and the certificate of a test. @throws when it has no place for one */
function adapt(shipped: string, port: number, backends: readonly string[], cert: string, key: string): string {
  const changes: [RegExp, string][] = [
    [
      /^( *server) [\d.]+:8580 [^;]*;\n( *server) [\d.]+:8580 /m,
      `$1 ${backends[0]} max_fails=0;\n$2 ${backends.at(-1)} `,
    ],
    [/listen 443 ssl/, `listen 127.0.0.1:${port} ssl`],
    [/server_name \S+;/, 'server_name localhost;'],
    [/ssl_certificate \S+;/, `ssl_certificate ${cert};`],
    [/ssl_certificate_key \S+;/, `ssl_certificate_key ${key};`],
  ];
  return changes.reduce((text, [place, with_]) => {
    const changed = text.replace(place, with_);
    if (changed === text) throw new Error(`the shipped configuration of nginx has no ${place}`);
    return changed;
  }, shipped);
}

async function untilAnswering(port: number, child: ChildProcess, errors: () => Promise<string>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`nginx ended at once:\n${await errors()}`);
    // Plain http to the port of TLS is answered with 400: it listens.
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (answer) return;
    await delay(20);
  }
  throw new Error('nginx did not answer within 20 seconds');
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** A port of 127.0.0.1 that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
