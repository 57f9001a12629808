import type { BlockLinks } from '../../../lib/blocks/block-links.ts';
import { pagePaths } from '../../../lib/page-paths.ts';

/** Links of a block stay in its archive. */
export const archiveLinks = (archive: string, strand: string): BlockLinks => ({
  block: (sequenceNo) => pagePaths.archiveBlock(archive, sequenceNo, { strand }),
  verify: (question) => pagePaths.archiveVerify(archive, question),
  document: (documentId) => pagePaths.archiveDocument(archive, documentId, { strand }),
});
