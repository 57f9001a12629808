import { readIonBinary } from '@qldb-console/journal';
import { hostileBinaries } from '@qldb-console/testkit';
import type { Target } from '../src/target.ts';
import { ION_BYTES, mutateIonBinary, valueBinaries } from './ion-material.ts';
import { mustBeInPlace, mustComeBack } from './ion-values.ts';
import { readOrRefuse } from './refusal.ts';

const VERSION_MARKER = Uint8Array.of(0xe0, 0x01, 0x00, 0xea);

export const ionBinary: Target = {
  name: 'ion-binary',
  what: 'Ion binary: values are in their places and come back from what is written',
  dictionary: ION_BYTES,
  longest: 2_048,
  seeds: function* () {
    yield* valueBinaries(120);
    for (const { bytes } of hostileBinaries()) yield bytes().slice(0, 300);
  },
  mutate: mutateIonBinary,
  run(input) {
    // Without the version marker nothing else would ever be looked at.
    const source = input[0] === 0xe0 ? input : Uint8Array.from([...VERSION_MARKER, ...input]);
    const values = readOrRefuse(source, () => readIonBinary(source));
    if (values === undefined) return;
    mustBeInPlace(values, 0, source.length);
    mustComeBack(values);
  },
};
