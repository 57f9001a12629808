/** An entry of the side menu. */
export type MenuSection = 'ledgers' | 'exports' | 'streams' | 'verification' | 'digests' | 'keys' | 'connections';
