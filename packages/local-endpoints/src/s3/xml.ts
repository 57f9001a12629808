import { WireError } from '../http/wire-error.ts';

/** An element: text, or elements in order. What is undefined is left out. */
export type XmlContent = string | number | boolean | readonly XmlElement[];
export type XmlElement = readonly [name: string, content: XmlContent | undefined];

/** A document with one root element in S3's namespace. */
export function writeXml([name, content]: XmlElement): string {
  const open = name === 'Error' ? name : `${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${open}>${writeContent(content ?? '')}</${name}>`;
}

function writeContent(content: XmlContent): string {
  if (typeof content === 'string') return escapeText(content);
  if (typeof content !== 'object') return String(content);
  return content
    .map(([name, inner]) => (inner === undefined ? '' : `<${name}>${writeContent(inner)}</${name}>`))
    .join('');
}

function escapeText(text: string): string {
  // Control characters are not XML 1.0 at all; clients that want such keys ask for encoding-type=url.
  return text.replace(/[&<>"]|(?![\t\n])\p{Cc}/gu, (character) =>
    character === '&'
      ? '&amp;'
      : character === '<'
        ? '&lt;'
        : character === '>'
          ? '&gt;'
          : `&#${character.charCodeAt(0)};`,
  );
}

/** An element of a request's document, without its namespace. */
export interface XmlNode {
  readonly name: string;
  readonly children: XmlNode[];
  text: string;
}

const MAX_DEPTH = 8;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads the small documents clients send: elements and text. Document types, and so entities of their own, do not
 * occur in the S3 API and are refused.
 *
 * @throws WireError MalformedXML
 */
export function readXml(text: string): XmlNode {
  const root: XmlNode = { name: '', children: [], text: '' };
  const open = [root];
  let at = 0;
  const pattern = /<(?:\?[^>]*\?|(\/?)([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?))>/y;
  while (at < text.length) {
    const current = open.at(-1) as XmlNode;
    const next = text.indexOf('<', at);
    current.text += unescapeText(text.slice(at, next < 0 ? text.length : next));
    if (next < 0) break;
    pattern.lastIndex = next;
    const tag = pattern.exec(text);
    if (!tag) throw malformed();
    at = pattern.lastIndex;
    const [, closing, name, , empty] = tag;
    if (name === undefined) continue;
    const local = name.slice(name.indexOf(':') + 1);
    if (closing === '/') {
      if (open.length < 2 || current.name !== local) throw malformed();
      open.pop();
      continue;
    }
    const node: XmlNode = { name: local, children: [], text: '' };
    current.children.push(node);
    if (empty === '/') continue;
    if (open.push(node) > MAX_DEPTH) throw malformed();
  }
  const [only] = root.children;
  if (open.length !== 1 || !only || root.children.length !== 1 || root.text.trim() !== '') throw malformed();
  return only;
}

/** Text of the child of that name. */
export function childText(node: XmlNode, name: string): string | undefined {
  return node.children.find((child) => child.name === name)?.text.trim();
}

function unescapeText(text: string): string {
  return text.replace(/&([^;\s]{0,10});?/g, (_all, entity: string) => {
    const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(entity);
    const point = code ? Number.parseInt(code[1] ?? code[2] ?? '', code[1] === undefined ? 10 : 16) : undefined;
    const character =
      point === undefined ? ENTITIES[entity] : point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
    if (character === undefined) throw malformed();
    return character;
  });
}

export function malformed(): WireError {
  return new WireError(
    400,
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );
}
