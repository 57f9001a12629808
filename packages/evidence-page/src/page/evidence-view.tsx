import {
  ChecksTable,
  HashEncodingContext,
  HashEncodingSwitch,
  VerdictPanel,
  VisibleText,
} from '@qldb-console/ion-view';
import type { Anchor } from '@qldb-console/journal';
import { bundleTitle, type EvidenceBundle, judgeBundle } from '@qldb-console/journal/bundle';
import { useDeferredValue, useMemo, useState } from 'react';
import { FaceWarning } from './face-warning.tsx';
import { HowToCheck } from './how-to-check.tsx';
import { InputsTable, ItemsTable } from './listings.tsx';
import { OwnDigests } from './own-digests.tsx';
import { PartView } from './part-view.tsx';
import { PartsTable } from './parts-table.tsx';
import { ProblemsOnPaper } from './problems-on-paper.tsx';
import { SenderDigests, SenderSays } from './sender-claims.tsx';

/** An evidence file, judged here and now from the bytes in it. */
export function EvidenceView({ bundle }: { bundle: EvidenceBundle }) {
  const [encoding, setEncoding] = useState<'base64' | 'hex'>('base64');
  const hashes = useMemo(() => ({ encoding, setEncoding }), [encoding]);
  const [own, setOwn] = useState<readonly Anchor[]>([]);
  const [independent, setIndependent] = useState(false);
  const [chosen, setChosen] = useState<number>();
  const question = useMemo(
    () => own.map((anchor) => ({ ...anchor, statedIndependent: independent })),
    [own, independent],
  );
  // Thousands of blocks take seconds: the verdict before stays, marked, until the new one is there.
  const asked = useDeferredValue(question);
  const judged = useMemo(() => judgeBundle(bundle, asked), [bundle, asked]);
  const { parts } = judged;
  const first = parts.findIndex(({ verdict }) => verdict?.outcome === judged.outcome);
  const shown = parts[chosen ?? Math.max(first, 0)];
  return (
    <HashEncodingContext value={hashes}>
      <main className="iv ev">
        <header className="ev-head">
          <div>
            <h1 className="ev-title">
              Evidence: <VisibleText text={bundleTitle(bundle)} />
            </h1>
            <p className="iv-note">
              Written <VisibleText text={bundle.made} /> by <VisibleText text={bundle.tool.name} />{' '}
              <VisibleText text={bundle.tool.version} />, as the file says.
            </p>
          </div>
          <div className="ev-tools">
            <HashEncodingSwitch />
            <button type="button" className="iv-button" onClick={() => window.print()}>
              Print
            </button>
          </div>
        </header>
        <FaceWarning anchored={judged.outcome === 'anchored'} />
        <div role="status" className="iv-sr">
          Verdict: {judged.headline}
        </div>
        <VerdictPanel verdict={judged} outdated={asked === question ? undefined : 'Being judged against your digests.'}>
          <span>computed in this page from the bytes in it, without any network</span>
        </VerdictPanel>
        <OwnDigests
          bundle={bundle}
          own={own}
          notUsed={judged.notUsed}
          independent={independent}
          onChange={setOwn}
          onStateIndependent={setIndependent}
        />
        <ProblemsOnPaper checks={judged.checks} />
        <SenderDigests digests={bundle.digests} />
        {parts.length > 1 ? <PartsTable parts={parts} chosen={shown} onChoose={setChosen} /> : null}
        {shown === undefined ? null : <PartView key={parts.indexOf(shown)} part={shown} />}
        <section className="ev-box ev-screen" aria-labelledby="ev-checks">
          <h2 id="ev-checks" className="iv-heading">
            Checks ({judged.checks.length})
          </h2>
          <ChecksTable checks={judged.checks} label="Every check of this verdict" />
        </section>
        <SenderSays bundle={bundle} />
        <InputsTable bundle={bundle} />
        <ItemsTable bundle={bundle} />
        <HowToCheck journal={bundle.subject.kind === 'journal'} />
      </main>
    </HashEncodingContext>
  );
}
