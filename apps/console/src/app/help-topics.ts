export type HelpTopic = 'ledgers' | 'create-ledger' | 'ledger' | 'block' | 'verification' | 'digests';
