/**
 * Memory of chunks that are judged, to read the next ones into: memory that is new costs a browser nearly as much as reading
 * from disk, and stays until it is collected some time.
 */
const MOST = 8;
/** Objects of an archive differ a little in size. */
const STEP_BYTES = 4 * 1024 * 1024;

let spare: ArrayBuffer[] = [];

/** A buffer of at least so many bytes, with anything in it. */
export function takeBuffer(bytes: number): ArrayBuffer {
  const at = spare.findIndex(({ byteLength }) => byteLength >= bytes && byteLength <= bytes + 2 * STEP_BYTES);
  const found = at < 0 ? undefined : spare.splice(at, 1)[0];
  return found ?? new ArrayBuffer(Math.ceil(bytes / STEP_BYTES) * STEP_BYTES);
}

/** Gives back one that nobody looks at any more. */
export function giveBuffer(buffer: ArrayBuffer): void {
  spare = [buffer, ...spare].slice(0, MOST);
}

/** Nothing is read for a while. */
export function dropBuffers(): void {
  spare = [];
}
