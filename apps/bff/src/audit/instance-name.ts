import { hostname } from 'node:os';
import type { Config } from '../config/config.ts';

/** How people who run several instances tell them apart: machine or pod, and the port. Each keeps an audit log of its own. */
export function instanceName({ port }: Pick<Config, 'port'>): string {
  return `${hostname()}:${port}`;
}
