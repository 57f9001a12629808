import { queryOptions, useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../../lib/query-keys.ts';
import { readSampleIndex, SAMPLES_PATH, type SampleFile } from '../../../lib/sample-archives.ts';

const samplesQuery = queryOptions({
  queryKey: queryKeys.sampleArchives(),
  queryFn: async ({ signal }) => readSampleIndex(await (await fetch(`${SAMPLES_PATH}/index.json`, { signal })).json()),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The archives that come with the console, and the digests that belong to them. */
export const useSampleArchives = () => useQuery(samplesQuery);

/** A file that comes with the console. @throws TypeError when it cannot be loaded */
export async function loadSampleFile({ path }: SampleFile): Promise<Uint8Array> {
  const response = await fetch(`${SAMPLES_PATH}/${path.split('/').map(encodeURIComponent).join('/')}`);
  if (!response.ok) throw new TypeError(`${path} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
