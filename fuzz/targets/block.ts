import {
  encodeUtf8,
  equalIon,
  type ParsedBlock,
  parseBlock,
  readIonText,
  verifyBlock,
  writeIonBinary,
  writeIonText,
} from '@qldb-console/journal';
import { must, type Target } from '../src/target.ts';
import { ION_BYTES, ION_TOKENS, mutateIonBinary, mutateIonText } from './ion-material.ts';
import { IN_NO_BINARY, IN_NO_TEXT, written } from './ion-values.ts';
import { asBinary, BLOCK_WORDS, blockTexts } from './journal-material.ts';
import { mended } from './mend.ts';
import { readOrRefuse } from './refusal.ts';

export const blockText: Target = {
  name: 'block-text',
  what: 'blocks in Ion text: judged without an exception, the same in whatever way they are written',
  dictionary: [...BLOCK_WORDS, ...ION_TOKENS],
  longest: 8_192,
  seeds: () => blockTexts().map(encodeUtf8),
  mutate: mutateIonText,
  run: judgeTwice,
};

export const blockBinary: Target = {
  name: 'block-binary',
  what: 'blocks in Ion binary: judged without an exception, the same in whatever way they are written',
  dictionary: ION_BYTES,
  longest: 8_192,
  seeds: () => blockTexts().map((text) => asBinary(text)),
  mutate: mutateIonBinary,
  run: judgeTwice,
};

/** As it is, and with its hashes made right. */
function judgeTwice(input: Uint8Array): void {
  judge(input);
  const right = mended(input);
  if (right !== undefined) judge(right);
}

function judge(source: Uint8Array): void {
  const block = readOrRefuse(source, () => parseBlock(source));
  if (block === undefined) return;
  const said = summaryOf(block);
  // Annotations of the block itself and symbol tables in front of it are no part of the struct.
  const text = written(IN_NO_TEXT, () => encodeUtf8(writeIonText(block.value)));
  if (text !== undefined) {
    must(equalIon(readIonText(text)[0] ?? block.value, block.value), 'the block is written as another one');
    must(summaryOf(parseBlock(text)) === said, 'judged otherwise when written as text');
  }
  const binary = written(IN_NO_BINARY, () => writeIonBinary([block.value]));
  if (binary !== undefined) must(summaryOf(parseBlock(binary)) === said, 'judged otherwise when written as binary');
}

/** Everything that is said of a block but its places. */
function summaryOf(block: ParsedBlock): string {
  const { verdict, checks, revisions } = verifyBlock(block);
  for (const check of checks) {
    must(check.status === 'ok' || (check.why ?? '') !== '', `${check.id} is ${check.status} without a reason`);
    for (const { range } of check.places) {
      if (range === undefined) continue;
      must(range.start >= 0 && range.start <= range.end, `${check.id} has a place that ends before it starts`);
      must(range.end <= block.source.length, `${check.id} has a place beyond the block`);
    }
  }
  const said = checks.map(({ places: _places, ...rest }) => rest);
  return JSON.stringify([
    block.address.sequenceNo,
    said,
    verdict.outcome,
    verdict.rungs,
    revisions.map(({ kind, content }) => [kind, content]),
  ]);
}
