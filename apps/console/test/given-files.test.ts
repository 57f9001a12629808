import { describe, expect, it } from 'vitest';
import { takeChosen } from '../src/features/archives/model/dropped.ts';
import { listGiven } from '../src/workers/archive/given-files.ts';

const file = (name: string, path = '') => Object.assign(new File(['x'], name), { webkitRelativePath: path });

/** A folder as Chromium hands it out. */
function folder(name: string, children: readonly object[]): FileSystemHandle {
  const entries = async function* () {
    for (const child of children as FileSystemHandle[]) yield [child.name, child] as const;
  };
  return { kind: 'directory', name, entries } as unknown as FileSystemHandle;
}
const handle = (name: string) => ({ kind: 'file', name, getFile: async () => file(name) });

const names = async (...given: Parameters<typeof listGiven>) => (await listGiven(...given)).map(({ name }) => name);

describe('files that the reader gives', () => {
  it('have the same paths whether a folder was dropped or chosen', async () => {
    const dropped = folder('export', [handle('a.manifest'), folder('2025', [folder('06', [handle('s.0-9.ion')])])]);
    const chosen = takeChosen([file('a.manifest', 'export/a.manifest'), file('s.0-9.ion', 'export/2025/06/s.0-9.ion')]);
    expect(await names({ kind: 'handles', handles: [dropped] }, () => {})).toEqual(['a.manifest', '2025/06/s.0-9.ion']);
    expect(chosen?.name).toBe('export');
    expect(await names(chosen?.given ?? { kind: 'files', files: [] }, () => {})).toEqual([
      'a.manifest',
      '2025/06/s.0-9.ion',
    ]);
  });

  it('keep the names of several folders apart', async () => {
    const handles = [folder('one', [handle('x.ion')]), folder('two', [handle('x.ion')])];
    expect(await names({ kind: 'handles', handles }, () => {})).toEqual(['one/x.ion', 'two/x.ion']);
  });

  it('that are single have their names', () => {
    expect(takeChosen([file('x.ion'), file('y.ion')])).toMatchObject({ name: 'x.ion and 1 more' });
    expect(takeChosen([])).toBeUndefined();
  });

  it('of a folder without end are no archive', async () => {
    const endless = folder('endless', [
      Object.assign(handle('x'), {}),
      ...Array.from({ length: 200_001 }, (_, i) => handle(String(i))),
    ]);
    await expect(names({ kind: 'handles', handles: [endless] }, () => {})).rejects.toMatchObject({
      code: 'too-many-files',
    });
  });

  it('that the browser does not hand out any more are told as such', async () => {
    const refused = {
      kind: 'directory',
      name: 'x',
      entries: () => {
        throw new DOMException('no', 'NotAllowedError');
      },
    };
    await expect(
      names({ kind: 'handles', handles: [refused as unknown as FileSystemHandle] }, () => {}),
    ).rejects.toMatchObject({ code: 'not-permitted' });
  });
});
