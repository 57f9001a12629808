import { HashText, Icon, VisibleText } from '@qldb-console/ion-view';
import type { Anchor } from '@qldb-console/journal';
import type { EvidenceBundle, JudgedBundle } from '@qldb-console/journal/bundle';
import { type ChangeEvent, useState } from 'react';
import { type OwnDigest, readOwnDigest, typedBytes } from './own-digest.ts';
import { useDroppedFiles } from './use-dropped-files.ts';

interface Props {
  bundle: EvidenceBundle;
  own: readonly Anchor[];
  notUsed: JudgedBundle['notUsed'];
  independent: boolean;
  onChange: (own: readonly Anchor[]) => void;
  onStateIndependent: (stated: boolean) => void;
}

/** A digest file is far smaller. */
const MOST_BYTES = 1024 * 1024;

/** Where the recipient brings the digests that make the verdict theirs. */
export function OwnDigests({ bundle, own, notUsed, independent, onChange, onStateIndependent }: Props) {
  const [typed, setTyped] = useState('');
  const [problems, setProblems] = useState<readonly Extract<OwnDigest, { kind: 'wrong' }>[]>([]);

  const take = (read: readonly OwnDigest[]) => {
    setProblems(read.filter((each) => each.kind === 'wrong'));
    const added = read.flatMap((each) => (each.kind === 'digest' ? [each.anchor] : []));
    if (added.length > 0) onChange([...own, ...added]);
    return added.length > 0;
  };
  const takeFiles = async (files: readonly File[]) =>
    take(
      await Promise.all(
        files.slice(0, 20).map(async (file): Promise<OwnDigest> => {
          if (file.size > MOST_BYTES) return { kind: 'wrong', name: file.name, why: 'It is too large for a digest.' };
          try {
            return readOwnDigest(new Uint8Array(await file.arrayBuffer()), file.name, bundle);
          } catch {
            return { kind: 'wrong', name: file.name, why: 'It cannot be read.' };
          }
        }),
      ),
    );
  const dragging = useDroppedFiles(takeFiles);
  const onFiles = (event: ChangeEvent<HTMLInputElement>) => {
    takeFiles([...(event.target.files ?? [])]);
    event.target.value = '';
  };
  const useTyped = () => {
    if (take([readOwnDigest(typedBytes(typed), 'pasted text', bundle)])) setTyped('');
  };

  return (
    <section
      className={`ev-box${dragging ? ' ev-dragging' : ''}${own.length === 0 ? ' ev-screen' : ''}`}
      aria-labelledby="ev-own"
    >
      <h2 id="ev-own" className="iv-heading">
        Your own digest
      </h2>
      <div className="ev-screen">
        <p>
          Hold the evidence against a digest that did not come with it: one you saved yourself, or have from somebody
          the sender could not influence. Drop or choose the file of the AWS console or AWS CLI, or paste it; a bare
          hash with the number of its tip behind it will do.
        </p>
        <div className="ev-own-form">
          <label htmlFor="ev-own-text">Paste your digest here</label>
          <textarea
            id="ev-own-text"
            rows={3}
            spellCheck={false}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <div className="ev-tools">
            <button type="button" className="iv-button" disabled={typed.trim() === ''} onClick={useTyped}>
              Judge against it
            </button>
            <label className="ev-file">
              or choose a file <input type="file" multiple onChange={onFiles} />
            </label>
          </div>
        </div>
        {problems.map(({ name, why }) => (
          <p key={name} role="alert" className="ev-problem">
            <Icon name="cross" />{' '}
            <strong>
              <VisibleText text={name} />
            </strong>{' '}
            was not used: <VisibleText text={why} />
          </p>
        ))}
      </div>
      {own.length === 0 ? null : (
        <ul className="ev-list">
          {own.map((anchor, index) => (
            <OwnItem
              key={`${anchor.label} ${index.toString()}`}
              anchor={anchor}
              why={
                notUsed.find((each) => each.anchor.label === anchor.label && each.anchor.digest === anchor.digest)?.why
              }
              onRemove={() => onChange(own.filter((other) => other !== anchor))}
            />
          ))}
        </ul>
      )}
      {own.length < 2 ? null : (
        <label className="ev-screen ev-check">
          <input type="checkbox" checked={independent} onChange={(event) => onStateIndependent(event.target.checked)} />{' '}
          I state that these digests come from sources independent of each other. Nothing here can check that.
        </label>
      )}
    </section>
  );
}

function OwnItem({ anchor, why, onRemove }: { anchor: Anchor; why: string | undefined; onRemove: () => void }) {
  const { digest, tip } = anchor.digest;
  return (
    <li>
      <span>
        <VisibleText text={anchor.label} />: <HashText hash={digest} label="your digest" />, tip: block {tip.sequenceNo}
        {why === undefined ? null : <strong>, {why}</strong>}
      </span>
      <button type="button" className="iv-link ev-screen" aria-label={`Remove ${anchor.label}`} onClick={onRemove}>
        Remove
      </button>
    </li>
  );
}
