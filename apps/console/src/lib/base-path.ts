/**
 * Path below which this console is served, without a trailing slash; '' at the root. The back end writes it into the page
 * (PUBLIC_URL); threads have no page, so they get it as their name.
 */
export const BASE_PATH = readBasePath(globalThis);

/** @param scope the global object of a page, of a thread, or of neither */
export function readBasePath(scope: {
  readonly document?: Pick<Document, 'querySelector'> | undefined;
  readonly name?: unknown;
}): string {
  const told = scope.document
    ? scope.document.querySelector('meta[name="base-path"]')?.getAttribute('content')
    : scope.name;
  return typeof told === 'string' && told.startsWith('/') ? told : '';
}
