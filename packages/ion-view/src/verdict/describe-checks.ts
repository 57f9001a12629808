import type { Check, CheckStatus, Place } from '@qldb-console/journal';
import type { IconName } from '../icon.tsx';
import type { Tone } from './describe-verdict.ts';

export interface DescribedCheck {
  readonly key: string;
  readonly check: Check;
  readonly tone: Tone;
  readonly icon: IconName;
  /** The status in words. */
  readonly word: string;
  readonly what: string;
  /** Which one of several like things, where the same check was made of more than one. */
  readonly subject: string | undefined;
  readonly expected: ShownValue | undefined;
  readonly computed: ShownValue | undefined;
  readonly places: readonly DescribedPlace[];
  readonly why: string | undefined;
}
/** Hashes get a middle ellipsis and a copy button, everything else is shown as text. */
export interface ShownValue {
  readonly kind: 'hash' | 'text';
  readonly text: string;
}
export interface DescribedPlace {
  readonly place: Place;
  /** "revision, metadata.txId" */
  readonly text: string;
  /** "bytes [120, 142)", where they are known */
  readonly bytes: string | undefined;
}

const STATUS: Record<CheckStatus, { tone: Tone; icon: IconName; word: string; rank: number }> = {
  failed: { tone: 'error', icon: 'cross', word: 'Failed', rank: 0 },
  finding: { tone: 'warning', icon: 'warning', word: 'Finding', rank: 1 },
  skipped: { tone: 'neutral', icon: 'skipped', word: 'Not checked', rank: 2 },
  ok: { tone: 'success', icon: 'check', word: 'Holds', rank: 3 },
};
const INPUTS: Record<Place['input'], string> = {
  block: 'block',
  'previous-block': 'previous block',
  revision: 'revision',
  stream: 'stream record',
  proof: 'proof',
  digest: 'digest',
  receipt: 'receipt',
  question: 'what was asked',
  bundle: 'evidence file',
};
/** 32 bytes in base64. */
const HASH = /^[A-Za-z0-9+/]{43}=$/;

/** Every check as a row, the ones that need attention first, otherwise in the order they were made. */
export function describeChecks(checks: readonly Check[]): DescribedCheck[] {
  const times = new Map<string, number>();
  for (const { id } of checks) times.set(id, (times.get(id) ?? 0) + 1);
  return checks
    .map((check, index) => ({ check, index }))
    .sort((a, b) => STATUS[a.check.status].rank - STATUS[b.check.status].rank || a.index - b.index)
    .map(({ check, index }) => {
      const { tone, icon, word } = STATUS[check.status];
      return {
        key: `${index}-${check.id}`,
        check,
        tone,
        icon,
        word,
        what: check.what,
        subject: (times.get(check.id) ?? 0) > 1 ? check.subject : undefined,
        expected: shown(check.expected),
        computed: shown(check.computed),
        places: check.places.map(describePlace),
        why: check.why === undefined ? undefined : asSentence(check.why),
      };
    });
}

/** A place in words: which input, the path in it, and the half-open range of its bytes. */
export function describePlace(place: Place): DescribedPlace {
  const { input, path, range } = place;
  return {
    place,
    text: path === '' ? INPUTS[input] : `${INPUTS[input]}, ${path}`,
    bytes: range === undefined ? undefined : `bytes [${range.start}, ${range.end})`,
  };
}

/** Reasons are written as the end of a sentence; alone they begin with a capital, unless a field name stands first. */
export function asSentence(why: string): string {
  const text = /^[a-z]+[\s,]/.test(why) ? why.charAt(0).toUpperCase() + why.slice(1) : why;
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function shown(text: string | undefined): ShownValue | undefined {
  if (text === undefined) return undefined;
  return { kind: HASH.test(text) ? 'hash' : 'text', text };
}
