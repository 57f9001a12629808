import type { Operation } from './operation.ts';
import { readResourceArn, resourceNotFound } from './resource-arn.ts';

/** All tags of a ledger, a stream, a table, or a ledger's catalog of tables. */
export const ListTagsForResource: Operation = {
  name: 'ListTagsForResource',
  method: 'GET',
  path: '/tags/{resourceArn}',
  async handle({ engine, region, accountId }, _request, labels) {
    const resource = readResourceArn(labels.resourceArn as string, region, accountId);
    const tags = await engine.tags.read(resource);
    if (!tags) throw resourceNotFound(resource);
    return { json: { Tags: tags } };
  },
};
