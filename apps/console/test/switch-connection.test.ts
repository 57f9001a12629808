import { describe, expect, it } from 'vitest';
import { pathOnConnection } from '../src/app/layout/switch-connection.ts';

const second = { id: 'a b', embedded: false };

describe('the switch to another connection', () => {
  it.each([
    ['ledgers', '/connections/x/ledgers', '/connections/a%20b/ledgers'],
    ['ledgers', '/connections/x/create-ledger', '/connections/a%20b/create-ledger'],
    ['exports', '/connections/x/exports', '/connections/a%20b/exports'],
    ['exports', '/connections/x/exports/create', '/connections/a%20b/exports/create'],
    ['streams', '/connections/x/streams', '/connections/a%20b/streams'],
    ['streams', '/connections/x/streams/create', '/connections/a%20b/streams/create'],
  ] as const)('stays with %s at %s', (section, path, expected) => {
    expect(pathOnConnection(second, section, path)).toBe(expected);
  });

  it.each([
    ['ledgers', '/connections/x/ledgers/create', '/connections/a%20b/ledgers'],
    ['ledgers', '/connections/x/ledgers/audit', '/connections/a%20b/ledgers'],
    ['ledgers', '/connections/x/ledgers/audit/blocks/7', '/connections/a%20b/ledgers'],
    ['exports', '/connections/x/ledgers/audit/exports/4O4Qh1rZVpF5ufPaDKrzUZ', '/connections/a%20b/exports'],
    ['streams', '/connections/x/ledgers/audit/streams/4O4Qh1rZVpF5ufPaDKrzUZ', '/connections/a%20b/streams'],
    ['digests', '/digests', '/connections/a%20b/ledgers'],
    [undefined, '/nowhere', '/connections/a%20b/ledgers'],
  ] as const)('leaves what the other connection cannot have: %s at %s', (section, path, expected) => {
    expect(pathOnConnection(second, section, path)).toBe(expected);
  });

  it('shows keys only where there are some', () => {
    expect(pathOnConnection(second, 'keys', '/connections/x/keys')).toBe('/connections/a%20b/ledgers');
    expect(pathOnConnection({ id: 'embedded', embedded: true }, 'keys', '/connections/x/keys')).toBe(
      '/connections/embedded/keys',
    );
  });
});
