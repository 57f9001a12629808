import { describe, expect, it } from 'vitest';
import { type ArchiveOrigin, archiveId, archiveTitle, readArchiveId } from '../src/lib/archive-id.ts';

const ORIGINS: readonly ArchiveOrigin[] = [
  { kind: 'sample', sample: 'healthy' },
  { kind: 's3', connection: 'embedded', bucket: 'my.bucket', prefix: 'exports/2025 ü/' },
  { kind: 's3', connection: 'eu-prod', bucket: 'audit', prefix: '' },
  { kind: 'export', connection: 'embedded', ledger: 'vehicle-registration', exportId: '8UyXulxccYLAsbN1aon7e4' },
];

describe('the id of an archive', () => {
  it.each(ORIGINS)('of $kind says all that opens it again, and is no name of a file', (origin) => {
    const id = archiveId(origin);
    expect(readArchiveId(id)).toEqual(origin);
    expect(id).toMatch(/^[A-Za-z0-9~_-]+$/);
  });

  it('of a folder keeps what can be read of its name', () => {
    const id = archiveId({ kind: 'folder', name: 'Exports 2025.06 (Köln)/..', key: 'k3y' });
    expect(id).toBe('folder~Exports-2025-06-Köln~k3y');
    expect(archiveTitle(id)).toBe('Exports-2025-06-Köln');
  });

  it.each([
    '',
    'sample',
    'sample~',
    'folder~name',
    's3~a~b',
    's3~a~b~_%%',
    'export~a~b~c~d',
    'other~x',
    's3~a.b~c~d',
    '~~~',
  ])('is not %j', (text) => {
    expect(readArchiveId(text)).toBeUndefined();
    expect(archiveTitle(text)).toBe('Archive');
  });
});
