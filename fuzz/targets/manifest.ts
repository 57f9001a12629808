import { encodeUtf8, parseManifest } from '@qldb-console/journal';
import { must, type Target } from '../src/target.ts';
import { ION_TOKENS, mutateIonText } from './ion-material.ts';
import { asBinary } from './journal-material.ts';
import { readOrRefuse } from './refusal.ts';

const STARTED =
  '{ledgerName:"l",exportId:"8UyXulxccYLAsbN1aon7e4",inclusiveStartTime:2019-09-16T00:00:00.000Z,' +
  'exclusiveEndTime:2019-09-17T00:00:00.000Z,bucket:"b",prefix:"p/",objectEncryptionType:"NO_ENCRYPTION",outputFormat:"JSON"}';
const COMPLETED = '{keys:["p/2019/09/16/KmA3ZZca7vAIiJAK9S5Iwl.1-2.ion"]}';
const TEXTS = [STARTED, COMPLETED];

export const manifest: Target = {
  name: 'manifest',
  what: 'manifests of exports, in Ion and JSON',
  dictionary: ['"keys":[', '"outputFormat":', 'keys:', '"2019-09-16T00:00:00Z"', ...TEXTS]
    .map(encodeUtf8)
    .concat(ION_TOKENS),
  longest: 2_048,
  seeds: function* () {
    yield* TEXTS.map(encodeUtf8);
    yield* TEXTS.map((text) => asBinary(text));
    yield encodeUtf8('{"keys":["a","b"]}');
    yield encodeUtf8(STARTED.replace(/(\w+):(?=["\d])/g, '"$1":').replace(/:(2019[^,]*)/g, ':"$1"'));
  },
  mutate: mutateIonText,
  run(input) {
    const read = readOrRefuse(input, () => parseManifest(input));
    if (read === undefined) return;
    if (read.kind === 'completed')
      must(
        read.keys.every((key) => typeof key === 'string'),
        'a key that is no text',
      );
    else
      must(
        typeof read.ledgerName === 'string' && typeof read.inclusiveStartTime === 'string',
        'a field that is no text',
      );
  },
};
