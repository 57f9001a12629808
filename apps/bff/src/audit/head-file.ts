import { type FileHandle, open, readFile } from 'node:fs/promises';

/** The last entry of a log, as `SEQ:HASH`. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

const FORM = /^(\d{1,15}):([0-9a-f]{64})\s*$/;

/**
 * Reads what is remembered beside the log: which entry was the last one. It outlives the file, so that a new one goes on
 * where the old one ended, and a file that lost its end is noticed.
 *
 * @returns undefined where nothing is remembered, or nothing that can be read
 */
export async function readHead(path: string): Promise<Head | undefined> {
  try {
    const [, seq, hash] = FORM.exec((await readFile(path, 'latin1')).slice(0, 200)) ?? [];
    return seq === undefined || hash === undefined ? undefined : { seq: Number(seq), hash };
  } catch {
    return undefined;
  }
}

export interface HeadFile {
  write(head: Head): Promise<void>;
  close(): Promise<void>;
}

/** @throws what opening it throws */
export async function openHead(path: string): Promise<HeadFile> {
  const file: FileHandle = await open(path, 'a', 0o600).then(async (made) => {
    await made.close();
    return open(path, 'r+');
  });
  return {
    async write({ seq, hash }) {
      // Always the same length, written over in place: needs no room on a disk that is full.
      await file.write(`${`${seq}`.padStart(15, '0')}:${hash}\n`, 0, 'latin1');
    },
    close: () => file.close(),
  };
}
