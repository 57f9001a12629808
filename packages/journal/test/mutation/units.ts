// What "reported at the right place" means, literally. The untouched document is cut into units; a changed byte belongs
// to the unit around it, and a report has to name that unit.
import { encodeUtf8, type IonValue, type Place, readIon, readIonText } from '../../src/index.ts';

/** Half-open range of byte offsets. */
export interface Region {
  readonly start: number;
  readonly end: number;
}

/** A value and its field name. */
export interface Part extends Region {
  /** As checks call it. */
  readonly path: string;
  /** As the readers of the document call it: `Block.IonText.transactionId` where checks say `transactionId`. */
  readonly readAs: string;
}

/** How a text is cut up. */
export interface Cut {
  /** What checks call the input. */
  readonly input: Place['input'];
  /** Which paths are units: what is covered, or asserted, as a whole. The outermost one counts. */
  readonly isUnit: (path: string) => boolean;
  /** How checks call what stands at a path of the text. Default: the same. */
  readonly called?: (path: string) => string;
  /** Strings that hold Ion text, by path, and how that is cut. */
  readonly embedded?: Readonly<Record<string, Cut>>;
}

/** A text with its parts: the document, or Ion text in a string of it. Offsets count in this text. */
interface Text {
  readonly input: Place['input'];
  /** Path of the string that holds it; '' for the document. */
  readonly path: string;
  readonly units: Part[];
  /** Scalars and field names. */
  readonly tokens: Part[];
  /** The field names among them. */
  readonly names: Set<Part>;
  /** Offset in the document of each of its bytes, and of its end. */
  readonly offsets: readonly number[] | undefined;
}

/** What a change of one byte hits. Offsets count in the text that was hit. */
export interface Hit {
  readonly input: Place['input'];
  /** Path of the string with the text that was hit; '' for the document itself. */
  readonly textPath: string;
  readonly at: number;
  /** The scalar or field name, or else the brackets, commas and blanks between two of them. */
  readonly place: Region;
  /** Where the place in front starts, for a byte that touches it. */
  readonly touched: number;
  /** The scalar or field name; one that a blank right before it may become part of. */
  readonly token: Part | undefined;
  /** `undefined` for brackets, commas and blanks around units. */
  readonly unit: Part | undefined;
  /** The field whose name was hit. */
  readonly nameOf: Part | undefined;
  /** Field names and scalars that start behind the change. */
  readonly behind: readonly Part[];
  /** The string around the text that was hit, or the place again; offsets count in the document. */
  readonly outer: Region;
}

export interface Layout {
  readonly units: readonly Part[];
  hit(at: number): Hit;
}

export function layoutOf(source: Uint8Array, cut: Cut): Layout {
  const root: Text = { input: cut.input, path: '', units: [], tokens: [], names: new Set(), offsets: undefined };
  const texts: Text[] = [];
  walkText(source, cut, root, texts);
  return {
    units: [root, ...texts].flatMap(({ units }) => units),
    hit(at) {
      const text =
        texts.find(({ offsets = [] }) => at >= (offsets[0] as number) && at < (offsets.at(-1) as number)) ?? root;
      const local = text.offsets ? text.offsets.findLastIndex((offset) => offset <= at) : at;
      return hitIn(text, local, covering(root.tokens, at));
    },
  };
}

function hitIn(text: Text, at: number, outer: Part | undefined): Hit {
  const { tokens, units } = text;
  const inside = covering(tokens, at);
  const before = tokens.findLast(({ end }) => end <= at);
  const after = tokens.find(({ start }) => start > at);
  const gap = { start: before?.end ?? 0, end: after?.start ?? Number.POSITIVE_INFINITY };
  const place = inside ?? gap;
  const front = inside ? gap.start : (before?.start ?? 0);
  const token = inside ?? (after?.start === at + 1 ? after : undefined);
  return {
    input: text.input,
    textPath: text.path,
    at,
    place,
    touched: at === place.start ? front : place.start,
    token,
    unit: covering(units, token?.start ?? at),
    nameOf: token && text.names.has(token) ? token : undefined,
    get behind() {
      return tokens.filter(({ start }) => start > at);
    },
    outer: outer ?? place,
  };
}

function covering(parts: readonly Part[], at: number): Part | undefined {
  return parts.find(({ start, end }) => at >= start && at < end);
}

function walkText(source: Uint8Array, cut: Cut, text: Text, texts: Text[]): void {
  const part = (path: string, region: Region): Part => ({
    path: cut.called?.(path) ?? path,
    readAs: joined(text.path, path),
    start: region.start,
    end: region.end,
  });
  const walk = (value: IonValue, path: string, start: number, inUnit: boolean): void => {
    const unit = !inUnit && cut.isUnit(path);
    if (unit) text.units.push(part(path, { start, end: value.range.end }));
    if (value.type === 'list' || value.type === 'sexp')
      for (const [index, item] of value.items.entries())
        walk(item, `${path}[${index}]`, item.range.start, inUnit || unit);
    else if (value.type === 'struct')
      for (const { name, nameRange, value: item } of value.fields) {
        const at = joined(path, name.text ?? '$0');
        const named = part(at, nameRange);
        text.tokens.push(named);
        text.names.add(named);
        walk(item, at, nameRange.start, inUnit || unit);
      }
    else text.tokens.push(part(path, value.range));
    const embedded = cut.embedded?.[path];
    if (embedded === undefined || value.type !== 'string') return;
    const offsets = contentOffsets(source, value.range, value.value);
    const inside: Text = { input: embedded.input, path, units: [], tokens: [], names: new Set(), offsets };
    texts.push(inside);
    walkText(encodeUtf8(value.value), embedded, inside, texts);
  };
  const values = cut.embedded === undefined ? readIon(source).values : readIonText(source, { json: true });
  for (const value of values) walk(value, '', value.range.start, false);
}

function joined(path: string, next: string): string {
  return path === '' || next === '' || next.startsWith('[') ? `${path}${next}` : `${path}.${next}`;
}

/** For each byte of a JSON string's content the offset at which it is spelled, then that of its end. */
function contentOffsets(source: Uint8Array, range: Region, content: string): number[] {
  const offsets: number[] = [];
  for (let at = range.start + 1; at < range.end - 1; at++) {
    offsets.push(at);
    if (source[at] === 0x5c) at++;
  }
  offsets.push(range.end - 1);
  if (offsets.length !== encodeUtf8(content).length + 1) throw new Error('an escape that is not two characters long');
  return offsets;
}

/** Whether a reported path names the part: itself or something in it. What contains it does not count. */
export function names(reported: string, path: string): boolean {
  return reported === path || reported.startsWith(`${path}.`) || reported.startsWith(`${path}[`);
}
