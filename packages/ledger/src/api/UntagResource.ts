import { tagKeys } from './constraints.ts';
import type { Operation } from './operation.ts';
import { readResourceArn, resourceNotFound } from './resource-arn.ts';

/** Checks in this order: tagKeys → ResourceArn → the resource exists. A key that it has not is no error. */
export const UntagResource: Operation = {
  name: 'UntagResource',
  method: 'DELETE',
  path: '/tags/{resourceArn}',
  async handle({ engine, region, accountId }, { query }, labels) {
    const keys = new Set(tagKeys(query));
    const resource = readResourceArn(labels.resourceArn as string, region, accountId);
    const changed = await engine.tags.change(resource, (before) =>
      Object.fromEntries(Object.entries(before).filter(([key]) => !keys.has(key))),
    );
    if (!changed) throw resourceNotFound(resource);
    return { json: {} };
  },
};
