import HelpPanel from '@cloudscape-design/components/help-panel';
import type { ReactNode } from 'react';
import type { HelpTopic } from '../help-topics.ts';

const TEXTS: Record<HelpTopic, { header: string; body: ReactNode }> = {
  ledgers: {
    header: 'Ledgers',
    body: (
      <>
        <p>
          A ledger holds tables of documents and a journal. Every change is appended to the journal as a block; a block
          is never changed afterwards, except that a redaction can remove the data of an old revision.
        </p>
        <p>
          The list shows the ledgers of one connection: an endpoint and a region. Choose another one in the top bar.
        </p>
      </>
    ),
  },
  'create-ledger': {
    header: 'Create ledger',
    body: (
      <>
        <h3>Name</h3>
        <p>
          1 to 32 letters, digits and hyphens. It cannot consist of digits only, cannot begin or end with a hyphen, and
          cannot contain two hyphens in a row. It must be unique in the account and region.
        </p>
        <h3>Permissions mode</h3>
        <p>
          <em>Standard</em> checks permissions for each table and each PartiQL command. <em>Allow all</em> lets everyone
          who may send commands to the ledger do everything in it; it exists for old ledgers.
        </p>
        <h3>Deletion protection</h3>
        <p>While it is on, the ledger cannot be deleted.</p>
      </>
    ),
  },
  ledger: {
    header: 'Ledger and journal',
    body: (
      <>
        <p>
          The journal is a sequence of blocks, numbered from 0. Each block carries the hash of the block before it, so
          that no block can be changed, removed or inserted without breaking what follows.
        </p>
        <p>
          Every block on screen was read again here, in this browser: its hashes are computed from its content and
          compared with what it claims. <em>Linked</em> means that it also carries the hash of its predecessor.
        </p>
        <p>
          That makes a journal consistent with itself. To prove that it is the journal it was at some earlier time,
          verify against a digest that was saved then.
        </p>
      </>
    ),
  },
  block: {
    header: 'Block',
    body: (
      <>
        <p>
          A block is the record of one transaction: its statements, the documents it touched, and the new revisions of
          those documents.
        </p>
        <p>
          <em>Tree</em> shows the typed Ion values. <em>Ion text</em> is the block as the service sent it, only
          indented. <em>Hashes</em> lists every hash in it.
        </p>
        <p>
          Choose <em>Verify</em> at a revision to prove it against a digest. Everything the verification needs is
          carried along.
        </p>
      </>
    ),
  },
  verification: {
    header: 'Verification',
    body: (
      <>
        <p>
          A verification recomputes the hash of a document revision, or of a block, and folds it with the hashes of the
          proof until a digest results. If that is the digest you hold, the revision stood in the journal when the
          digest was taken.
        </p>
        <p>
          Its strength is that of the digest. A digest fetched just now says only that the service agrees with itself;
          one that you saved earlier, or got from somebody else, proves that nothing was changed since.
        </p>
        <p>Everything is computed in this browser. Files you open here are not sent anywhere.</p>
      </>
    ),
  },
  digests: {
    header: 'Digests',
    body: (
      <>
        <p>
          A digest is the hash of a whole journal up to one block, its tip. Keep digests outside the ledger: in a file,
          on paper, with somebody else. Whoever can change the journal must not be able to change them.
        </p>
        <p>
          Digests on this page are kept in this browser only. Save them to a file as well: the AWS console&rsquo;s form
          and the AWS CLI&rsquo;s JSON can be read here again.
        </p>
      </>
    ),
  },
};

export function HelpTexts({ topic }: { topic: HelpTopic }) {
  const { header, body } = TEXTS[topic];
  return <HelpPanel header={<h2>{header}</h2>}>{body}</HelpPanel>;
}
