/** The rule of access once more: long-winded, case by case, sharing nothing with the one that is used. */
import type { Access, Action, Grant, ReadOnly, Where } from '../../src/index.ts';

/** Tries every text that a star could stand for. */
export function slowPattern(pattern: string, name: string): boolean {
  if (pattern === '') return name === '';
  if (pattern[0] !== '*') return name !== '' && pattern[0] === name[0] && slowPattern(pattern.slice(1), name.slice(1));
  for (let length = 0; length <= name.length; length++)
    if (slowPattern(pattern.slice(1), name.slice(length))) return true;
  return false;
}

const ALLOWS: Record<Grant['role'], Action[]> = {
  viewer: ['view', 'share'],
  operator: ['view', 'share', 'operate'],
  admin: ['view', 'share', 'operate', 'administer'],
};

export function slowPermission(
  access: Access,
  action: Action,
  where: Where,
  readOnly: ReadOnly,
  mutates: boolean | undefined,
): 'allowed' | 'forbidden' | 'read-only' {
  if (access.auditor && action !== 'view') return 'forbidden';
  let granted = false;
  for (const grant of access.grants) if (ALLOWS[grant.role].includes(action) && reaches(grant, where)) granted = true;
  if (!granted) return 'forbidden';
  const changes = mutates === undefined ? action === 'operate' || action === 'administer' : mutates;
  if (changes && (readOnly.console || readOnly.connection)) return 'read-only';
  return 'allowed';
}

function reaches(grant: Grant, where: Where): boolean {
  // No name is like this one, so that only what stands for everything meets it.
  const everyLedger = !grant.archives && grant.ledgers.some((pattern) => slowPattern(pattern, '\u{1f511}'));
  const everyConnection = grant.connections.some((pattern) => slowPattern(pattern, '\u{1f511}'));
  if (where.connection === undefined) return where.whole ? everyLedger && everyConnection : true;
  const name = where.connection;
  if (!grant.connections.some((pattern) => slowPattern(pattern, name))) return false;
  if (where.whole) return everyLedger;
  if (where.ledger !== undefined) {
    const { ledger } = where;
    return !grant.archives && grant.ledgers.some((pattern) => slowPattern(pattern, ledger));
  }
  if (where.archive !== undefined) {
    const { archive } = where;
    const path = 'key' in archive ? archive.key : archive.prefix;
    if (!grant.archives) return everyLedger;
    for (const folder of grant.archives)
      if (folder.bucket === archive.bucket && lies(folder.prefix.split('/'), path.split('/'))) return true;
    return false;
  }
  return true;
}

/** Whether a path is below a folder, segment by segment. */
function lies(folder: string[], path: string[]): boolean {
  if (path.some((segment) => segment === '.' || segment === '..' || /[\\\n\0]/.test(segment))) return false;
  const names = folder.at(-1) === '' ? folder.slice(0, -1) : folder;
  return path.length > names.length || names.length === 0 ? names.every((segment, n) => path[n] === segment) : false;
}
