import type { KmsKey, KmsKeyState } from '@qldb-console/contract';

interface StateText {
  readonly word: string;
  readonly icon: 'success' | 'stopped' | 'warning';
  /** What a ledger with this key can do. */
  readonly means: string;
}

export const KEY_STATES: Record<KmsKeyState, StateText> = {
  Enabled: { word: 'Enabled', icon: 'success', means: 'Ledgers with this key can be read and written.' },
  Disabled: {
    word: 'Disabled',
    icon: 'stopped',
    means: 'The journals of ledgers with this key can neither be read nor written until it is enabled.',
  },
  PendingDeletion: {
    word: 'Pending deletion',
    icon: 'warning',
    means:
      'As if disabled. In AWS the key would be gone for good at the end of the waiting period, here it just waits.',
  },
};

/** Its alias, else its id. */
export const keyName = ({ alias, keyId }: KmsKey): string => alias ?? keyId;
