export type HelpTopic =
  | 'ledgers'
  | 'create-ledger'
  | 'edit-ledger'
  | 'ledger'
  | 'block'
  | 'verification'
  | 'digests'
  | 'exports'
  | 'create-export'
  | 'streams'
  | 'create-stream'
  | 'keys'
  | 'connections';
