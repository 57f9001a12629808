import type { IncomingMessage } from 'node:http';

/** Header names in lower case; the values of one sent several times joined by a comma, as they are signed. */
export function collectHeaders(message: IncomingMessage): Map<string, string> {
  const headers = new Map<string, string>();
  for (let at = 0; at < message.rawHeaders.length; at += 2) {
    const name = (message.rawHeaders[at] as string).toLowerCase();
    // The HTTP parser reads header bytes as Latin-1; clients sign them as UTF-8.
    const value = Buffer.from(message.rawHeaders[at + 1] as string, 'latin1').toString('utf8');
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before},${value}`);
  }
  return headers;
}
