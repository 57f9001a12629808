/** Whole seconds of an answer's Retry-After (RFC 9110, 10.2.3); dates are not heeded. */
export function retryAfterOf(error: unknown): number | undefined {
  const headers = (error as { $response?: { headers?: Record<string, unknown> } } | null)?.$response?.headers;
  const text = headers?.['retry-after'];
  return typeof text === 'string' && /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}
