import type { AuditEntry } from '../schemas/audit.ts';
import { readAuditEntry } from './read-line.ts';
import { chainSentence, cutText, endText, missingText } from './sentences.ts';
import type { AuditDigest, AuditLine, ChainFault, ChainOptions, ChainVerdict, Unfinished } from './verdict.ts';

export const MOST_FAULTS = 200;
const MOST_LISTED = 100;
/** Intents whose outcomes are waited for: more than the console has under way. Of more, the oldest counts as without one. */
const MOST_OPEN = 10_000;
const ZEROS = '0'.repeat(64);

/** What is kept of an entry while its neighbours are read. */
interface Link {
  readonly line: number;
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
}

/**
 * Judges the chain of an audit log, line after line, in memory that does not grow with it: each entry states the SHA-256 of
 * the line before. Pure; the hash is handed in, so that browser and command line judge by the same code.
 */
export class AuditChain {
  readonly #options: ChainOptions;
  readonly #expected: readonly AuditDigest[];
  #lines = 0;
  #entries = 0;
  #first: Link | undefined;
  /** The last entry, and the one before it. */
  #last: Link | undefined;
  #beforeLast: Link | undefined;
  /** A line that is no entry; what comes next tells whether it is what a crash left. */
  #unread: { line: number; bytes: number; hash: string; ended: boolean } | undefined;
  /** The last entry does not go with the one before; what comes next tells which of the two was altered. */
  #suspect: { readonly before: Link } | undefined;
  readonly #faults = new Map<string, ChainFault>();
  #faultCount = 0;
  readonly #torn: ChainVerdict['torn'][number][] = [];
  #tornCount = 0;
  readonly #pending = new Map<number, Unfinished>();
  readonly #unfinished: Unfinished[] = [];
  #unfinishedCount = 0;
  readonly #anchors: AuditDigest[] = [];
  readonly #refuted = new Set<AuditDigest>();
  #headRefuted: Link | undefined;

  constructor(options: ChainOptions) {
    this.#options = options;
    this.#expected = options.expected ?? [];
  }

