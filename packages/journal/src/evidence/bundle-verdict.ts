import { type Claim, finds, holds, place } from '../checks.ts';
import type { Check, Outcome, Rung, Verdict } from '../verdict.ts';
import type { BundlePart, EvidenceBundle } from './bundle-format.ts';
import { bundleChecksum } from './write-bundle.ts';

const DAMAGED = 'the file was changed after it was written: its own checksum does not fit';

/** Whether the file is as it was written. Whoever forges one computes it anew, so that it proves nothing. */
export function checksumCheck(bundle: EvidenceBundle): Check | undefined {
  if (bundle.sha256 === undefined) return undefined;
  const claim: Claim = {
    id: 'bundle.checksum',
    what: 'The file is as it was written; this notices damage, not forgery',
    places: [place('bundle', 'sha256')],
  };
  const computed = bundleChecksum(bundle);
  return bundle.sha256 === computed ? holds(claim, computed) : finds(claim, DAMAGED, bundle.sha256, computed);
}

const CLAIMS_NOT_COVERED = [
  'What the file says about itself: who made it, when, from which files, with which tool and with which verdict.',
];

/** A verdict with the checks on the bundle around what was judged. */
export function withBundle(verdict: Verdict, ...checks: readonly (Check | undefined)[]): Verdict {
  const made = checks.filter((check) => check !== undefined);
  const finding = made.find(({ status }) => status === 'finding')?.why;
  const failed = made.find(({ status }) => status === 'failed')?.why;
  const base = {
    ...verdict,
    notCovered: [...verdict.notCovered, ...CLAIMS_NOT_COVERED],
    checks: [...verdict.checks, ...made],
  };
  if (failed !== undefined && verdict.outcome !== 'disproven') {
    return { ...base, outcome: 'disproven', headline: `Not verified: ${failed}` };
  }
  if (finding !== undefined && (verdict.outcome === 'anchored' || verdict.outcome === 'consistent')) {
    return { ...base, outcome: 'incomplete', headline: `Not everything could be checked: ${finding}` };
  }
  return base;
}

const WORST: readonly Outcome[] = ['disproven', 'incomplete', 'consistent', 'anchored'];

/** The part that decides: the first one with the worst outcome. What cannot be read makes a verdict incomplete, nothing wrong. */
export function decidingPart(parts: readonly BundlePart[]): { part: BundlePart; outcome: Outcome } | undefined {
  for (const outcome of WORST) {
    const part = parts.find((each) => (each.verdict?.outcome ?? 'incomplete') === outcome);
    if (part !== undefined) return { part, outcome };
  }
  return undefined;
}

/** A rung over several parts: reached when all reach it, with the words of the part that decides. */
export function joinRungs(parts: readonly BundlePart[]): Rung[] {
  const [first] = parts.flatMap(({ verdict }) => (verdict === undefined ? [] : [verdict]));
  return (first?.rungs ?? []).map((rung) => {
    const all = parts.map(({ verdict, title, error }) => ({
      title,
      rung: verdict?.rungs.find(({ id }) => id === rung.id),
      error,
    }));
    const deciding =
      all.find((each) => each.rung?.state === 'failed') ?? all.find((each) => each.rung?.state !== 'reached');
    if (deciding === undefined)
      return { ...rung, note: parts.length === 1 ? rung.note : `all ${parts.length}; ${rung.note}` };
    const state = deciding.rung?.state ?? 'not-reached';
    const note = deciding.rung?.note ?? `cannot be read (${deciding.error?.code})`;
    const common = all.every((each) => each.rung?.note === note);
    return { id: rung.id, state, note: common ? note : `${deciding.title}: ${note}` };
  });
}

/** The checks of all parts, each with the name of its part. */
export function joinChecks(parts: readonly BundlePart[]): Check[] {
  return parts.flatMap(({ verdict, title }) =>
    (verdict?.checks ?? []).map((check) => ({
      ...check,
      subject: check.subject === undefined ? title : `${title}: ${check.subject}`,
    })),
  );
}

/** Sentences of all parts, each once; one that is not about all of them says which parts it is about. */
export function joinSentences(parts: readonly BundlePart[], pick: (verdict: Verdict) => readonly string[]): string[] {
  const about = new Map<string, string[]>();
  for (const { verdict, title } of parts) {
    for (const sentence of new Set(verdict === undefined ? [] : pick(verdict))) {
      const titles = about.get(sentence);
      if (titles === undefined) about.set(sentence, [title]);
      else titles.push(title);
    }
  }
  const judged = parts.filter(({ verdict }) => verdict !== undefined).length;
  const lines = [...about].map(([sentence, titles]) =>
    titles.length === judged
      ? sentence
      : `${shortList(titles)}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`,
  );
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES), `${lines.length - MOST_LINES} more things, each in a few of them.`];
}

const MOST_LINES = 24;

/** `Block 1; Block 2; Block 5 and 7 more`. */
function shortList(titles: readonly string[]): string {
  const rest = titles.length - 3;
  return rest > 0 ? `${titles.slice(0, 3).join('; ')} and ${rest} more` : titles.join('; ');
}
