import type { PartsFormat } from '../export/index.ts';
import type { ArchiveFormat } from './types.ts';

/** How an object of each format is taken apart: the first bytes of a part of it tell nothing. */
export const PARTS_FORMAT: Readonly<Record<ArchiveFormat, PartsFormat>> = {
  'ion-text': 'text',
  'ion-binary': 'binary',
  'json-lines': 'json-lines',
};
