import { awsCaptures } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import type { DigestEntry } from '../src/features/digests/model/digest-entry.ts';
import { digestFile } from '../src/features/digests/model/digest-files.ts';
import { MOST_DIGEST_BYTES, readDigest } from '../src/features/digests/model/read-digest.ts';
import { shippedDigests } from '../src/features/digests/model/shipped-digest.ts';

const entry: DigestEntry = {
  id: 'taken-123-x',
  digest: 'SRIu7dBEyQUJZFqlwPSnFS9cyhEQNBfFOFZTe6vlOrk=',
  tip: { strandId: 'KmA3ZZca7vAIiJAK9S5Iwl', sequenceNo: 123 },
  ledger: 'vehicle-registration',
  date: '2019-09-16T20:00:00.000Z',
  provenance: 'fetched',
  label: '',
};
const bytes = (text: string) => new TextEncoder().encode(text);

describe('a digest saved to a file', () => {
  it('in the form of the AWS console comes back with ledger and date', () => {
    const file = digestFile(entry, 'console');
    expect(file.name).toBe('vehicle-registration-digest-123.ion.txt');
    expect(JSON.parse(file.text)).toEqual({
      digest: entry.digest,
      digestTipAddress: '{strandId:"KmA3ZZca7vAIiJAK9S5Iwl",sequenceNo:123}',
      ledger: 'vehicle-registration',
      date: '2019-09-16T20:00:00.000Z',
    });
    expect(readDigest(bytes(file.text), file.name)).toEqual({
      kind: 'digest',
      digest: {
        origin: 'file',
        digest: entry.digest,
        tip: entry.tip,
        ledger: entry.ledger,
        date: entry.date,
        fileName: file.name,
      },
    });
  });

  it('in the form of the AWS CLI comes back without them', () => {
    const file = digestFile(entry, 'cli');
    expect(file.name).toBe('vehicle-registration-digest-123.json');
    expect(JSON.parse(file.text)).toEqual({
      Digest: entry.digest,
      DigestTipAddress: { IonText: '{strandId:"KmA3ZZca7vAIiJAK9S5Iwl",sequenceNo:123}' },
    });
    const read = readDigest(bytes(file.text), undefined);
    expect(read).toMatchObject({ kind: 'digest', digest: { digest: entry.digest, tip: entry.tip } });
    expect(read.kind === 'digest' && read.digest.ledger).toBeUndefined();
  });

  it.each([
    ['../../etc/passwd', '-etc-passwd-digest-123.json'],
    ['a\u202Egpj.exe', 'a-gpj-exe-digest-123.json'],
    ['', 'ledger-digest-123.json'],
    ['…', 'ledger-digest-123.json'],
  ])('has a harmless name for the ledger %j', (ledger, name) => {
    expect(digestFile({ ...entry, ledger }, 'cli').name).toBe(name);
  });
});

describe('reading a digest', () => {
  it.each([
    ['', 'empty-input'],
    ['{"Digest": "SRIu7dBEyQ', 'unexpected-end'],
    ['hello', 'unrecognised-document'],
    ['{"Digest":1,"DigestTipAddress":{"IonText":"{}"}}', 'wrong-type'],
    ['{"Digest":"AA==","Digest":"AA=="}', 'duplicate-field'],
    ['['.repeat(20_000), 'ion-too-deep'],
  ])('names what is wrong with %.40j', (text, code) => {
    const read = readDigest(bytes(text), undefined);
    expect(read).toMatchObject({ kind: 'unreadable', problem: { code } });
  });

  it('says what another document is', () => {
    const { ionText } = awsCaptures().blocks[0] ?? { ionText: '' };
    expect(readDigest(bytes(ionText), undefined)).toEqual({ kind: 'other', what: 'a block' });
  });

  it('refuses what is too large without reading it', () => {
    expect(readDigest(new Uint8Array(MOST_DIGEST_BYTES + 1), undefined)).toEqual({
      kind: 'too-large',
      size: MOST_DIGEST_BYTES + 1,
    });
  });
});

describe('the digest shipped with the console', () => {
  it('is one saved digest with an address of its own', () => {
    expect(shippedDigests()).toHaveLength(1);
    expect(shippedDigests()[0]).toMatchObject({ provenance: 'saved', ledger: 'vehicle-registration' });
    expect(shippedDigests()[0]?.tip.strandId).toMatch(/^[A-Za-z0-9]{22}$/);
  });
});
