import type { PageParts } from '@qldb-console/evidence-page/parts';
import { encodeBase64, encodeUtf8, sha256 } from '@qldb-console/journal';
import { bundleElement, bundleTitle, type EvidenceBundle } from '@qldb-console/journal/bundle';
import { html } from './escape.ts';
import { fallback } from './fallback.ts';

/**
 * Puts a page together. Its content security policy allows nothing but this one script and this one style sheet, told by
 * their hashes: no request of any kind, no form, no frame, nothing evaluated.
 *
 * @param parts script and style sheet; neither may hold `</script`, `</style`, `<script` or `<!--`
 */
export function assemblePage(bundle: EvidenceBundle, { script, style }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hashSource(script)}'`,
    `style-src '${hashSource(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Evidence: ${html(bundleTitle(bundle))}</title>
<style>${style}</style>
</head>
<body>
<div id="root">
${fallback(bundle)}</div>
${bundleElement(bundle)}
<script>${script}</script>
</body>
</html>
`;
}

/** How a content security policy names inline code (CSP Level 3, "hash-source"). */
function hashSource(code: string): string {
  return `sha256-${encodeBase64(sha256(encodeUtf8(code)))}`;
}
