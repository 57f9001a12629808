import type { BrowserReport } from '@qldb-console/contract';
import { api } from './api-client.ts';

let isWanted = false;

/** For the session alone: whether anything is put on record, and the reader may say something. */
export function wantReports(wanted: boolean): void {
  isWanted = wanted;
}

/**
 * Tells the audit log what only this browser knows. Nobody waits for it, and nothing depends on it: a reader without a
 * connection works on. Says that something happened, never what is in the files of the reader.
 */
export function report(what: BrowserReport): void {
  if (isWanted) api.report(what).catch(() => {});
}
