/** Data issued by Amazon QLDB, in the files people hold: what the AWS CLI prints, and what the sample libraries saved. */
import { awsCaptures } from '@qldb-console/testkit';

const captures = awsCaptures();
const source = 'aws/aws-cli awscli/examples/qldb';
const found = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('The captures lack what this spec needs');
  return value;
};
const revision = found(captures.revisions.find((each) => each.source.startsWith(source)));
const block = found(captures.blocks.find((each) => each.source.startsWith(source)));
const proofOf = (kind: string) =>
  found(captures.proofs.find((each) => each.source.startsWith(source) && each.kind === kind));
const strand = 'KmA3ZZca7vAIiJAK9S5Iwl';
const address = (sequenceNo: number) => ({ IonText: `{strandId:"${strand}",sequenceNo:${sequenceNo}}` });
const ionProof = (hashes: readonly string[]) => ({ IonText: `[${hashes.map((hash) => `{{${hash}}}`).join(',')}]` });
const json = (value: unknown) => JSON.stringify(value, undefined, 4);

const revisionProof = proofOf('GetRevision');
const receipt = found(captures.proofs.find((each) => each.source.includes('rest-api') && each.folds));

export const awsFiles = {
  documentId: 'JUJgkIcNbhS2goq8RqLuZ4',
  digestBase64: revisionProof.digest,
  digest: { name: 'digest.json', text: json({ Digest: revisionProof.digest, DigestTipAddress: address(123) }) },
  revision: {
    name: 'revision.json',
    text: json({ Revision: { IonText: revision.ionText }, Proof: ionProof(revisionProof.proof) }),
  },
  block: {
    name: 'block.json',
    text: json({ Block: { IonText: block.ionText }, Proof: ionProof(proofOf('GetBlock').proof) }),
  },
  receipt: {
    name: 'receipt.json',
    text: json({
      LedgerName: 'ledger',
      BlockAddress: { IonText: `{strandId:"${receipt.strandId}",sequenceNo:${receipt.sequenceNo}}` },
      DocumentId: 'BJcDgb3yVQdHUVGPSsCVoX',
      RevisionHash: receipt.leaf,
      Proof: ionProof(receipt.proof),
      LedgerDigest: {
        Digest: receipt.digest,
        DigestTipAddress: { IonText: `{strandId:"${receipt.strandId}",sequenceNo:${receipt.tip}}` },
      },
    }),
  },
} as const;
