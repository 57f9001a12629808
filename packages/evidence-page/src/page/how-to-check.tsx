import { ARCHIVE_COMMAND, COMMAND } from '../words.ts';

/** The way to an opinion that does not rest on this page. */
export function HowToCheck({ journal }: { journal: boolean }) {
  return (
    <section className="ev-box" aria-labelledby="ev-how">
      <h2 id="ev-how" className="iv-heading">
        Check it with a tool of your own
      </h2>
      <ol className="ev-steps">
        <li>Get QLDB Console from where you trust it to come from, not from the sender of this file.</li>
        <li>
          Drop this file into its page <em>Verification</em> together with your digest, or run{' '}
          <code className="ev-command">{COMMAND}</code>. Both read only the data in it, and run nothing of it. Exit code
          0 means that everything in it was checked, holds, and matches your digest.
        </li>
        {journal ? (
          <li>
            To judge the whole journal, and not only what is in this file, take a copy of the archive itself, compare
            its files with those listed here, and run <code className="ev-command">{ARCHIVE_COMMAND}</code>.
          </li>
        ) : null}
      </ol>
    </section>
  );
}
