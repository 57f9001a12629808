import { EngineError } from '../engine/errors.ts';
import { WireError } from '../http/wire-error.ts';

const KEY = { ResourceType: 'KmsKey' };

/**
 * The engine's errors as the wire names them. AWS never published the ResourceType strings and the texts about
 * ledgers; these are this service's choice (docs/adr/003-block-shapes-not-confirmed.md).
 */
export function toWireError(error: unknown): WireError {
  if (error instanceof WireError) return error;
  if (!(error instanceof EngineError)) return new WireError('InternalServerException', 'Internal server error');
  const { code, message } = error;
  const ledger = { ResourceType: 'Ledger', ResourceName: error.ledger ?? '' };
  switch (code) {
    case 'ledger-not-found':
      return new WireError('ResourceNotFoundException', message, ledger);
    case 'ledger-exists':
      return new WireError('ResourceAlreadyExistsException', message, ledger);
    case 'ledger-in-use':
    case 'conflict':
      return new WireError('ResourceInUseException', message, ledger);
    case 'ledger-creating':
    case 'ledger-protected':
    case 'ledger-impaired':
      return new WireError('ResourcePreconditionNotMetException', message, ledger);
    case 'ledger-quota':
      return new WireError('LimitExceededException', message, { ResourceType: 'Ledger' });
    case 'export-quota':
      return new WireError('LimitExceededException', message, { ResourceType: 'Export' });
    case 'key-inaccessible':
      return invalidParameter(message, 'KmsKey');
    case 'key-not-found':
      return new WireError('ResourceNotFoundException', message, KEY);
    case 'key-exists':
      return new WireError('ResourceAlreadyExistsException', message, KEY);
    case 'key-quota':
      return new WireError('LimitExceededException', message, KEY);
    case 'limit-exceeded':
      return new WireError('LimitExceededException', message, { ResourceType: 'Transaction' });
    case 'table-not-found':
    case 'table-exists':
    case 'document-not-found':
    case 'revision-not-found':
    case 'revision-current':
    case 'revision-redacted':
    case 'invalid-ion':
    case 'invalid-transaction':
      return new WireError('BadRequestException', message);
  }
}

/** @param parameter the member of the request, as the API model names it */
export function invalidParameter(message: string, parameter: string): WireError {
  return new WireError('InvalidParameterException', message, { ParameterName: parameter });
}
