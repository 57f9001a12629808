import type { TaggedResource } from '../engine/resource-tags.ts';
import { WireError } from '../http/wire-error.ts';
import { arn } from './constraints.ts';
import { invalidParameter } from './errors.ts';

/**
 * What an ARN names that can have tags: a ledger, a stream, a table, or a ledger's catalog of tables (service
 * authorization reference, "Resource types defined by Amazon QLDB").
 *
 * @throws WireError InvalidParameterException for what is no such ARN; ResourceNotFoundException for one of another
 *   account, Region or partition
 */
export function readResourceArn(text: string, region: string, accountId: string): TaggedResource {
  const [, partition, itsRegion, itsAccount, path] =
    /^arn:([^:/]*):qldb:([^:/]*):([^:/]*):([^:]+)$/.exec(arn(text, 'ResourceArn')) ?? [];
  const resource = path === undefined ? undefined : readPath(path);
  if (!resource) throw invalidParameter('The provided ARN is not valid.', 'ResourceArn');
  if (partition !== 'aws' || itsRegion !== region || itsAccount !== accountId) throw resourceNotFound(resource);
  return resource;
}

function readPath(path: string): TaggedResource | undefined {
  const [kind, ledger, ...rest] = path.split('/');
  if (!ledger) return undefined;
  const [first, second] = rest;
  if (kind === 'stream' && rest.length === 1 && first) return { kind: 'stream', ledger, id: first };
  if (kind !== 'ledger') return undefined;
  if (rest.length === 0) return { kind: 'ledger', ledger };
  if (rest.length !== 2 || !second) return undefined;
  if (first === 'table') return { kind: 'table', ledger, id: second };
  return first === 'information_schema' && second === 'user_tables' ? { kind: 'catalog', ledger } : undefined;
}

export function resourceNotFound(resource: TaggedResource): WireError {
  const [type, name] =
    resource.kind === 'stream'
      ? ['Stream', resource.id]
      : resource.kind === 'table'
        ? ['Table', resource.id]
        : ['Ledger', resource.ledger];
  return new WireError(
    'ResourceNotFoundException',
    `The ${type} with ${type === 'Ledger' ? 'name' : 'ID'} ${name} is not found`,
    {
      ResourceType: type,
      ResourceName: name,
    },
  );
}
