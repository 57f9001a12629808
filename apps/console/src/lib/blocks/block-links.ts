import { pagePaths, type VerificationQuestion } from '../page-paths.ts';

/** Where the links of a block lead: into the ledger or the archive that it came from. */
export interface BlockLinks {
  /** `recordedIn`: a block that records a redaction of that one's revisions. */
  block(sequenceNo: number, search?: { recordedIn?: number }): string;
  /** Absent where nothing can be verified. */
  readonly verify?: ((question: VerificationQuestion) => string) | undefined;
  /** The history of a document; absent where there is none. */
  readonly document?: ((documentId: string) => string) | undefined;
}

export const ledgerLinks = (connection: string, ledger: string): BlockLinks => ({
  block: (sequenceNo, search) => pagePaths.block(connection, ledger, sequenceNo, search),
  verify: (question) => pagePaths.verify(connection, ledger, question),
});
