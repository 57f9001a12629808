import { describe, expect, it } from 'vitest';
import { readS3Place } from '../src/features/archives/model/s3-place.ts';

describe('where an archive lies in S3', () => {
  it.each([
    ['s3://audit/exports/2025/', { bucket: 'audit', prefix: 'exports/2025/' }],
    ['S3://audit/exports/2025', { bucket: 'audit', prefix: 'exports/2025/' }],
    [' audit/exports ', { bucket: 'audit', prefix: 'exports/' }],
    ['s3://audit', { bucket: 'audit', prefix: '' }],
    ['s3://audit/', { bucket: 'audit', prefix: '' }],
    ['s3://audit/a b/ü', { bucket: 'audit', prefix: 'a b/ü/' }],
  ])('is read from %j', (text, place) => expect(readS3Place(text)).toEqual({ place }));

  it.each(['', ' ', 's3://', 'ab', 'https://audit/x', 's3://au dit/x', `audit/${'x'.repeat(1_001)}`])(
    'is not %j, and what is wrong is told',
    (text) => expect(readS3Place(text)).toEqual({ problem: expect.stringMatching(/\.$/) }),
  );
});
