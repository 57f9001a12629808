/** Files as the AWS CLI, the AWS console and the sample libraries wrote them, made from what Amazon QLDB itself produced. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { awsCaptures } from '@qldb-console/testkit';

const captures = awsCaptures();
type Proof = (typeof captures.proofs)[number];
const [blockProof, revisionProof, receiptProof] = captures.proofs as unknown as [Proof, Proof, Proof];
const strand = 'KmA3ZZca7vAIiJAK9S5Iwl';
const ionList = (hashes: readonly string[]) => `[${hashes.map((hash) => `{{${hash}}}`).join(',')}]`;
const json = (value: unknown) => JSON.stringify(value, undefined, 4);

/** Block 100 and a revision in it, from the examples of the AWS CLI (ledger vehicle-registration, tip 123). */
export const AWS = {
  block: captures.blocks[0]?.ionText ?? '',
  revision: captures.revisions[0]?.ionText ?? '',
  blockProof: blockProof.proof,
  revisionProof: revisionProof.proof,
  digest: blockProof.digest,
};

export const cliBlock = (block = AWS.block, proof: readonly string[] | undefined = AWS.blockProof) =>
  json({ Block: { IonText: block }, ...(proof ? { Proof: { IonText: ionList(proof) } } : {}) });
export const cliRevision = (revision = AWS.revision, proof: readonly string[] | null = AWS.revisionProof) =>
  json({ ...(proof ? { Proof: { IonText: ionList(proof) } } : {}), Revision: { IonText: revision } });
export const cliDigest = (digest = AWS.digest, tip = 123) =>
  json({ Digest: digest, DigestTipAddress: { IonText: `{strandId:"${strand}",sequenceNo:${tip}}` } });
export const consoleDigest = () =>
  json({
    digest: AWS.digest,
    digestTipAddress: `{strandId:"${strand}",sequenceNo:123}`,
    ledger: 'vehicle-registration',
    date: '2019-09-16T19:40:00.000Z',
  });
export const receipt = (revisionHash = receiptProof.leaf) =>
  json({
    LedgerName: 'sample',
    BlockAddress: { IonText: `{strandId:"${receiptProof.strandId}",sequenceNo:${receiptProof.sequenceNo}}` },
    DocumentId: '5vHoYG5m0OZCsqdYCs8XLH',
    RevisionHash: revisionHash,
    Proof: { IonText: ionList(receiptProof.proof) },
    LedgerDigest: {
      Digest: receiptProof.digest,
      DigestTipAddress: { IonText: `{strandId:"${receiptProof.strandId}",sequenceNo:${receiptProof.tip}}` },
    },
  });
export const receiptDigest = () =>
  json({
    Digest: receiptProof.digest,
    DigestTipAddress: { IonText: `{strandId:"${receiptProof.strandId}",sequenceNo:${receiptProof.tip}}` },
  });

/** The hash with one bit of its first byte flipped. */
export function flipped(hash: string): string {
  const bytes = Buffer.from(hash, 'base64');
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
  return bytes.toString('base64');
}

/** A directory for the files of one test file. */
export async function evidenceFolder() {
  const directory = await mkdtemp(join(tmpdir(), 'cli-verify-'));
  let files = 0;
  return {
    directory,
    /** Writes a file and answers its path. */
    async file(content: string | Uint8Array, name = `evidence-${++files}.json`): Promise<string> {
      const path = join(directory, name);
      await writeFile(path, content);
      return path;
    },
    remove: () => rm(directory, { recursive: true }),
  };
}
