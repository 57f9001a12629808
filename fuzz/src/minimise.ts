/**
 * Makes an input smaller for as long as `still` holds: takes out pieces, large ones first, then makes bytes plain.
 *
 * @param most executions of `still`
 */
export function minimise(input: Uint8Array, still: (input: Uint8Array) => boolean, most = 5_000): Uint8Array {
  let bytes = input;
  let left = most;
  const holds = (candidate: Uint8Array): boolean => {
    if (left <= 0) return false;
    left -= 1;
    if (!still(candidate)) return false;
    bytes = candidate;
    return true;
  };
  for (let changed = true; changed && left > 0; ) {
    changed = false;
    for (let size = Math.max(1, bytes.length >> 1); size >= 1; size >>= 1)
      for (let at = 0; at + size <= bytes.length; )
        if (holds(without(bytes, at, size))) changed = true;
        else at += size;
  }
  for (let at = 0; at < bytes.length; at++)
    for (const plain of [0x20, 0x30, 0x61]) {
      if (bytes[at] === plain) break;
      const copy = bytes.slice();
      copy[at] = plain;
      if (holds(copy)) break;
    }
  return bytes;
}

function without(bytes: Uint8Array, at: number, length: number): Uint8Array {
  const out = new Uint8Array(bytes.length - length);
  out.set(bytes.subarray(0, at));
  out.set(bytes.subarray(at + length), at);
  return out;
}
