import { paths } from '../paths.ts';
import { type Tags, tagListSchema } from '../schemas/tags.ts';
import { type CallOptions, query, type Transport } from './transport.ts';

/** Tags of ledgers and streams, which their ARNs name. */
export function tagCalls({ call, send }: Transport) {
  return {
    listTags: (connection: string, arn: string, o?: CallOptions) =>
      call(tagListSchema, 'GET', paths.tags(connection) + query({ arn }), o),
    tagResource: async (connection: string, arn: string, tags: Tags, o?: CallOptions): Promise<void> => {
      await send('POST', paths.tags(connection), { ...o, body: { arn, tags } });
    },
    untagResource: async (connection: string, arn: string, keys: readonly string[], o?: CallOptions): Promise<void> => {
      await send('DELETE', paths.tags(connection) + query({ arn, key: keys }), o);
    },
  };
}