  /** The next line. */
  add({ bytes, ended }: AuditLine): void {
    this.#lines += 1;
    const line = this.#lines;
    const hash = this.#options.sha256(bytes);
    const entry = readAuditEntry(bytes);
    if (entry === undefined) {
      this.#settleUnread();
      this.#unread = { line, bytes: bytes.length, hash, ended };
      return;
    }
    this.#entries += 1;
    const link: Link = { line, seq: entry.seq, prev: entry.prev, hash };
    const gap = this.#resolveUnread(entry, link);
    if (this.#last === undefined) this.#begin(entry, link);
    else if (!gap) this.#join(this.#last, link);
    if (entry.cut !== undefined) this.#fault('missing', link, cutText(this.#last?.seq, entry.cut), `cut${line}`);
    this.#beforeLast = this.#last;
    this.#last = link;
    this.#first ??= link;
    this.#compare(link);
    this.#follow(entry, line);
  }

  /** The verdict on all lines. */
  finish(): ChainVerdict {
    const torn = this.#unread;
    if (torn?.ended === false) {
      this.#tear({ line: torn.line, bytes: torn.bytes, named: false });
      this.#unread = undefined;
    } else this.#settleUnread();
    this.#settleSuspect(undefined);
    this.#flushPending();
    const [first, last] = [this.#first, this.#last];
    const tornEnd = torn !== undefined && !torn.ended;
    const notCompared = this.#compareRest(last);
    const faults = [...this.#faults.values()].sort((a, b) => a.line - b.line);
    const outcome = this.#outcome(notCompared, tornEnd);
    return {
      outcome,
      sentence: chainSentence({
        outcome,
        first,
        last,
        faults,
        faultCount: this.#faultCount,
        anchors: this.#anchors,
        excerpt: this.#options.excerpt === true,
        tornEnd,
      }),
      lines: this.#lines,
      entries: this.#entries,
      first: first && { seq: first.seq, hash: first.hash, prev: first.prev },
      last: last && { seq: last.seq, hash: last.hash },
      faults,
      faultCount: this.#faultCount,
      torn: this.#torn,
      tornCount: this.#tornCount,
      unfinished: this.#unfinished,
      unfinishedCount: this.#unfinishedCount,
      anchors: this.#anchors,
      notCompared,
    };
  }

  /** The first entry of all: of a new log, or of a file that says which one it continues. */
  #begin(entry: AuditEntry, link: Link): void {
    if (this.#options.excerpt === true || this.#faults.size > 0) return;
    const { continues } = entry;
    if (continues !== undefined) {
      if (continues.hash !== link.prev || continues.seq + 1 !== link.seq)
        this.#fault('altered', link, 'what it says of the file before contradicts its own place in the chain');
    } else if (link.seq !== 1)
      this.#fault('beginning-missing', link, `the log begins with entry ${link.seq}: those before it are not here`);
    else if (link.prev !== ZEROS)
      this.#fault('altered', link, 'it is the first, and yet states a hash of something before it');
  }

  /** Whether an entry goes with the one before. */
  #join(before: Link, link: Link): void {
    const inOrder = link.seq === before.seq + 1;
    const linked = link.prev === before.hash;
    this.#settleSuspect(linked ? link : undefined);
    if (inOrder && linked) return;
    // The line before states this hash of its own: the number was changed.
    if (linked) {
      if (!this.#isFaulty(before.line))
        this.#fault('altered', link, `its number is ${link.seq} where ${before.seq + 1} is due`);
      return;
    }
    const before2 = this.#beforeLast;
    if (before2 !== undefined && link.prev === before2.hash && link.seq === before2.seq + 1) {
      this.#forgive(`line${before.line}`);
      this.#forgive(`gap${before.line}`);
      this.#fault('inserted', before, 'the entries on both sides go together without it');
      return;
    }
    if (this.#isFaulty(before.line)) return;
    if (inOrder) {
      this.#suspect = { before };
      return;
    }
    if (link.seq > before.seq)
      this.#fault('missing', link, `${missingText(before.seq + 1, link.seq - 1)} before it`, `gap${link.line}`);
    else this.#fault('out-of-order', link, `entry ${link.seq} stands behind entry ${before.seq}`);
  }

  /**
   * Two neighbours do not go together. If the later one is vouched for by what comes after it, the earlier one was altered;
   * if not, the later one was.
   */
  #settleSuspect(next: Link | undefined): void {
    const suspect = this.#suspect;
    const link = this.#last;
    if (suspect === undefined || link === undefined) return;
    this.#suspect = undefined;
    const vouched =
      next !== undefined ||
      [...this.#expected, ...this.#heads()].some(({ seq, hash }) => seq === link.seq && hash === link.hash);
    if (vouched) this.#fault('altered', suspect.before, 'the entry after it states another hash of it');
    else if (this.#lines > link.line || this.#contradicted(link))
      this.#fault('altered', link, 'it goes neither with the entry before it nor with the one after');
    else
      this.#fault(
        'altered-or-next',
        suspect.before,
        'it or the entry after it was altered; that is the last one, and nothing tells which',
      );
  }

  #heads(): readonly AuditDigest[] {
    return this.#options.head === undefined ? [] : [this.#options.head];
  }

  #contradicted({ seq, hash }: Link): boolean {
    return [...this.#expected, ...this.#heads()].some((digest) => digest.seq === seq && digest.hash !== hash);
  }

  /** A line that is no entry, with the entry after it. @returns whether that entry cannot be held against the one before */
  #resolveUnread(entry: AuditEntry, link: Link): boolean {
    const unread = this.#unread;
    if (unread === undefined) {
      if (entry.torn !== undefined)
        this.#fault('missing', link, 'it speaks of an interrupted write that is not there', `torn${link.line}`);
      return false;
    }
    this.#unread = undefined;
    const { torn } = entry;
    if (torn !== undefined && torn.bytes === unread.bytes && torn.sha256 === unread.hash) {
      this.#tear({ line: unread.line, bytes: unread.bytes, named: true });
      return false;
    }
    const before = this.#last;
    const at = { line: unread.line, seq: undefined };
    if (before !== undefined && link.prev === before.hash && link.seq === before.seq + 1) {
      this.#fault('inserted', at, 'it is no entry, and the entries on both sides go together without it');
      return false;
    }
    this.#settleSuspect(undefined);
    const was = before === undefined ? link.seq - 1 : before.seq + 1;
    this.#fault('unreadable', at, `it is no entry; entry ${was} should stand here`);
    if (before !== undefined && link.seq > before.seq + 2)
      this.#fault('missing', link, `${missingText(before.seq + 2, link.seq - 1)} before it`, `gap${link.line}`);
    return true;
  }

  #settleUnread(): void {
    const unread = this.#unread;
    if (unread === undefined) return;
    this.#unread = undefined;
    this.#settleSuspect(undefined);
    this.#fault('unreadable', { line: unread.line, seq: undefined }, 'it is no entry of an audit log');
  }

  #compare(link: Link): void {
    const { head } = this.#options;
    if (head?.seq === link.seq) this.#headRefuted = head.hash === link.hash ? undefined : link;
    for (const digest of this.#expected) {
      if (digest.seq !== link.seq) continue;
      if (digest.hash === link.hash) {
        if (!this.#anchors.includes(digest)) this.#anchors.push(digest);
        this.#refuted.delete(digest);
      } else if (!this.#anchors.includes(digest)) this.#refuted.add(digest);
    }
  }

  /** Digests whose entry was not among the lines, or was another. @returns those of earlier files */
  #compareRest(last: Link | undefined): AuditDigest[] {
    const notCompared: AuditDigest[] = [];
    const head = this.#options.head;
    for (const digest of this.#expected) {
      if (this.#anchors.includes(digest)) continue;
      const at = { line: this.#lines, seq: digest.seq };
      if (this.#refuted.has(digest))
        this.#fault(
          'digest-differs',
          at,
          `entry ${digest.seq} is another one than when the digest was taken`,
          `d${digest.seq}`,
        );
      else if (last === undefined || digest.seq > last.seq)
        this.#fault('end-missing', at, endText(last, digest.seq, 'when the digest was taken'), 'end');
      else if (this.#first !== undefined && digest.seq < this.#first.seq) notCompared.push(digest);
      else
        this.#fault(
          'digest-not-found',
          at,
          `entry ${digest.seq}, of which the digest is, is not here`,
          `d${digest.seq}`,
        );
    }
    if (head !== undefined && head.seq > 0 && (last === undefined || head.seq > last.seq))
      this.#fault(
        'end-missing',
        { line: this.#lines, seq: head.seq },
        endText(last, head.seq, 'by the file .head beside it'),
        'end',
      );
    if (this.#headRefuted !== undefined && this.#faults.size === 0)
      this.#fault('altered', this.#headRefuted, 'the file .head beside the log states another hash of it');
    return notCompared;
  }

  /** What was begun, and how it ended. */
  #follow(entry: AuditEntry, line: number): void {
    // A new process: what the one before left open has no outcome.
    if (entry.kind === 'start') this.#flushPending();
    const { seq, action, target, requestId } = entry;
    if (entry.phase === 'intent') {
      this.#pending.set(seq, { seq, line, action, target, requestId });
      const [oldest] = this.#pending.values();
      if (this.#pending.size > MOST_OPEN && oldest !== undefined) this.#leaveOpen(oldest);
    } else if (entry.phase === 'outcome' && entry.of !== undefined) this.#pending.delete(entry.of);
  }

  #flushPending(): void {
    for (const one of this.#pending.values()) this.#leaveOpen(one);
  }

  #leaveOpen(one: Unfinished): void {
    this.#pending.delete(one.seq);
    this.#unfinishedCount += 1;
    if (this.#unfinished.length < MOST_LISTED) this.#unfinished.push(one);
  }

  #tear(one: ChainVerdict['torn'][number]): void {
    this.#tornCount += 1;
    if (this.#torn.length < MOST_LISTED) this.#torn.push(one);
  }

  /** What was said of a line turned out to be something else. */
  #forgive(key: string): void {
    if (this.#faults.delete(key)) this.#faultCount -= 1;
  }

  #isFaulty(line: number): boolean {
    return this.#faults.has(`line${line}`);
  }

  /** One of a line is enough, unless another key is given. */
  #fault(
    code: ChainFault['code'],
    at: Pick<Link, 'line'> & { seq: number | undefined },
    text: string,
    key = `line${at.line}`,
  ): void {
    if (this.#faults.has(key)) return;
    this.#faultCount += 1;
    if (this.#faults.size < MOST_FAULTS) this.#faults.set(key, { code, line: at.line, seq: at.seq, text });
  }

  #outcome(notCompared: readonly AuditDigest[], tornEnd: boolean): ChainVerdict['outcome'] {
    if (this.#faultCount > 0) return 'disproven';
    if (this.#entries === 0 || tornEnd || notCompared.length > 0) return 'incomplete';
    return this.#anchors.length > 0 ? 'anchored' : 'consistent';
  }
}
