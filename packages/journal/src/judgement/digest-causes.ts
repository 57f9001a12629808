import { encodeBase64 } from '../ion/index.ts';
import { type CauseDraft, finishCause } from './draft.ts';
import type { Cause, JournalAnchor, JournalDigest } from './types.ts';
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
  nameOf: (digest: JournalDigest) => string,
): CauseDraft[] {
  const fixing = anchors.find((anchor) => anchor.state === 'agrees' && anchor.canAnchor && tipOf(anchor) === horizon);
  return anchors.flatMap((anchor): CauseDraft[] => {
    if (anchor.state !== 'contradicts') return [];
    const tip = tipOf(anchor);
    const name = nameOf(anchor.digest);
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
          sentence: `${capital(name)} is not what ${blockRange([0, tip])} ${tip === 0 ? 'gives' : 'give'}, while ${nameOf(fixing.digest)} is what the blocks up to ${horizon} give. One of the two is not a digest of this journal.`,
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
        sentence: `${capital(which)}, and nothing ${drafts.length > 0 ? 'that was found' : 'else'} in them ${drafts.length > 0 ? 'explains that' : 'is wrong'}: ${from === tip ? `block ${tip}` : `at least one of the ${blockRange([from, tip])}`} was rewritten together with its hashes, or the digest is of another journal.`,
      },
    ];
  });
}

/** Whether no digest at that tip could be reached with this cause below it. */
export function explains({ breaksChain, blocks }: Pick<CauseDraft, 'breaksChain' | 'blocks'>, tip: number): boolean {
  return breaksChain && blocks !== undefined && blocks[0] <= tip;
}

function consequence(
  { blocks, severity }: CauseDraft,
  next: JournalAnchor,
  unreached: number,
  nameOf: (digest: JournalDigest) => string,
): string {
  const name = nameOf(next.digest);
  if (unreached === 0 || blocks === undefined) return `${capital(name)} cannot be reached because of it.`;
  const behind = `The ${many(unreached, 'block')} behind ${blockRange(blocks)}, up to block ${tipOf(next)},`;
  return severity === 'absence'
    ? `${behind} cannot be held against ${name}: that follows from it.`
    : `${behind} no longer ${unreached === 1 ? 'leads' : 'lead'} to ${name}: that follows from it.`;
}

/** Names the causes, and says for each which digest cannot be reached because of it. */
export function withConsequences(
  drafts: readonly CauseDraft[],
  anchors: readonly JournalAnchor[],
  last: number | undefined,
  nameOf: (digest: JournalDigest) => string,
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
    const follows = next === undefined ? [] : [consequence(draft, next, unreached, nameOf)];
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
