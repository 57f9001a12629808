import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AuditEntry } from '@qldb-console/contract';
import { NotAuditLog, readEnd } from './file-end.ts';
import { lockFile } from './file-lock.ts';
import { type Head, openHead, readHead } from './head-file.ts';
import { AUDIT_LIMITS } from './limits.ts';

/** The audit log cannot be kept; the message says why and what to do, and is complete. */
export class AuditError extends Error {
  override readonly name = 'AuditError';
}

/** What of the file so far the next entry must say. */
export interface Opened {
  /** Where the chain goes on. */
  readonly head: Head;
  /** The file is new, and goes on where another one ended. */
  readonly continues: AuditEntry['continues'];
  /** Entries that were written are not in the file any more; the last one that was. */
  readonly cut: AuditEntry['cut'];
}

/** The file of an audit log, written by this process alone. */
export interface ChainFile extends AsyncDisposable {
  readonly opened: Opened;
  /** What an interrupted write left at the end of the file, to be named by the next entry; read again where that may be. */
  beforeAppend(): Promise<{ readonly torn: AuditEntry['torn']; readonly head: Head }>;
  /**
   * Appends lines, and answers when they are durable.
   *
   * @param head the last of them
   * @throws what the file system throws; what stands at the end of the file is looked up before the next append
   */
  append(lines: readonly string[], head: Head): Promise<void>;
}

const START: Head = { seq: 0, hash: '0'.repeat(64) };

/**
 * Opens the file, made when it is missing, readable by its owner alone.
 *
 * @throws AuditError
 */
export async function openChainFile(path: string): Promise<ChainFile> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const lock = await lockFile(`${path}.lock`, AUDIT_LIMITS.lockMs);
    if (lock === undefined)
      throw new AuditError(
        `Another process writes the audit log ${path}: each needs a file of its own (AUDIT_FILE), and one is enough for a log.`,
      );
    try {
      return await openLocked(path, lock);
    } catch (error) {
      lock[Symbol.dispose]();
      throw error;
    }
  } catch (error) {
    if (error instanceof AuditError) throw error;
    if (error instanceof NotAuditLog)
      throw new AuditError(
        `The audit log ${path} cannot be gone on with: ${error.message} Look at it with "qldb-console audit verify", move it away, and start again.`,
        { cause: error },
      );
    throw cannotBeWritten(path, error);
  }
}

/** What the operating system says, and what to do about it. */
export function cannotBeWritten(path: string, error: unknown): AuditError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new AuditError(
    `The audit log ${path} cannot be written (${code === 'ERR_SQLITE_ERROR' ? `${path}.lock: ${message}` : (code ?? message)}). ` +
      'Nothing is changed through the console without a record: make the file writable, name another one by AUDIT_FILE, or set AUDIT_FILE=off.',
    { cause: error },
  );
}

async function openLocked(path: string, lock: Disposable): Promise<ChainFile> {
  const remembered = await readHead(`${path}.head`);
  let file = await openLog(path);
  let end = await readEnd(file).catch(async (error: unknown) => {
    await file.close();
    throw error;
  });
  const isNew = end.last === undefined && end.torn === undefined;
  const continues = isNew && remembered !== undefined && remembered.seq > 0 ? remembered : undefined;
  const last = end.last ?? continues ?? START;
  // The log is written first, so what is remembered never runs ahead of it. Behind it may be: after a loss of power.
  const cut = !isNew && remembered !== undefined && remembered.seq > last.seq ? remembered : undefined;
  const heads = await openHead(`${path}.head`).catch(async (error: unknown) => {
    await file.close();
    throw error;
  });
  if (end.size === 0) await syncFolder(dirname(path));
  let damaged = false;
  return {
    opened: { head: last, continues, cut },
    async beforeAppend() {
      if (damaged) {
        await file.close().catch(() => {});
        file = await openLog(path);
        end = await readEnd(file);
        damaged = false;
      }
      return { torn: end.torn, head: end.last ?? continues ?? START };
    },
    async append(lines, head) {
      const text = `${end.open ? '\n' : ''}${lines.join('\n')}\n`;
      const bytes = Buffer.from(text, 'utf8');
      damaged = true;
      for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
      await file.datasync();
      damaged = false;
      end = { size: end.size + bytes.length, last: head, torn: undefined, open: false };
      // Not worth refusing anything: what is remembered too little is found in the log.
      await heads.write(head).catch(() => {});
    },
    async [Symbol.asyncDispose]() {
      await file.close().catch(() => {});
      await heads.close().catch(() => {});
      lock[Symbol.dispose]();
    },
  };
}

/** For appending alone, so that nothing this process does can write over what stands there. */
function openLog(path: string): Promise<FileHandle> {
  return open(path, 'a+', 0o600);
}

/** That there is a new file is durable only then; systems without that (Windows) do it by themselves. */
async function syncFolder(path: string): Promise<void> {
  try {
    await using folder = await open(path, 'r');
    await folder.sync();
  } catch {}
}
