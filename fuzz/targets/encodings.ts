import { createHash } from 'node:crypto';
import { decodeBase64, decodeUtf8, encodeBase64, encodeUtf8, sha256 } from '@qldb-console/journal';
import { hostileTexts } from '@qldb-console/testkit';
import { must, type Target } from '../src/target.ts';
import { readOrRefuse } from './refusal.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const encodings: Target = {
  name: 'encodings',
  what: 'base64, UTF-8 and SHA-256: as the platform has them, and base64 in one spelling only',
  dictionary: ['==', '=', 'AAAA', '\u00e9', '\u20ac', '\ud83d\ude00', '\ufeff'].map(encodeUtf8),
  longest: 512,
  seeds: function* () {
    for (let length = 0; length < 70; length += 3) yield encodeUtf8(encodeBase64(new Uint8Array(length).fill(length)));
    for (const { bytes } of hostileTexts()) yield bytes().slice(0, 100);
  },
  run(input) {
    const text = readOrRefuse(input, () => decodeUtf8(input));
    must(text === platformText(input), 'UTF-8 is not what the platform makes of it');
    const latin = Buffer.from(input).toString('latin1');
    const decoded = decodeBase64(latin);
    const platform = Buffer.from(latin, 'base64');
    const canonical = platform.toString('base64') === latin;
    must((decoded !== undefined) === canonical, 'base64 that is not canonical');
    if (decoded !== undefined)
      must(Buffer.compare(decoded, platform) === 0, 'base64 is not what the platform makes of it');
    must(encodeBase64(input) === Buffer.from(input).toString('base64'), 'base64 is written otherwise');
    const digest = createHash('sha256').update(input).digest();
    must(Buffer.compare(sha256(input), digest) === 0, 'SHA-256 is not that of the platform');
  },
};

function platformText(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}
