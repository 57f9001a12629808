/**
 * The built page, to be served below a path. The build refers to its files by `./`, which would be looked for beside
 * whatever address the reader opened: every such reference begins with the base path instead, and the page is told it, so
 * that the console finds its back end.
 *
 * @param basePath '' or `/x`, of characters that need no escaping in HTML
 * @throws when the page has no place for it, and it needs one
 */
export function writeBasePath(html: string, basePath: string): string {
  const page = html.replaceAll(/(\s(?:href|src)=")\.\//g, `$1${basePath}/`);
  if (basePath === '') return page;
  const told = page.replace(/(<meta name="base-path" content=")(")/, `$1${basePath}$2`);
  if (told === page) throw new Error('The built console cannot be served below a path: build it again.');
  return told;
}
