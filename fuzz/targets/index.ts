import type { Target } from '../src/target.ts';
import { blockBinary, blockText } from './block.ts';
import { bundle } from './bundle.ts';
import { documents } from './documents.ts';
import { encodings } from './encodings.ts';
import { engineBinary, engineText } from './engine.ts';
import { exportObject } from './export-object.ts';
import { ionBinary } from './ion-binary.ts';
import { ionText } from './ion-text.ts';
import { jsonLines } from './json-lines.ts';
import { manifest } from './manifest.ts';
import { streamRecord } from './stream-record.ts';

/** Every parser of foreign bytes, and the engine against the specification. */
export const TARGETS: readonly Target[] = [
  encodings,
  ionText,
  ionBinary,
  blockText,
  blockBinary,
  exportObject,
  jsonLines,
  manifest,
  streamRecord,
  documents,
  bundle,
  engineText,
  engineBinary,
];
