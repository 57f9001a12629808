import { SIGNED_OUT_REASONS, type SignedOutReason } from '@qldb-console/contract';

interface SignedOutText {
  readonly title: string;
  readonly text: string;
  /** What the button does that leads to the sign-in page. */
  readonly action: string;
  readonly wrong: boolean;
}

const TEXTS: Readonly<Record<SignedOutReason, SignedOutText>> = {
  'signed-out': {
    title: 'You are signed out',
    text: 'The session of this browser has ended, here and at the sign-in page of your organisation where it supports that.',
    action: 'Sign in again',
    wrong: false,
  },
  denied: {
    title: 'You were not signed in',
    text: 'The sign-in page of your organisation did not let you through, or you cancelled there.',
    action: 'Try again',
    wrong: true,
  },
  'no-access': {
    title: 'You have no role in this console',
    text: 'Your organisation knows you, but none of your groups was given a role here. Ask the people who run this console to give one to a group of yours; then sign in again.',
    action: 'Try again',
    wrong: true,
  },
  stale: {
    title: 'The sign-in took too long',
    text: 'It was begun more than ten minutes ago, finished already, or begun in another browser. Nothing is wrong: begin once more.',
    action: 'Sign in',
    wrong: true,
  },
  'provider-unavailable': {
    title: 'The sign-in page of your organisation does not answer',
    text: 'The console could not reach it, or did not understand its answer. Try again in a moment; if it stays like that, tell the people who run this console.',
    action: 'Try again',
    wrong: true,
  },
  'too-large': {
    title: 'What your organisation says of you is too long',
    text: 'It does not fit into a session, mostly because of very many groups. The people who run this console can have fewer of them sent.',
    action: 'Try again',
    wrong: true,
  },
  failed: {
    title: 'You were not signed in',
    text: 'The answer of the sign-in page of your organisation did not hold what it should. The people who run this console find the reason in its log.',
    action: 'Try again',
    wrong: true,
  },
};

/** What to say to somebody who is signed out. @param reason as it stands in the address; anything may stand there */
export function signedOutText(reason: string | undefined): SignedOutText {
  return TEXTS[SIGNED_OUT_REASONS.find((one) => one === reason) ?? 'signed-out'];
}
