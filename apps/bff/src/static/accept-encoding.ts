import { CODINGS, type Coding } from './assets.ts';

/**
 * The best coding both sides have: br before gzip before identity, whatever order the header lists them in.
 *
 * @param header    value of Accept-Encoding (RFC 9110 §12.5.3), e.g. `gzip, br;q=0`
 * @param available codings there are
 */
export function chooseCoding(header: string | undefined, available: ReadonlyMap<Coding, unknown>): Coding {
  const weights = new Map<string, number>();
  for (const part of (header ?? '').slice(0, 1000).split(',')) {
    const [name = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = parameters.map((p) => /^\s*q\s*=\s*([\d.]+)\s*$/.exec(p)?.[1]).find((q) => q !== undefined);
    if (name.trim() !== '') weights.set(name.trim(), weight === undefined ? 1 : Number(weight));
  }
  const accepted = (coding: Coding) => (weights.get(coding) ?? weights.get('*') ?? 0) > 0;
  return CODINGS.find((coding) => coding !== 'identity' && available.has(coding) && accepted(coding)) ?? 'identity';
}
