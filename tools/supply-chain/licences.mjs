/** Licences of what the product is made of: all of them ask for no more than that their text goes along. */
const SHIPPED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'Unlicense',
  'CC0-1.0',
  'BlueOak-1.0.0',
]);
/** Further ones of tools that build and test, and that no reader is given. */
const TOOLS = new Set([...SHIPPED, 'MPL-2.0', 'Python-2.0', 'CC-BY-4.0', 'MIT-0']);

/**
 * Packages that name no licence, or not in the way of SPDX, with what their files say.
 *
 * @type {Readonly<Record<string, {licence: string, why: string}>>}
 */
const READ_BY_HAND = {};

/** The licence of a package as an SPDX expression; undefined = it names none. */
export function licenceOf({ name, manifest }) {
  const { license, licenses } = manifest;
  if (typeof license === 'string' && license !== '') return license;
  if (typeof license?.type === 'string') return license.type;
  if (Array.isArray(licenses) && licenses.length > 0)
    return licenses.map((one) => (typeof one === 'string' ? one : one.type)).join(' OR ');
  return READ_BY_HAND[name]?.licence;
}

/**
 * Packages whose licence is not on the list.
 *
 * @param packages see `installedPackages`
 * @param shipped  `name@version` of those the product is made of
 * @returns a line for every mistake
 */
export function licenceProblems(packages, shipped) {
  const isShipped = new Set(shipped);
  return packages.flatMap((one) => {
    const id = `${one.name}@${one.version}`;
    const licence = licenceOf(one);
    const allowed = isShipped.has(id) ? SHIPPED : TOOLS;
    if (licence !== undefined && satisfies(licence, allowed)) return [];
    const what = isShipped.has(id) ? 'what the product is made of' : 'a tool';
    return [`${id}: the licence "${licence ?? '(none named)'}" is not on the list for ${what}`];
  });
}

/**
 * Whether a licence expression can be met with allowed licences alone (SPDX 2.3, annex D, without exceptions).
 *
 * @param expression e.g. `(MIT OR GPL-3.0-only) AND ISC`
 */
export function satisfies(expression, allowed) {
  const tokens = expression.match(/\(|\)|[^\s()]+/g) ?? [];
  let at = 0;
  const result = either();
  return at === tokens.length && result;

  function either() {
    let met = both();
    while (tokens[at] === 'OR') {
      at += 1;
      met = both() || met;
    }
    return met;
  }
  function both() {
    let met = one();
    while (tokens[at] === 'AND') {
      at += 1;
      met = one() && met;
    }
    return met;
  }
  function one() {
    const token = tokens[at];
    at += 1;
    if (token !== '(') return token !== undefined && allowed.has(token);
    const met = either();
    if (tokens[at] !== ')') return false;
    at += 1;
    return met;
  }
}
