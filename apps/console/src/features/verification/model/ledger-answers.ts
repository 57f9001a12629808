import type { Block, Revision } from '@qldb-console/contract';
import type { DigestEntry } from '../../digests/model/digest-entry.ts';
import { digestFile } from '../../digests/model/digest-files.ts';
import { type Supplied, supply } from './supplied.ts';

/** What a ledger was asked for and answered, together with the digest the proof was asked for. */
export interface LedgerAnswers {
  readonly asked: {
    readonly address: { readonly strandId: string; readonly sequenceNo: number };
    readonly documentId: string | undefined;
  };
  readonly digest: DigestEntry;
  readonly revision?: Revision | undefined;
  readonly block: Block;
  readonly previous?: Block | undefined;
  /** The block in which a redaction of what is verified is recorded. */
  readonly recordedIn?: Block | undefined;
  /** A further digest, and the proof for its tip where that is another one. */
  readonly second?: SecondDigest | undefined;
  readonly requests: number;
}
export interface SecondDigest {
  readonly digest: DigestEntry;
  readonly revision?: Revision | undefined;
  readonly block?: Block | undefined;
}

/** What the inputs are called. */
export interface AnswerNames {
  readonly revision: string;
  readonly block: string;
  readonly previous: string;
  readonly recordedIn: string;
}
const OPERATIONS: AnswerNames = {
  revision: 'get-revision',
  block: 'get-block',
  previous: 'get-block, the block before',
  recordedIn: 'get-block, the block that records the redaction',
};

/** The answers as the inputs of a verdict: in the form in which the AWS CLI prints them, so that they can be saved as such. */
export function answersAsInputs(answers: LedgerAnswers, names: AnswerNames = OPERATIONS): Supplied[] {
  const { digest, revision, block, previous, recordedIn, second } = answers;
  return [
    ...(revision === undefined
      ? []
      : [answer('revision', names.revision, { Revision: revision.revision, Proof: revision.proof })]),
    answer('block', names.block, { Block: block.block, Proof: block.proof }),
    ...(previous === undefined ? [] : [answer('previous', names.previous, { Block: previous.block })]),
    ...(recordedIn === undefined ? [] : [answer('recorded-in', names.recordedIn, { Block: recordedIn.block })]),
    digestInput('digest', 'digest', digest),
    ...(second === undefined ? [] : secondAsInputs(second, names)),
  ];
}

function secondAsInputs({ digest, revision, block }: SecondDigest, names: AnswerNames): Supplied[] {
  const name = 'for the second digest';
  return [
    ...(revision === undefined
      ? []
      : [
          answer('revision-second', `${names.revision} ${name}`, {
            Revision: revision.revision,
            Proof: revision.proof,
          }),
        ]),
    ...(block === undefined
      ? []
      : [answer('block-second', `${names.block} ${name}`, { Block: block.block, Proof: block.proof })]),
    digestInput('digest-second', 'second digest', digest),
  ];
}

function digestInput(id: string, name: string, digest: DigestEntry): Supplied {
  const { provenance, label } = digest;
  const form = digest.ledger !== undefined && digest.date !== undefined ? 'console' : 'cli';
  return supply({ name, provenance, label, bytes: new TextEncoder().encode(digestFile(digest, form).text) }, id);
}

type Holder = { readonly ionText: string } | undefined;

function answer(id: string, name: string, parts: Readonly<Record<string, Holder>>): Supplied {
  const wire = Object.fromEntries(
    Object.entries(parts).flatMap(([part, holder]) =>
      holder === undefined ? [] : [[part, { IonText: holder.ionText }]],
    ),
  );
  const bytes = new TextEncoder().encode(`${JSON.stringify(wire, undefined, 4)}\n`);
  return supply({ name, provenance: 'fetched', bytes }, id);
}
