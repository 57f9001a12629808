export { type ExportedBlock, type ExportObject, parseExportObject } from './export-object.ts';
export { JSON_NOT_VERIFIABLE, type JsonBlock } from './json-block.ts';
export { type CompletedManifest, parseManifest, type StartedManifest } from './manifest.ts';
export { type IonParts, type PartsFormat, splitIon } from './split-ion.ts';
