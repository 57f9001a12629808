/**
 * What the back end costs: one block with its proof, as the browser asks the back end for it, against asking the ledger
 * service through the AWS SDK directly. The product runs as a user starts it; calls alternate, one at a time.
 */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetBlockCommand, GetDigestCommand, QLDBClient } from '@aws-sdk/client-qldb';
import { createClient } from '@qldb-console/contract';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { formatSeconds, median } from './measure.ts';
import { startProduct } from './product.ts';

const GOAL = 1.8;
const WARM_UP = 500;
const CALLS = 3000;
const ledger = 'vehicle-registration';

const dataDir = await mkdtemp(join(tmpdir(), 'bench-bff-'));
const { child, url, ledgerUrl } = await startProduct({ HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir });
try {
  const client = createClient(fetch, url);
  const sdk = new QLDBClient({
    endpoint: ledgerUrl,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: new NodeHttpHandler({ httpAgent: { keepAlive: true } }),
  });
  const { DigestTipAddress } = await sdk.send(new GetDigestCommand({ Name: ledger }));
  const [, strandId = '', tip = ''] = /strandId:"(\w+)",sequenceNo:(\d+)/.exec(DigestTipAddress?.IonText ?? '') ?? [];

  const through: number[] = [];
  const direct: number[] = [];
  for (let call = 0; call < WARM_UP + CALLS; call++) {
    const sequenceNo = 1 + (call % (Number(tip) - 1));
    const start = performance.now();
    const answer = await client.getBlock('embedded', ledger, { strandId, sequenceNo }, Number(tip));
    const between = performance.now();
    const same = await sdk.send(
      new GetBlockCommand({
        Name: ledger,
        BlockAddress: { IonText: `{strandId:"${strandId}",sequenceNo:${sequenceNo}}` },
        DigestTipAddress: { IonText: `{strandId:"${strandId}",sequenceNo:${tip}}` },
      }),
    );
    const end = performance.now();
    if (!answer.proof || answer.block.ionText !== same.Block?.IonText) throw new Error('the answers differ');
    if (call < WARM_UP) continue;
    through.push((between - start) / 1000);
    direct.push((end - between) / 1000);
  }
  const ratio = median(through) / median(direct);
  const verdict = ratio <= GOAL ? 'met' : 'MISSED';
  process.stdout.write(
    `GetBlock with proof, ${CALLS} calls: back end ${formatSeconds(median(through))}, ` +
      `SDK directly ${formatSeconds(median(direct))}, ${ratio.toFixed(2)}x  (goal at most ${GOAL}x: ${verdict})\n`,
  );
  if (ratio > GOAL) process.exitCode = 1;
  sdk.destroy();
} finally {
  child.kill('SIGTERM');
  await once(child, 'exit');
  await rm(dataDir, { recursive: true, force: true });
}
