import type { CustomFetch } from 'openid-client';

/** The provider answers more than any of its documents needs. */
export class ProviderAnswerTooLarge extends Error {
  override readonly name = 'ProviderAnswerTooLarge';
}
/** So many questions to the provider are under way that another one would only wait. */
export class ProviderBusy extends Error {
  override readonly name = 'ProviderBusy';
}

/**
 * `fetch` for what is asked of the provider: follows no redirect (the library says so), reads answers up to a size, and
 * has a bounded number of questions under way. Time is bounded by the signal that the library passes.
 */
export function boundedFetch(limits: { readonly bytes: number; readonly concurrent: number }): CustomFetch {
  let underWay = 0;
  return async (url, { body, ...options }) => {
    if (underWay >= limits.concurrent) throw new ProviderBusy('Too many questions to the provider are under way.');
    underWay += 1;
    try {
      const response = await fetch(url, { ...options, body: body ?? null } as RequestInit);
      const bytes = await readUpTo(response, limits.bytes);
      const empty = [204, 205, 304].includes(response.status);
      return new Response(empty ? null : bytes, { status: response.status, headers: response.headers });
    } finally {
      underWay -= 1;
    }
  };
}

async function readUpTo(response: Response, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > most) throw new ProviderAnswerTooLarge(`The provider's answer has more than ${most} bytes.`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
