/** Memory of a browser's processes, as Linux counts it. */
import { readdirSync, readFileSync } from 'node:fs';

export interface ResidentMegabytes {
  /** Of the largest process that draws pages; the threads that a page starts are in it. */
  readonly page: number;
  /** Of all processes together; what they share counts for each. */
  readonly all: number;
}

/**
 * @param mark an argument that only this browser was started with
 * @returns undefined where the system does not tell
 */
export function residentMegabytes(mark: string): ResidentMegabytes | undefined {
  const processes = list();
  const [browser] = processes.filter(({ command }) => command.includes(mark) && !command.includes('--type='));
  if (browser === undefined) return undefined;
  const own = new Set([browser.id]);
  // Children stand behind their parents only as long as process ids do not begin anew.
  for (let size = 0; size < own.size; ) {
    size = own.size;
    for (const { id, parent } of processes) if (own.has(parent)) own.add(id);
  }
  const mine = processes.filter(({ id }) => own.has(id));
  const pages = mine.filter(({ command }) => command.includes('--type=renderer'));
  return {
    page: Math.max(0, ...pages.map(({ megabytes }) => megabytes)),
    all: mine.reduce((sum, { megabytes }) => sum + megabytes, 0),
  };
}

interface Process {
  readonly id: number;
  readonly parent: number;
  readonly command: string;
  readonly megabytes: number;
}

function list(): Process[] {
  let names: string[];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      const number = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      return [{ id: Number(name), parent: number('PPid'), command, megabytes: number('VmRSS') / 1000 }];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
}
