import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const ACCOUNTS = {
  /** Owns the buckets of the tests. */
  owner: { accessKeyId: 'AKIAOWNER00000000001', secretAccessKey: 'owner-secret-owner-secret-owner-secret-0' },
  /** Somebody else. */
  stranger: { accessKeyId: 'AKIASTRANGER00000001', secretAccessKey: 'stranger-secret-stranger-secret-strang-0' },
} as const;
/** The one key the gateway has. */
export const KMS_KEY_ARN = 'arn:aws:kms:us-east-1:000000000000:key/testkey-1';

/** A Ceph cluster of one monitor and one store in memory, without a gateway yet. */
export interface Ceph {
  /** Of the configuration, for a gateway of one's own. */
  readonly directory: string;
  close(): Promise<void>;
}

export interface Gateway {
  readonly url: string;
  readonly port: number;
  /** As a crash ends it. */
  kill(): Promise<void>;
}

/** Starts a cluster in a new directory; takes about ten seconds. */
export async function startCeph(): Promise<Ceph> {
  const directory = mkdtempSync(join(tmpdir(), 'qldb-ceph-'));
  const children: ChildProcess[] = [];
  const close = async () => {
    await Promise.all(children.reverse().map(end));
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    for (const part of ['mon', 'osd', 'run', 'log']) mkdirSync(join(directory, part));
    const id = randomUUID();
    const monitorPort = await freePort();
    writeFileSync(configOf(directory), configuration(directory, id, monitorPort));
    await makeKeys(directory);
    await makeMonitor(directory, id, monitorPort);
    children.push(startDaemon(directory, 'ceph-mon', ['-i', 'a']));
    await makeStore(directory);
    children.push(startDaemon(directory, 'ceph-osd', ['-i', '0']));
    await until('the store is up', async () => (await ceph(directory, ['osd', 'stat'])).includes('1 up'));
    return { directory, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @param port default: any free one */
export async function startGateway({ directory }: Pick<Ceph, 'directory'>, port?: number): Promise<Gateway> {
  const chosen = port ?? (await freePort());
  const url = `http://127.0.0.1:${chosen}`;
  const child = startDaemon(directory, 'radosgw', [
    '-n',
    'client.rgw',
    `--rgw-frontends=beast endpoint=127.0.0.1:${chosen}`,
  ]);
  const kill = () => end(child);
  try {
    await until('the gateway answers', async () => {
      if (child.exitCode !== null) throw new Error(`radosgw ended with ${child.exitCode}`);
      return (await fetch(url)).ok;
    });
    return { url, port: chosen, kill };
  } catch (error) {
    await kill();
    throw error;
  }
}

/** Adds the accounts; needs no gateway. */
export async function addAccounts({ directory }: Ceph): Promise<void> {
  for (const [name, { accessKeyId, secretAccessKey }] of Object.entries(ACCOUNTS)) {
    const keys = ['--access-key', accessKeyId, '--secret-key', secretAccessKey];
    await admin(directory, ['user', 'create', '--uid', name, '--display-name', name, ...keys]);
  }
}

const configOf = (directory: string) => join(directory, 'ceph.conf');
const keysOf = (directory: string) => join(directory, 'keyring');

function configuration(directory: string, id: string, monitorPort: number): string {
  return `[global]
fsid = ${id}
mon host = v2:127.0.0.1:${monitorPort}
public addr = 127.0.0.1
auth allow insecure global id reclaim = false
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd crush chooseleaf type = 0
mon allow pool size one = true
mon max pg per osd = 5000
osd objectstore = memstore
memstore device bytes = 2147483648
run dir = ${directory}/run
log file = ${directory}/log/$name.$pid.log
admin socket = ${directory}/run/$name.$pid.asok
keyring = ${keysOf(directory)}
mon data = ${directory}/mon
osd data = ${directory}/osd
ms bind ipv6 = false
[client.rgw]
rgw data = ${directory}/rgw
rgw crypt require ssl = false
rgw crypt s3 kms backend = testing
rgw crypt s3 kms encryption keys = testkey-1=YmluCmJvb3N0CmJvb3N0LWJ1aWxkCmNlcGguY29uZgo= ${KMS_KEY_ARN}=YmluCmJvb3N0CmJvb3N0LWJ1aWxkCmNlcGguY29uZgo=
rgw enable usage log = false
`;
}

async function makeKeys(directory: string): Promise<void> {
  const caps: Record<string, string[]> = {
    'mon.': ['mon', 'allow *'],
    'client.admin': ['mon', 'allow *', 'osd', 'allow *', 'mgr', 'allow *'],
    'client.rgw': ['mon', 'allow rwx', 'osd', 'allow rwx'],
    'osd.0': ['mon', 'allow profile osd', 'mgr', 'allow profile osd', 'osd', 'allow *'],
  };
  const keyring = keysOf(directory);
  writeFileSync(keyring, '');
  for (const [name, rights] of Object.entries(caps)) {
    const pairs = Array.from({ length: rights.length / 2 }, (_, at) => ['--cap', ...rights.slice(2 * at, 2 * at + 2)]);
    await run('ceph-authtool', [keyring, '--gen-key', '-n', name, ...pairs.flat()]);
  }
}

async function makeMonitor(directory: string, id: string, monitorPort: number): Promise<void> {
  const map = join(directory, 'monmap');
  await run('monmaptool', ['--create', '--fsid', id, '--addv', 'a', `[v2:127.0.0.1:${monitorPort}]`, map]);
  const files = ['--monmap', map, '--keyring', keysOf(directory)];
  await run('ceph-mon', ['-c', configOf(directory), '--mkfs', '-i', 'a', ...files]);
}

async function makeStore(directory: string): Promise<void> {
  await ceph(directory, ['auth', 'import', '-i', keysOf(directory)]);
  const id = randomUUID();
  const { stdout: key } = await run('ceph-authtool', [keysOf(directory), '-n', 'osd.0', '--print-key']);
  const secret = join(directory, 'osd-secret.json');
  writeFileSync(secret, JSON.stringify({ cephx_secret: key.trim() }));
  await ceph(directory, ['osd', 'new', id, '-i', secret]);
  // The store never comes up under another id than the one it was announced with.
  await run('ceph-osd', ['-c', configOf(directory), '-i', '0', '--mkfs', '--osd-uuid', id]);
}

async function ceph(directory: string, args: string[]): Promise<string> {
  return (await run('ceph', ['-c', configOf(directory), '--connect-timeout', '30', ...args])).stdout;
}

function admin(directory: string, args: string[]): Promise<unknown> {
  return run('radosgw-admin', ['-c', configOf(directory), '-n', 'client.rgw', ...args]);
}

function startDaemon(directory: string, program: string, args: string[]): ChildProcess {
  return spawn(program, ['-f', '-c', configOf(directory), ...args], { stdio: 'ignore' });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function until(what: string, reached: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 100_000; ; ) {
    if (await reached().catch(() => false)) return;
    if (Date.now() > deadline) throw new Error(`Ceph: waited 100 seconds, and not yet: ${what}`);
    await setTimeout(100);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
