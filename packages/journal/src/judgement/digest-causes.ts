import { anchorName } from '../chain/anchor-name.ts';
import { encodeBase64 } from '../ion/index.ts';
import { type CauseDraft, finishCause } from './draft.ts';
import type { Cause, JournalAnchor } from './types.ts';
import { blockRange, capital, many } from './words.ts';

const tipOf = ({ digest }: JournalAnchor) => digest.digest.tip.sequenceNo;

/**
 * What digests say that nothing else says. One that the blocks do not give follows from a block below its tip that was
 * replaced, if there is one; if there is none, the blocks were rewritten consistently, or it is the digest of another
 * journal. One that contradicts blocks which a digest of a later tip fixes cannot be of the same journal as that one.
 *
 * @param horizon last block that a digest saved outside fixes
 */
export function digestCauses(
  anchors: readonly JournalAnchor[],
  horizon: number | undefined,
  drafts: readonly CauseDraft[],
): CauseDraft[] {
  const fixing = anchors.find((anchor) => anchor.state === 'agrees' && anchor.canAnchor && tipOf(anchor) === horizon);
  return anchors.flatMap((anchor): CauseDraft[] => {
    if (anchor.state !== 'contradicts') return [];
    const tip = tipOf(anchor);
    const name = anchorName(anchor.digest);
    const which = `${tip === 0 ? 'block 0 does' : `blocks 0–${tip} do`} not give ${name}`;
    const base = {
      severity: 'contradiction',
      places: [],
      checks: [],
      expected: encodeBase64(anchor.digest.digest.digest),
      computed: anchor.computed,
      digests: [anchor.digest.id],
      breaksChain: false,
    } as const;
    if (horizon !== undefined && fixing !== undefined && tip <= horizon) {
      return [
        {
          ...base,
          kind: 'digest-conflict',
          blocks: undefined,
          title: 'Digests disagree',
          brief: which,
          sentence: `${capital(name)} is not what ${blockRange([0, tip])} ${tip === 0 ? 'gives' : 'give'}, while ${anchorName(fixing.digest)} is what the blocks up to ${horizon} give. One of the two is not a digest of this journal.`,
        },
      ];
    }
    if (drafts.some((draft) => explains(draft, tip))) return [];
    const from = horizon === undefined ? 0 : horizon + 1;
    return [
      {
        ...base,
        kind: 'rewritten',
        blocks: [from, tip],
        title: 'Rewritten, or another journal',
        brief: which,
        sentence: `${capital(which)}, and nothing else in them is wrong: ${blockRange([from, tip])} ${from === tip ? 'was' : 'were'} rewritten consistently, at least one of them, or the digest is of another journal.`,
      },
    ];
  });
}

/** Whether no digest at that tip could be reached with this cause below it. */
export function explains({ breaksChain, blocks }: Pick<CauseDraft, 'breaksChain' | 'blocks'>, tip: number): boolean {
  return breaksChain && blocks !== undefined && blocks[0] <= tip;
}

/** Names the causes, and says for each which digest cannot be reached because of it. */
export function withConsequences(
  drafts: readonly CauseDraft[],
  anchors: readonly JournalAnchor[],
  last: number | undefined,
): { readonly causes: readonly Cause[]; readonly anchors: readonly JournalAnchor[] } {
  const taken = new Set<string>();
  const broken = anchors
    .filter(({ state }) => state === 'contradicts' || state === 'not-computable')
    .toSorted((a, b) => tipOf(a) - tipOf(b));
  const causes = drafts.map((draft) => {
    const next = draft.breaksChain ? broken.find((anchor) => explains(draft, tipOf(anchor))) : undefined;
    const end = next === undefined ? undefined : Math.min(tipOf(next), last ?? tipOf(next));
    const unreached =
      next === undefined || draft.blocks === undefined ? 0 : Math.max(0, (end as number) - draft.blocks[1]);
    const follows =
      next === undefined
        ? []
        : [
            unreached === 0
              ? `${capital(anchorName(next.digest))} cannot be reached because of it.`
              : draft.severity === 'absence'
                ? `${many(unreached, 'block')} behind it, up to block ${tipOf(next)}, cannot be held against ${anchorName(next.digest)} because of it.`
                : `${many(unreached, 'block')} ${unreached === 1 ? 'follows' : 'follow'} from it: up to block ${tipOf(next)} they no longer lead to ${anchorName(next.digest)}.`,
          ];
    return finishCause(draft, taken, { follows, unreached });
  });
  return {
    causes,
    anchors: anchors.map((anchor) => {
      if (anchor.state !== 'contradicts' && anchor.state !== 'not-computable') return anchor;
      const own = causes.find(({ digests }) => digests?.includes(anchor.digest.id));
      const index = drafts.findIndex((draft) => explains(draft, tipOf(anchor)));
      const cause = own ?? causes[index];
      return cause === undefined ? anchor : { ...anchor, followsFrom: cause.id };
    }),
  };
}
