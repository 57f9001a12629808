import type { LedgerRow } from '../store/rows.ts';
import { EngineError } from './errors.ts';
import { isImpaired } from './ledger-encryption.ts';
import { stateOf } from './ledger-state.ts';

/**
 * That a ledger's journal can be read and written at `now`.
 *
 * @throws EngineError `ledger-not-found` (being deleted), `ledger-creating`, `ledger-impaired`
 */
export function requireActive(ledger: LedgerRow, now: number): void {
  const { name, kmsKeyArn } = ledger;
  const state = stateOf(ledger, now);
  if (state === 'DELETING') throw notFound(name);
  if (state === 'CREATING') throw stillCreating('ledger-creating', name);
  if (!isImpaired(ledger)) return;
  const message = `The Ledger with name ${name} is impaired: its KMS key ${kmsKeyArn} is not accessible`;
  throw new EngineError('ledger-impaired', message, { ledger: name });
}

/**
 * That a ledger's settings can be changed at `now`, or the ledger deleted: "can't be modified at this time" is
 * ResourceInUseException in the API model.
 *
 * @throws EngineError `ledger-in-use`
 */
export function requireChangeable(ledger: LedgerRow, now: number): void {
  const state = stateOf(ledger, now);
  if (state === 'CREATING') throw stillCreating('ledger-in-use', ledger.name);
  if (state === 'DELETING') throw alreadyThere(ledger);
}

export function notFound(name: string): EngineError {
  return new EngineError('ledger-not-found', `The Ledger with name ${name} is not found`, { ledger: name });
}

function stillCreating(code: 'ledger-creating' | 'ledger-in-use', name: string): EngineError {
  return new EngineError(code, `The Ledger with name ${name} is still being created`, { ledger: name });
}

export function alreadyThere({ name, goneAt }: Pick<LedgerRow, 'name' | 'goneAt'>): EngineError {
  return goneAt === undefined
    ? new EngineError('ledger-exists', `The Ledger with name ${name} already exists`, { ledger: name })
    : new EngineError('ledger-in-use', `The Ledger with name ${name} is being deleted`, { ledger: name });
}
