import { awsExample } from '../src/features/verification/model/aws-example.ts';
import { type Judgement, type JudgeOptions, judge } from '../src/features/verification/model/judge.ts';
import { findSubjects, readItems } from '../src/features/verification/model/subjects.ts';
import { type Given, type Supplied, supply } from '../src/features/verification/model/supplied.ts';

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The example of AWS: a revision, a digest, and the block, in this order. */
export function exampleItems(change: (text: string, index: number) => string = (text) => text): Supplied[] {
  return awsExample().map((given, index) => {
    const text = textOf(given.bytes);
    const changed = change(text, index);
    return supply({ ...given, bytes: utf8(changed) }, `item-${index}`);
  });
}

export function given(name: string, text: string, more: Partial<Given> = {}): Given {
  return { name, provenance: 'supplied', bytes: utf8(text), ...more };
}

/** Judges the first thing that can be judged. */
export function judgeFirst(items: readonly Supplied[], options: Partial<JudgeOptions> = {}): Judgement {
  const read = readItems(items);
  const [subject] = findSubjects(read);
  if (subject === undefined) throw new Error('there is nothing to judge');
  return judge(subject, read, { independent: false, ...options });
}

export function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`not in the text: ${from}`);
  return text.replace(from, to);
}
