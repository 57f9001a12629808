import { same } from './bytes.ts';
import { dot } from './dot.ts';
import { countIn, hashIn, hashOfValue, listIn, readOne, StructReader, type Value } from './ion.ts';
import { merkleRoot } from './merkle.ts';
import { checkRevision, type ReferenceRevision, readAddress } from './revision.ts';

/** A redaction that a block announces. */
export interface ReferenceRedaction {
  readonly strandId: string | undefined;
  readonly sequenceNo: number | undefined;
  readonly tableId: string | undefined;
  readonly documentId: string | undefined;
  readonly version: number | undefined;
}

/** A block taken apart; a part that could not be read is `undefined` and stands in `problems`. */
export interface ReferenceBlock {
  readonly strandId: string | undefined;
  readonly sequenceNo: number | undefined;
  readonly transactionId: string | undefined;
  readonly time: number | undefined;
  readonly blockHash: Uint8Array | undefined;
  readonly previousBlockHash: Uint8Array | undefined;
  readonly entries: readonly Uint8Array[];
  readonly revisions: readonly ReferenceRevision[];
  readonly redactions: readonly ReferenceRedaction[];
  readonly problems: readonly string[];
}

/** Recomputes everything in one block that can be recomputed from it alone. Unreadable text is a problem too. */
export function verifyBlockReference(ionText: string): { ok: boolean; problems: string[] } {
  try {
    const problems = [...readBlock(ionText).problems];
    return { ok: problems.length === 0, problems };
  } catch (error) {
    return { ok: false, problems: [`unreadable: ${String(error)}`] };
  }
}

/** Takes a block apart, checking it on the way. Throws only for text that is not one Ion value. */
export function readBlock(ionText: string): ReferenceBlock {
  const problems: string[] = [];
  const block = new StructReader(readOne(ionText), 'block', problems);
  const addressValue = block.required('blockAddress');
  const address = addressValue && readAddress(addressValue, 'block.blockAddress', problems);
  const transactionId = block.string('transactionId');
  const time = block.time('blockTimestamp');
  const blockHash = block.hash('blockHash');
  const entriesHash = block.hash('entriesHash');
  const previousBlockHash = block.hash('previousBlockHash', address?.sequenceNo === 0 ? [0, 32] : [32]);
  const entries = listIn(block.required('entriesHashList'), 'block.entriesHashList', problems).flatMap(
    (value, index) => hashIn(value, `block.entriesHashList[${index}]`, problems, [0, 32]) ?? [],
  );
  const transactionInfo = block.optional('transactionInfo');
  const redactionInfo = block.optional('redactionInfo');
  const revisionValues = block.optional('revisions');
  block.noteUnread();

  if (transactionInfo && !entries.some((entry) => same(entry, hashOfValue(transactionInfo))))
    problems.push('block.transactionInfo: its hash is not in entriesHashList');
  if (redactionInfo && !entries.some((entry) => same(entry, hashOfValue(redactionInfo))))
    problems.push('block.redactionInfo: its hash is not in entriesHashList');

  const revisions = listIn(revisionValues, 'block.revisions', problems).map((value, index) =>
    checkRevision(value, `block.revisions[${index}]`, problems),
  );
  const revisionsRoot = merkleRoot(revisions.flatMap((revision) => revision.hash ?? []));
  if (revisionValues && !entries.some((entry) => same(entry, revisionsRoot)))
    problems.push('block.revisions: their Merkle root is not in entriesHashList');
  if (entriesHash && !same(merkleRoot(entries), entriesHash))
    problems.push('block.entriesHash: is not the Merkle root of entriesHashList');
  if (entriesHash && previousBlockHash && blockHash && !same(dot(entriesHash, previousBlockHash), blockHash))
    problems.push('block.blockHash: is not dot(entriesHash, previousBlockHash)');

  for (const revision of revisions) {
    if (revision.kind === 'hash-only') continue;
    if (revision.address?.strandId !== address?.strandId || revision.address?.sequenceNo !== address?.sequenceNo)
      problems.push(`${revision.where}.blockAddress: is not that of the block`);
    if (revision.txId !== transactionId) problems.push(`${revision.where}.metadata.txId: is not that of the block`);
    if (revision.txTime !== undefined && time !== undefined && revision.txTime > time)
      problems.push(`${revision.where}.metadata.txTime: is after the block`);
  }
  if (transactionInfo) checkTransactionInfo(transactionInfo, revisions, time, problems);
  return {
    strandId: address?.strandId,
    sequenceNo: address?.sequenceNo,
    transactionId,
    time,
    blockHash,
    previousBlockHash,
    entries,
    revisions,
    redactions: redactionInfo ? readRedactions(redactionInfo, problems) : [],
    problems,
  };
}

function checkTransactionInfo(
  value: Value,
  revisions: readonly ReferenceRevision[],
  time: number | undefined,
  problems: string[],
): void {
  const info = new StructReader(value, 'block.transactionInfo', problems);
  const statements = listIn(info.required('statements'), 'block.transactionInfo.statements', problems);
  const documentsValue = info.optional('documents');
  info.noteUnread();
  statements.forEach((statementValue, index) => {
    const where = `block.transactionInfo.statements[${index}]`;
    const statement = new StructReader(statementValue, where, problems);
    statement.string('statement');
    statement.hash('statementDigest');
    const startTime = statement.time('startTime');
    statement.noteUnread();
    const latest = Math.min(
      ...revisions.flatMap((revision) => revision.txTime ?? []),
      time ?? Number.POSITIVE_INFINITY,
    );
    if (startTime !== undefined && startTime > latest) problems.push(`${where}.startTime: is after the transaction`);
  });
  const documents = documentsValue
    ? new StructReader(documentsValue, 'block.transactionInfo.documents', problems)
    : undefined;
  const named = documents?.names() ?? [];
  for (const id of named) {
    const where = `block.transactionInfo.documents.${id}`;
    const document = new StructReader(documents?.optional(id), where, problems);
    document.string('tableName');
    document.string('tableId');
    const indexes = listIn(document.required('statements'), `${where}.statements`, problems);
    document.noteUnread();
    for (const index of indexes) {
      const at = countIn(index, `${where}.statements`, problems);
      if (at !== undefined && at >= statements.length)
        problems.push(`${where}.statements: there is no statement ${at}`);
    }
    if (!revisions.some((revision) => revision.id === id)) problems.push(`${where}: has no revision`);
  }
  for (const revision of revisions)
    if (revision.id !== undefined && !named.includes(revision.id))
      problems.push(`${revision.where}: its document is not in transactionInfo.documents`);
}

function readRedactions(value: Value, problems: string[]): ReferenceRedaction[] {
  const info = new StructReader(value, 'block.redactionInfo', problems);
  const list = listIn(info.required('revisions'), 'block.redactionInfo.revisions', problems);
  info.noteUnread();
  return list.map((item, index) => {
    const where = `block.redactionInfo.revisions[${index}]`;
    const redaction = new StructReader(item, where, problems);
    const addressValue = redaction.required('blockAddress');
    const address = addressValue && readAddress(addressValue, `${where}.blockAddress`, problems);
    const tableId = redaction.string('tableId');
    const documentId = redaction.string('documentId');
    const version = redaction.count('version');
    redaction.noteUnread();
    return { strandId: address?.strandId, sequenceNo: address?.sequenceNo, tableId, documentId, version };
  });
}
