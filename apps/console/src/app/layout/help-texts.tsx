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
        <h3>Encryption at rest</h3>
        <p>
          By default the service encrypts with a key that AWS owns. A key of your own, in AWS KMS, gives you the say:
          who disables it makes the journal unreadable until it is enabled again.
        </p>
        <h3>Deletion protection</h3>
        <p>While it is on, the ledger cannot be deleted. It can be lifted and set again at any time.</p>
        <h3>Tags</h3>
        <p>Up to 50 pairs of key and value, to find, to bill and to grant access by.</p>
      </>
    ),
  },
  'edit-ledger': {
    header: 'Edit ledger',
    body: (
      <>
        <p>
          Deletion protection and the encryption key are one request of the API, UpdateLedger; the permissions mode is
          another, UpdateLedgerPermissionsMode. Only what you changed is sent.
        </p>
        <h3>Encryption key</h3>
        <p>
          A change of key takes effect in the background: the encryption status is <em>Updating</em> and then{' '}
          <em>Enabled</em>. Reading and writing go on meanwhile.
        </p>
        <h3>Permissions mode</h3>
        <p>
          Before a ledger is switched to <em>Standard</em>, every user and role that runs PartiQL needs an IAM policy
          for the commands and tables it uses. Without one it is refused from the moment of the switch.
        </p>
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
  exports: {
    header: 'Exports',
    body: (
      <>
        <p>
          An export writes a stretch of a journal, by time, as objects into an Amazon S3 bucket: blocks in Ion or JSON,
          and a manifest that lists them.
        </p>
        <p>Finished exports leave the list after seven days. Their objects stay in the bucket.</p>
      </>
    ),
  },
  'create-export': {
    header: 'Create export',
    body: (
      <>
        <h3>Period</h3>
        <p>
          Blocks from the start, inclusive, to the end, exclusive. A start before the ledger was created counts as its
          creation; the end cannot lie in the future.
        </p>
        <h3>Format</h3>
        <p>
          Ion keeps the type of every value, so that the hashes can be computed again later. JSON loses types: such an
          export can only be verified in part.
        </p>
      </>
    ),
  },
  streams: {
    header: 'Streams',
    body: (
      <>
        <p>
          A stream hands every block of a journal to Amazon Kinesis Data Streams as it is committed: a summary of the
          block, and the details of each revision.
        </p>
        <p>
          Records arrive at least once: they can be doubled and out of order. A cancelled stream cannot be restarted.
        </p>
      </>
    ),
  },
  'create-stream': {
    header: 'Create stream',
    body: (
      <>
        <h3>Period</h3>
        <p>From the start, inclusive; with an end, up to it, exclusive; without one until the stream is cancelled.</p>
        <h3>Aggregation</h3>
        <p>
          Packs several records into one record of Kinesis, which is cheaper. Consumers have to unpack them; the Kinesis
          Client Library does.
        </p>
      </>
    ),
  },
  audit: {
    header: 'Audit log',
    body: (
      <>
        <p>
          Everything that is changed through this console, who signed in, what was refused, which digests were taken and
          which URLs were signed. What is about to be changed is on record before it is sent: what cannot be recorded is
          not done.
        </p>
        <h3>Its chain</h3>
        <p>
          Each entry states the hash of the one before, so that a line that was altered, removed or added is found. That
          nobody wrote the whole log anew only a digest can tell that was kept somewhere else: save one now and then.
        </p>
        <h3>Reported by the browser</h3>
        <p>What happens in the browser alone, such as a saved evidence file, is on record by its word.</p>
      </>
    ),
  },
  keys: {
    header: 'Keys',
    body: (
      <>
        <p>
          The keys that the embedded ledger service knows. They stand in for AWS KMS: nothing is encrypted with them,
          but their state acts as it would in AWS.
        </p>
        <p>
          While the key of a ledger is disabled or about to be deleted, the journal of that ledger can neither be read
          nor written. Enable the key, or give the ledger another one.
        </p>
      </>
    ),
  },
  archives: {
    header: 'Archives',
    body: (
      <>
        <p>
          An archive is a journal outside its ledger: the objects of one or more journal exports, in a folder of this
          computer or in S3. It can be judged without any ledger, and long after the ledger is gone.
        </p>
        <h3>What to open</h3>
        <p>
          Drop the folder an export was downloaded into, or several. Ion text, Ion binary and JSON Lines are read, and
          copies compressed with gzip. Manifests tell what should be there; without them the names of the objects and
          the blocks themselves do.
        </p>
        <h3>What happens to the files</h3>
        <p>
          They stay where they are. This browser reads them piece by piece; nothing is uploaded, and nothing is changed.
        </p>
      </>
    ),
  },
  archive: {
    header: 'An archive',
    body: (
      <>
        <p>
          First comes the inventory: which exports and objects are there, and what is missing, cut off, doubled or
          renamed. Then every block is hashed again in this browser and compared with the one before it.
        </p>
        <h3>The verdict</h3>
        <p>
          One sentence, what it covers, and five rungs. Only a digest that was saved outside the archive shows that the
          journal is the one that stood in the ledger: without one, the blocks only agree with each other.
        </p>
        <h3>Coverage</h3>
        <p>
          The strip is the whole journal from left to right. Up to the trust horizon, a digest fixes every block. Move
          over it with the arrow keys, or open the same as a table.
        </p>
        <h3>Causes</h3>
        <p>
          What was altered, replaced or taken out, and where it lies. What merely follows from it is told beside its
          cause, and not counted again.
        </p>
      </>
    ),
  },
  'sign-in': {
    header: 'Sign-in',
    body: (
      <>
        <p>
          You sign in at your organisation, with OpenID Connect; the console never sees your password. What you may do
          follows from your groups there.
        </p>
        <p>
          A session ends when nobody uses the console for a while, and at the latest after some hours. Two minutes
          before, you are warned. When it has ended, the page stays as it is until you sign in again.
        </p>
        <p>Files and samples are judged in this browser, without anybody signed in.</p>
      </>
    ),
  },
  'auditor-link': {
    header: 'Auditor link',
    body: (
      <>
        <p>
          It opens one ledger, or one archive in S3, for looking and verifying, until the time it was given for. Nothing
          can be changed with it, and nothing else can be seen.
        </p>
        <p>
          Whoever has the link can open it. You need not believe the console: take the code that verifies from somewhere
          else, and give it the files you save here.
        </p>
      </>
    ),
  },
  connections: {
    header: 'Connections',
    body: (
      <>
        <p>
          A connection is an endpoint of the QLDB API with a region and credentials. Connections come from the
          configuration the console was started with; credentials stay there and never reach the browser.
        </p>
        <p>
          <em>Test</em> asks the endpoint for its list of ledgers and says in words what came back.
        </p>
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
