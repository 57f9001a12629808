import { createHash } from 'node:crypto';
import { encodeUtf8, parseBlock, parseDigest, parseProof } from '@qldb-console/journal';
import {
  bundleForBlock,
  bundleInput,
  type EvidenceBundle,
  judgeBundle,
  readBundle,
} from '@qldb-console/journal/bundle';
import { awsCaptures } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import { assemblePage } from '../src/assemble-page.ts';

const parts = { script: 'console.log("é")', style: '.a{color:red}' };
const { blocks, proofs } = awsCaptures();

function bundle(name = 'get-block'): EvidenceBundle {
  const [block] = blocks;
  const [proof] = proofs;
  if (block === undefined || proof === undefined) throw new Error('the captures lack what this test needs');
  const tipIonText = '{strandId:"KmA3ZZca7vAIiJAK9S5Iwl",sequenceNo:123}';
  const digest = parseDigest({ digest: proof.digest, tipIonText });
  const elements = parseProof(encodeUtf8(`[${proof.proof.map((hash) => `{{${hash}}}`).join(',')}]`));
  return bundleForBlock(
    { block: parseBlock(encodeUtf8(block.ionText)), digests: [{ digest, label: name, proof: elements }] },
    {
      made: '2025-07-01T08:00:00.000Z',
      tool: { name, version: name },
      inputs: [bundleInput(name, encodeUtf8('x'))],
      verdict: { outcome: 'anchored', headline: name, scope: name },
    },
  );
}

describe('an evidence page', () => {
  it('allows its own script and style sheet and nothing else', () => {
    const page = assemblePage(bundle(), parts);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.split('; ') ?? [];
    const hash = (code: string) => `'sha256-${createHash('sha256').update(code, 'utf8').digest('base64')}'`;
    expect(policy).toEqual([
      "default-src 'none'",
      `script-src ${hash(parts.script)}`,
      `style-src ${hash(parts.style)}`,
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]);
    // The policy holds for what stands behind it only.
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style>'));
    expect(page).not.toMatch(/\s(?:src|href|action)=/);
  });

  it('is the same file for the same bundle, and the bundle can be read out of it', () => {
    const page = assemblePage(bundle(), parts);
    expect(assemblePage(readBundle(encodeUtf8(page)), parts)).toBe(page);
    expect(judgeBundle(readBundle(encodeUtf8(page))).outcome).toBe('consistent');
  });

  it('says on its face what it is worth, and calls its digest a claim, before any script has run', () => {
    const page = assemblePage(bundle(), parts);
    const face = page.slice(page.indexOf('<main'), page.indexOf('</main>')).replace(/\s+/g, ' ');
    expect(face).toContain('Nothing here has been checked.');
    expect(face).toContain('A file cannot vouch for itself');
    expect(face).toContain('Digests: sender’s claim');
    expect(face).toContain('qldb-console verify --evidence');
  });

  it('turns no text of the sender into markup', () => {
    const nasty = '</title></script><img src=x onerror=alert(1)>"\'&\u202e\u0000<!--';
    const page = assemblePage(bundle(nasty), parts);
    const harmless = assemblePage(bundle('x'), parts);
    const tags = (text: string) => text.match(/<[!/a-z][^\s>]*/gi);
    expect(tags(page)).toEqual(tags(harmless));
    expect(page).not.toContain('\u202e');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;\\u{202e}\\u{0}&lt;!--');
  });
});
