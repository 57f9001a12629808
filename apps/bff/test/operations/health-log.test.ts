import { expect, it } from 'vitest';
import { answerError, answerJson, fakeUpstream } from '../support/fake-upstream.ts';
import { startBff } from '../support/started.ts';
import { until } from '../support/until.ts';

it('readiness is logged when it changes, with the cause, and not each time somebody asks', async () => {
  let refuses = true;
  await using upstream = await fakeUpstream((_request, response) =>
    refuses
      ? answerError(response, 403, 'UnrecognizedClientException', 'The security token is not valid.')
      : answerJson(response, { Ledgers: [] }),
  );
  await using bff = await startBff({ upstreamUrl: upstream.url, environment: { LOG_LEVEL: 'info' } });
  const ask = async () => (await bff.send('/readyz')).status;
  const lines = () => bff.log.filter(({ msg }) => msg === 'not ready' || msg === 'ready again');
  for (let n = 0; n < 3; n++) expect(await ask()).toBe(503);
  expect(lines()).toMatchObject([
    { level: 40, upstream: { connection: 'embedded' }, problem: { code: 'upstream-credentials' } },
  ]);
  refuses = false;
  await until(async () => (await ask()) === 200);
  for (let n = 0; n < 3; n++) expect(await ask()).toBe(200);
  expect(lines()).toMatchObject([{ msg: 'not ready' }, { level: 30, msg: 'ready again' }]);
});
