import { paths } from '../paths.ts';
import { type CreateLink, createdLinkSchema } from '../schemas/links.ts';
import type { CallOptions, Transport } from './transport.ts';

export function linkCalls({ call }: Transport) {
  return {
    /** Makes an auditor link. Refused with `not-supported` where the console has no sign-in. */
    createLink: (body: CreateLink, o?: CallOptions) => call(createdLinkSchema, 'POST', paths.links(), { ...o, body }),
  };
}
