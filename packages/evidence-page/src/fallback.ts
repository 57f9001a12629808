import { bundleTitle, type EvidenceBundle } from '@qldb-console/journal/bundle';
import { html } from './escape.ts';
import { COMMAND, FACE } from './words.ts';

/** Input files listed where no script runs. */
const SHOWN = 50;

/** What stands in the page while no script has run: nothing that could be taken for a verdict. */
export function fallback(bundle: EvidenceBundle): string {
  const { made, tool, digests, inputs, verdict, items } = bundle;
  const list = (lines: readonly string[]) => `<ul>\n${lines.map((line) => `<li>${line}</li>\n`).join('')}</ul>\n`;
  return `<main class="ev ev-fallback">
<h1>Evidence: ${html(bundleTitle(bundle))}</h1>
<p><strong>Nothing here has been checked.</strong> This page checks its own data when scripts may run in it. Everything below is
what its sender says. ${html(FACE)}</p>
<h2>What the sender says</h2>
<p>Sender’s claim, not checked: “${html(verdict.headline)}” ${html(verdict.scope)}</p>
<p>Written ${html(made)} by ${html(tool.name)} ${html(tool.version)}, as it says. It holds ${items.length} raw blocks and revisions.</p>
<h2>Digests: sender’s claim</h2>
${list(digests.map(({ digest, tip, label }) => `<code>${html(digest)}</code>, tip: block ${tip.sequenceNo} of strand ${html(tip.strandId)}; ${html(label)}`))}<h2>Files it was made from: sender’s claim</h2>
${list(inputs.slice(0, SHOWN).map(({ name, size, sha256 }) => `${html(name)}, ${size} bytes, SHA-256 <code>${html(sha256)}</code>`))}<h2>How to check it</h2>
<p>Open it in a QLDB Console that you obtained yourself (Verification, bring your own), or run <code>${html(COMMAND)}</code>. Both
read nothing of it but its data.</p>
</main>
`;
}
