/**
 * The buffers behind the typed arrays of a plain value, two levels deep: what can be moved to another thread instead of
 * copied.
 */
export function buffersOf(value: object): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const look = (member: unknown, depth: number): void => {
    if (ArrayBuffer.isView(member)) {
      // A view of a part shares its buffer with somebody.
      if (member.buffer instanceof ArrayBuffer && member.byteLength === member.buffer.byteLength)
        found.add(member.buffer);
    } else if (typeof member === 'object' && member !== null && depth > 0) {
      for (const inner of Object.values(member)) look(inner, depth - 1);
    }
  };
  look(value, 2);
  return [...found];
}
