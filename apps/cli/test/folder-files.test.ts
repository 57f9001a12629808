import { execFileSync } from 'node:child_process';
import { appendFile, chmod, mkdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveFile } from '@qldb-console/journal/archive';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { FileList } from '../src/verify/archive/archive-files.ts';
import { addFolder } from '../src/verify/archive/folder-files.ts';
import { archiveFolder } from './support/archives.ts';

let folder: Awaited<ReturnType<typeof archiveFolder>>;
beforeAll(async () => {
  folder = await archiveFolder();
});
afterAll(() => folder.remove());

async function filesOf(path: string) {
  const list = new FileList();
  await addFolder(list, path, '');
  return list.result();
}
/** A directory with one file, and that file as the archive sees it. */
async function oneFile(): Promise<{ path: string; file: ArchiveFile }> {
  const root = folder.next();
  const path = await folder.write(root, 'a/b.ion', 'content');
  const { files } = await filesOf(root);
  return { path, file: files[0] as ArchiveFile };
}

/** Runs as somebody who may not do everything: whoever runs as root may read any file. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('the files of a directory', () => {
  it('are named by their way from it, in order, with size and time', async () => {
    const root = folder.next();
    for (const name of ['b.ion', 'a/z.ion', 'a/é &%.ion', '.hidden/x', 'a.ion']) await folder.write(root, name, name);
    const { files, skipped } = await filesOf(root);
    expect(files.map(({ name }) => name)).toEqual(['.hidden/x', 'a.ion', 'a/z.ion', 'a/é &%.ion', 'b.ion']);
    expect(skipped).toEqual([]);
    for (const { name, size, modified, read } of files) {
      expect(size).toBe(Buffer.byteLength(name));
      expect(modified).toBeGreaterThan(Date.now() - 60_000);
      expect(Buffer.from(await read(1, size)).toString()).toBe(Buffer.from(name).subarray(1).toString());
    }
  });

  it('are files alone: links, pipes and sockets are told and not opened', async () => {
    const root = folder.next();
    await folder.write(root, 'file.ion', 'x');
    await symlink('file.ion', join(root, 'link.ion'));
    await symlink('/etc', join(root, 'etc'));
    await symlink('nowhere', join(root, 'broken'));
    execFileSync('mkfifo', [join(root, 'pipe.ion')]);
    const { files, skipped, skippedCount } = await filesOf(root);
    expect(files.map(({ name }) => name)).toEqual(['file.ion']);
    expect(skippedCount).toBe(4);
    expect(skipped).toEqual([
      { name: 'broken', why: 'it is a link, and links are not followed' },
      { name: 'etc', why: 'it is a link, and links are not followed' },
      { name: 'link.ion', why: 'it is a link, and links are not followed' },
      { name: 'pipe.ion', why: 'it is no file' },
    ]);
  });

  it('that may not be read are told, file or directory', async () => {
    const root = folder.next();
    await chmod(folder.directory, 0o755);
    await folder.write(root, 'open.ion', 'x');
    const closed = await folder.write(root, 'closed.ion', 'x');
    await folder.write(root, 'dir/inside.ion', 'x');
    await chmod(closed, 0);
    await chmod(join(root, 'dir'), 0);
    onTestFinished(() => chmod(join(root, 'dir'), 0o755));
    await asNobody(async () => {
      const { files, skipped } = await filesOf(root);
      expect(files.map(({ name }) => name)).toEqual(['closed.ion', 'open.ion']);
      expect(skipped).toEqual([{ name: 'dir/', why: 'the directory cannot be read: you may not read it', lost: true }]);
      await expect(files[0]?.read(0, 1)).rejects.toMatchObject({
        name: 'ArchiveError',
        code: 'file-unreadable',
        file: 'closed.ion',
        message: 'The file cannot be read: you may not read it',
      });
    });
  });

  it('are not looked for in directories without end', async () => {
    const root = folder.next();
    await mkdir(join(root, ...Array.from({ length: 70 }, () => 'd')), { recursive: true });
    const { skippedCount, skipped } = await filesOf(root);
    expect(skippedCount).toBe(1);
    expect(skipped[0]?.why).toBe('it lies more than 64 directories deep');
  });
});

describe('a file that is not the one that was found', () => {
  const changed = { name: 'ArchiveError', code: 'file-changed', file: 'a/b.ion' };

  it('because it is shorter gives fewer bytes, and says so when asked', async () => {
    const { path, file } = await oneFile();
    await truncate(path, 3);
    expect(Buffer.from(await file.read(0, 7)).toString()).toBe('con');
    expect(await file.stat?.()).toMatchObject({ size: 3 });
  });

  it('because it was written again says so when asked', async () => {
    const { path, file } = await oneFile();
    await appendFile(path, 'more');
    expect(await file.stat?.()).toMatchObject({ size: 11 });
  });

  it('because another one stands in its place is not read', async () => {
    const { path, file } = await oneFile();
    await writeFile(`${path}.new`, 'content');
    await rename(`${path}.new`, path);
    await expect(file.read(0, 7)).rejects.toMatchObject(changed);
  });

  it('because a link stands in its place is not read', async () => {
    const { path, file } = await oneFile();
    await rename(path, `${path}.moved`);
    await symlink(`${path}.moved`, path);
    await expect(file.read(0, 7)).rejects.toMatchObject(changed);
  });

  it('because it is gone cannot be read', async () => {
    const { path, file } = await oneFile();
    await rm(path);
    await expect(file.read(0, 7)).rejects.toMatchObject({ ...changed, code: 'file-unreadable' });
  });
});
