// Reading of containers of Ion text outside of what is hashed.
import { p, setP, setValues, values } from './state';
import { blank, CLOSE_BRACE, CLOSE_BRACKET, COLON, COMMA, OPEN_BRACE, OPEN_BRACKET } from './text-bytes';
import { fieldName } from './text-words';

/** Whether nothing of the container has been read yet. */
let fresh: bool = false;

/** The cursor must stand on a struct without annotations. */
export function textOpenStruct(): bool {
  if (load<u8>(p) != <u8>OPEN_BRACE || load<u8>(p, 1) == <u8>OPEN_BRACE) return false;
  setP(p + 1);
  fresh = true;
  return true;
}
export function textOpenList(): bool {
  if (load<u8>(p) != <u8>OPEN_BRACKET) return false;
  setP(p + 1);
  fresh = true;
  return true;
}

/** Moves to the value of the next field. @returns 1, 0 at the end of the struct, which is then skipped, −1 when it fails */
export function textNextField(): i32 {
  const more = next(CLOSE_BRACE);
  if (more != 1) return more;
  if (!fieldName() || blank() != COLON) return -1;
  setP(p + 1);
  blank();
  setValues(values + 1);
  return 1;
}
export function textNextItem(): i32 {
  return next(CLOSE_BRACKET);
}

function next(closer: u32): i32 {
  let c = blank();
  if (!fresh && c == COMMA) {
    setP(p + 1);
    c = blank();
    fresh = true;
  }
  if (c == closer) {
    setP(p + 1);
    fresh = false;
    return 0;
  }
  if (!fresh) return -1;
  fresh = false;
  return 1;
}
