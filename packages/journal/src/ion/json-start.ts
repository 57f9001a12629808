/** JSON starts with `{` and a quoted name; Ion as QLDB writes it does not quote field names. */
export function startsLikeJson(source: Uint8Array): boolean {
  let at = source[0] === 0xef && source[1] === 0xbb && source[2] === 0xbf ? 3 : 0;
  const skipBlank = () => {
    while (source[at] === 0x20 || source[at] === 0x09 || source[at] === 0x0a || source[at] === 0x0d) at++;
  };
  skipBlank();
  if (source[at] !== 0x7b) return false;
  at++;
  skipBlank();
  return source[at] === 0x22;
}
