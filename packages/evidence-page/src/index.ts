/** The page that evidence is handed over in. */

// Built by tools/build.mjs out of src/page.
import { PAGE_PARTS } from '@qldb-console/evidence-page/parts';
import type { EvidenceBundle } from '@qldb-console/journal/bundle';
import { assemblePage } from './assemble-page.ts';

/**
 * A bundle as one HTML file that judges itself when it is opened, without any network.
 *
 * @returns the text of the file, to be written as UTF-8; the same bundle always gives the same text
 */
export function buildEvidencePage(bundle: EvidenceBundle): string {
  return assemblePage(bundle, PAGE_PARTS);
}
