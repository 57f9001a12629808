/** What a service has acknowledged, and what was under way when it was killed: each of the latter may have happened or not. */
export interface Acknowledged {
  /** By name of a ledger that is written to. */
  readonly journals: Map<string, { size: number }>;
  /** Ledgers that were created, and the one that was being created. */
  readonly created: Set<string>;
  creating: string | undefined;
  /** Of the first ledger. */
  readonly settings: { readonly [Name in keyof Settings]: Setting<Settings[Name]> };
}
interface Settings {
  deletionProtection: boolean;
  permissionsMode: string;
  tag: string;
}
export interface Setting<T> {
  acknowledged: T;
  underWay: T | undefined;
}

/** Runs a change; while it is under way both values are possible. @returns whether it was acknowledged */
export async function change<T>(setting: Setting<T>, value: T, request: () => Promise<boolean>): Promise<boolean> {
  setting.underWay = value;
  if (!(await request())) return false;
  setting.acknowledged = value;
  setting.underWay = undefined;
  return true;
}
