import { HashText, VisibleText } from '@qldb-console/ion-view';
import type { BundleDigest, EvidenceBundle, JournalClaim } from '@qldb-console/journal/bundle';

/** The digests in the file. They came with what they are to vouch for. */
export function SenderDigests({ digests }: { digests: readonly BundleDigest[] }) {
  let key = 0;
  return (
    <section className="ev-box" aria-labelledby="ev-sent">
      <h2 id="ev-sent" className="iv-heading">
        Digest in this file: sender’s claim
      </h2>
      {digests.length === 0 ? <p>There is none in it.</p> : null}
      <ul className="ev-list">
        {digests.map(({ digest, tip, ledger, date, label }) => (
          <li key={key++}>
            <span>
              <strong>Sender’s claim:</strong> <HashText hash={digest} label="the sender’s digest" full />, tip: block{' '}
              {tip.sequenceNo} of strand <code>{tip.strandId}</code>
              {ledger === undefined ? null : (
                <>
                  , ledger <VisibleText text={ledger} />
                </>
              )}
              {date === undefined ? null : (
                <>
                  , dated <VisibleText text={date} />
                </>
              )}
              . <VisibleText text={label} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the sender's tool said: never part of the verdict. */
export function SenderSays({ bundle }: { bundle: EvidenceBundle }) {
  const { verdict, subject } = bundle;
  return (
    <section className="ev-box" aria-labelledby="ev-says">
      <h2 id="ev-says" className="iv-heading">
        What the sender says: a claim
      </h2>
      <blockquote className="ev-quote">
        <p>
          <VisibleText text={verdict.headline} />
        </p>
        <p className="iv-note">
          <VisibleText text={verdict.scope} />
        </p>
      </blockquote>
      <p className="iv-note">In the words of the sender’s tool: “you” is the sender.</p>
      {subject.kind === 'journal' ? <JournalSays claim={subject} /> : null}
    </section>
  );
}

function JournalSays({ claim }: { claim: JournalClaim }) {
  let key = 0;
  return (
    <>
      <p>
        The run went over blocks {claim.from}–{claim.to - 1} of strand <code>{claim.strandId}</code>:{' '}
        <VisibleText text={claim.counts.map(({ name, count }) => `${count.toLocaleString('en')} ${name}`).join(', ')} />
        .
      </p>
      {claim.findingCount === 0 ? (
        <p>Nothing wrong was found in it.</p>
      ) : (
        <p>
          {claim.findingCount.toLocaleString('en')} {claim.findingCount === 1 ? 'thing was' : 'things were'} found wrong
          {claim.findings.length < claim.findingCount ? `; these are the first ${claim.findings.length}` : ''}:
        </p>
      )}
      <ul className="ev-findings">
        {claim.findings.map(({ title, sentence, blocks, place }) => (
          <li key={key++}>
            <strong>
              <VisibleText text={title} />
            </strong>
            {blocks === undefined
              ? null
              : `, ${blocks[0] === blocks[1] ? `block ${blocks[0]}` : `blocks ${blocks[0]}–${blocks[1]}`}`}
            : <VisibleText text={sentence} />
            {place === undefined ? null : (
              <span className="iv-note">
                {' '}
                <VisibleText text={place.source} />, bytes [{place.start}, {place.end})
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
