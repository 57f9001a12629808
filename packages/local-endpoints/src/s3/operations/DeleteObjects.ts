import { S3_LIMITS } from '../../limits.ts';
import { readText } from '../body.ts';
import { requireBucket, type S3Answer, type S3Call } from '../call.ts';
import { childText, malformed, readXml, type XmlElement } from '../xml.ts';

/** POST /bucket?delete: up to a thousand at once. */
export async function deleteObjects(call: S3Call): Promise<S3Answer> {
  const bucket = requireBucket(call);
  const document = readXml(await readText(call.body, S3_LIMITS.documentBytes));
  const quiet = childText(document, 'Quiet') === 'true';
  const keys = document.children
    .filter(({ name }) => name === 'Object')
    .map((object) => object.children.find(({ name }) => name === 'Key')?.text ?? '');
  if (keys.length === 0 || keys.length > S3_LIMITS.pageSize || keys.includes('')) throw malformed();
  await call.store.deleteObjects(bucket, keys);
  const deleted = quiet ? [] : keys.map((key): XmlElement => ['Deleted', [['Key', key]]]);
  return { xml: ['DeleteResult', deleted] };
}
