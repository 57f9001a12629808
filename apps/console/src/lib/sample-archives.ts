import { BASE_PATH } from './base-path.ts';

/** Where the console's own server has the sample archives. */
export const SAMPLES_PATH = `${BASE_PATH}/sample-archives`;

export interface SampleFile {
  /** Below {@link SAMPLES_PATH}; the first part is the folder of the sample. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}
export interface SampleArchive {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly files: readonly SampleFile[];
}
/** What there is; the digests belong to all of them. */
export interface SampleIndex {
  readonly archives: readonly SampleArchive[];
  readonly digests: readonly SampleFile[];
}

/** @throws TypeError for what is no such list: an old page with a new server, or the reverse */
export function readSampleIndex(answer: unknown): SampleIndex {
  const { archives, digests } = (answer ?? {}) as Partial<SampleIndex>;
  if (!Array.isArray(archives) || !Array.isArray(digests)) throw new TypeError('the list of samples cannot be read');
  return { archives, digests };
}
