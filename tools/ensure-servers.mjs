// Finds the programs of others that some tests need, and installs them when they are missing and the machine allows it.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installDebianPackages } from './debian-packages.mjs';

/**
 * An AWS CLI and a boto3 that still know QLDB: AWS removed it from both in October 2025.
 *
 * @returns {{ cli: string, python: string } | undefined} paths of the programs
 */
export function ensureAwsClients() {
  return findAwsClients() ?? (installDebianPackages(['awscli', 'python3-boto3']) ? findAwsClients() : undefined);
}

/** @returns {boolean} whether a Ceph with its S3 gateway can be started here */
export function ensureRadosgw() {
  const programs = ['radosgw', 'radosgw-admin', 'ceph', 'ceph-mon', 'ceph-osd', 'ceph-authtool', 'monmaptool'];
  const found = () => programs.every((name) => candidates(name).length > 0);
  return found() || (installDebianPackages(['radosgw', 'ceph-mon', 'ceph-osd']) && found());
}

/** @returns {boolean} whether nginx is here, the reverse proxy that the console is tested behind */
export function ensureNginx() {
  const found = () => candidates('nginx').length > 0;
  return found() || (installDebianPackages(['nginx-light']) && found());
}

/** @returns {boolean} whether Caddy and systemd's checker are here, which judge what `deploy` hands to operators */
export function ensureDeploymentPrograms() {
  const found = () => ['caddy', 'systemd-analyze'].every((name) => candidates(name).length > 0);
  return found() || (installDebianPackages(['caddy', 'systemd']) && found());
}

function findAwsClients() {
  const cli = candidates('aws').find((path) => succeeds(path, ['qldb', 'list-ledgers', '--generate-cli-skeleton']));
  const python = candidates('python3').find((path) =>
    succeeds(path, ['-c', 'import boto3; assert "qldb" in boto3.session.Session().get_available_services()']),
  );
  return cli && python ? { cli, python } : undefined;
}

/** Programs of that name, the reader's own first. */
function candidates(name) {
  const directories = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/sbin', '/usr/local/bin'];
  return [...new Set(directories.map((directory) => join(directory, name)))].filter(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function succeeds(path, args) {
  return spawnSync(path, args, { stdio: 'ignore', timeout: 60_000 }).status === 0;
}
