import { LIMITS } from '../limits.ts';

/**
 * For express.json's `verify`: no request of ours nests its JSON further than a few levels, and what walks a parsed body
 * must not be led a hundred thousand levels down.
 *
 * @throws Error of type `entity.too.deep`, which becomes 400
 */
export function checkJsonDepth(_request: unknown, _response: unknown, body: Uint8Array): void {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at];
    if (inString) {
      if (byte === 0x5c) at += 1;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) inString = true;
    else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      if (depth > LIMITS.jsonDepth)
        throw Object.assign(new Error('too deep'), { type: 'entity.too.deep', status: 400 });
    } else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
}
