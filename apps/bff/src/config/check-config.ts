import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { checkProvider } from '../auth/check-provider.ts';
import type { Config } from './config.ts';
import { hostOf } from './loopback.ts';

/** What a look beyond the settings themselves found: files, certificates, services. */
export interface Findings {
  /** With these it would not start. */
  readonly problems: readonly string[];
  /** With these it would, and something might surprise. */
  readonly warnings: readonly string[];
}
/** One such look. Never throws; told in lines for the reader, without secrets. */
export type ConfigCheck = (config: Config) => Promise<Findings>;

/** Everything that `qldb-console config check` looks at beside the settings. */
const CHECKS: readonly ConfigCheck[] = [checkCertificate, checkProvider];

/** Looks at what a configuration names. */
export async function checkConfig(config: Config): Promise<Findings> {
  const found = await Promise.all(CHECKS.map((check) => check(config)));
  return {
    problems: found.flatMap(({ problems }) => problems),
    warnings: [...config.warnings, ...found.flatMap(({ warnings }) => warnings)],
  };
}

const DAY_MS = 24 * 3600 * 1000;

/** The console's own certificate: readable, of that key, of the public host, and not about to end. */
async function checkCertificate({ tls, publicUrl }: Config): Promise<Findings> {
  if (!tls) return { problems: [], warnings: [] };
  try {
    const [cert, key] = await Promise.all([readFile(tls.certFile), readFile(tls.keyFile)]);
    createSecureContext({ cert, key });
    const certificate = new X509Certificate(cert);
    const ends = certificate.validToDate.getTime() - Date.now();
    const warnings = [];
    if (ends < 14 * DAY_MS)
      warnings.push(`The certificate ${tls.certFile} ${ends < 0 ? 'ended' : 'ends'} on ${certificate.validTo}.`);
    if (publicUrl && !isFor(certificate, hostOf(publicUrl)))
      warnings.push(`The certificate ${tls.certFile} is not for ${hostOf(publicUrl)}.`);
    return { problems: [], warnings };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return {
      problems: [`The certificate cannot be used (${code ?? message}): ${tls.certFile}, ${tls.keyFile}.`],
      warnings: [],
    };
  }
}

function isFor(certificate: X509Certificate, host: string): boolean {
  return certificate.checkHost(host) !== undefined || certificate.checkIP(host) !== undefined;
}
