/** An entry of the side menu. */
export type MenuSection =
  | 'ledgers'
  | 'exports'
  | 'streams'
  | 'archives'
  | 'verification'
  | 'digests'
  | 'keys'
  | 'audit'
  | 'connections';
