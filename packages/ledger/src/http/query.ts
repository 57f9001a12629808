/**
 * Parameters of a query in order of appearance. Read as the signature reads them (sigv4/canonical-request.ts): a plus is
 * a plus and not, as in HTML forms, a space; else one signature would be good for two requests.
 *
 * @param target of the request as it was sent
 * @throws URIError when it is not percent-encoded UTF-8
 */
export function readQuery(target: string): URLSearchParams {
  const query = new URLSearchParams();
  const question = target.indexOf('?');
  if (question < 0) return query;
  for (const part of target.slice(question + 1).split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = equals < 0 ? part : part.slice(0, equals);
    query.append(decodeURIComponent(name), equals < 0 ? '' : decodeURIComponent(part.slice(equals + 1)));
  }
  return query;
}
