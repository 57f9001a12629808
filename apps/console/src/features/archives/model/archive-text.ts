import type { ArchiveFormat } from '@qldb-console/journal/archive';
import { formatByteSize } from '../../../lib/byte-size.ts';
import type { InventoryState, StrandState, StrandSummary } from '../../../workers/archive/calls.ts';

const FORMATS: Readonly<Record<ArchiveFormat, string>> = {
  'ion-text': 'Ion text',
  'ion-binary': 'Ion binary',
  'json-lines': 'JSON Lines',
};

export const countOf = (count: number, what: string) =>
  `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;

/** `3 exports · 10 objects · 246 kB Ion text`. */
export function inventoryText({ exports, objects, bytes, formats, gzipped }: InventoryState): string {
  return [
    countOf(exports.length, 'export'),
    countOf(objects, 'object'),
    `${formatByteSize(bytes)} ${formats.map((format) => FORMATS[format]).join(' and ')}${gzipped > 0 ? ', with gzip' : ''}`.trim(),
  ].join(' · ');
}

export const formatText = (format: ArchiveFormat) => FORMATS[format];

/** `Journal of strand …, blocks 0–159`. */
export const strandTitle = ({ strandId, first, last }: StrandSummary) =>
  `Journal of strand ${strandId}, blocks ${first.toLocaleString('en')}–${last.toLocaleString('en')}`;

/** Milliseconds of work before a rate says something. */
const MEASURED_MS = 100;

/** Where and how fast it was judged: `judged in this browser in 4.1 s, 24,400 blocks/s, 0 requests sent`. */
export function provenanceText({ blocks, workedMs, requests, resumed, endedAt }: StrandState): string {
  const rate =
    workedMs < MEASURED_MS ? '' : `, ${Math.round((blocks * 1_000) / workedMs).toLocaleString('en')} blocks/s`;
  const kept =
    resumed === undefined
      ? ''
      : resumed.keptAt === endedAt
        ? ', and kept here since then for files with the same names, sizes and dates'
        : `, ${countOf(resumed.blocks, 'block')} of it in an earlier visit`;
  return `judged in this browser in ${secondsText(workedMs)}${rate}, ${countOf(requests, 'request')} sent${endedAt === undefined ? '' : `, ended ${endedAt}`}${kept}`;
}

const secondsText = (ms: number) =>
  ms < 10_000 ? `${(ms / 1_000).toFixed(1)} s` : `${Math.round(ms / 1_000).toLocaleString('en')} s`;
