import { nullMember, tagCount, tags } from './constraints.ts';
import { readJsonBody } from './json-body.ts';
import type { Operation } from './operation.ts';
import { readResourceArn, resourceNotFound } from './resource-arn.ts';

/**
 * Checks in this order: the body → Tags → ResourceArn → the resource exists → it has not too many tags then. A key that
 * is there already gets the new value: the API model's text says such a request fails, but clients that manage tags
 * (Terraform's provider) rely on it and worked.
 */
export const TagResource: Operation = {
  name: 'TagResource',
  method: 'POST',
  path: '/tags/{resourceArn}',
  async handle({ engine, region, accountId, limits }, request, labels) {
    const given = readJsonBody(request).stringMap('Tags');
    if (given === undefined) throw nullMember('Tags');
    const added = tags(given, limits.maxTags);
    const resource = readResourceArn(labels.resourceArn as string, region, accountId);
    const changed = await engine.tags.change(resource, (before) => tagCount({ ...before, ...added }, limits.maxTags));
    if (!changed) throw resourceNotFound(resource);
    return { json: {} };
  },
};
