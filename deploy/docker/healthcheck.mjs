// For container runtimes: exit code 0 when the process answers. The image has neither curl nor wget.
// `node healthcheck.mjs [URL]`; without one, the console's own port for health.
const [url = `http://127.0.0.1:${process.env.MANAGEMENT_PORT ?? '8589'}/healthz`] = process.argv.slice(2);
try {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_500), redirect: 'error' });
  if (!response.ok) throw new Error(`status ${response.status}`);
} catch (error) {
  process.stderr.write(`${url}: ${error.cause?.code ?? error.message}\n`);
  process.exitCode = 1;
}
