// GetRevision with proof: a ledger of 100,000 blocks against one of 1,000, both in the same store. Random blocks, so that
// no answer comes from a cache that one block would keep warm. Also: how fast blocks are committed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetRevisionCommand, QLDBClient } from '@aws-sdk/client-qldb';
import { createLedgerService, type LedgerService, seedLedger } from '@qldb-console/ledger';
import { compare, formatComparison } from './measure.ts';

/** Twice the cost at most: the baseline is at least half as expensive. */
const GOAL = 0.5;
const LARGE = 100_000;
const SMALL = 1_000;

const dataDir = mkdtempSync(join(tmpdir(), 'qldb-bench-'));
try {
  for (const [ledger, blocks] of [
    ['small', SMALL],
    ['large', LARGE],
  ] as const) {
    await seed(ledger, blocks);
  }
  const service = await createLedgerService({ dataDir });
  await service.listen(0);
  try {
    await measureEngine(service);
    await measureSdk(service);
  } finally {
    await service.close();
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

async function seed(ledger: string, blocks: number): Promise<void> {
  const started = performance.now();
  const options = {
    ledger,
    blocks: blocks - 1,
    seed: 'bench',
    endpoint: 'http://127.0.0.1:1',
    endpointOnly: false,
    dataDir,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxLedgers: 5,
    signal: new AbortController().signal,
  };
  for await (const _ of seedLedger(options)) {
    // Only the time it takes matters.
  }
  const seconds = (performance.now() - started) / 1000;
  console.log(`seeding ${blocks} blocks: ${seconds.toFixed(2)} s, ${Math.round(blocks / seconds)} blocks/s`);
}

/** Addresses of revisions all over the journal. */
async function targets(service: LedgerService, name: string) {
  const ledger = await service.engine.ledger(name);
  const found: { sequenceNo: number; documentId: string }[] = [];
  for (let step = 0; found.length < 500; step += 1) {
    const sequenceNo = Math.floor((step * 0.618034 * ledger.size) % ledger.size);
    const { revisions } = await service.engine.journal.block(ledger, sequenceNo);
    const document = revisions.at(-1)?.document;
    if (document) found.push({ sequenceNo, documentId: document.documentId });
  }
  return { ledger, found };
}

/** Without HTTP and signatures, which cost the same for any ledger and would hide the difference. */
async function measureEngine(service: LedgerService): Promise<void> {
  const work = async (name: string) => {
    const { ledger, found } = await targets(service, name);
    let at = 0;
    return async () => {
      const { sequenceNo, documentId } = found[at++ % found.length] as (typeof found)[number];
      const block = await service.engine.journal.block(ledger, sequenceNo);
      const revision = block.revisions.find(({ document }) => document?.documentId === documentId);
      if (revision) await service.engine.journal.revisionProof(ledger, block, revision, ledger.size);
    };
  };
  const result = await compare(
    `revision with proof, ${LARGE} blocks against ${SMALL}, no HTTP`,
    await work('large'),
    await work('small'),
  );
  console.log(formatComparison(result, GOAL));
}

async function measureSdk(service: LedgerService): Promise<void> {
  const client = new QLDBClient({
    endpoint: service.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const work = async (name: string) => {
    const { ledger, found } = await targets(service, name);
    const address = (sequenceNo: number) => ({ IonText: `{strandId:"${ledger.strandId}",sequenceNo:${sequenceNo}}` });
    let at = 0;
    return () => {
      const { sequenceNo, documentId } = found[at++ % found.length] as (typeof found)[number];
      return client.send(
        new GetRevisionCommand({
          Name: name,
          BlockAddress: address(sequenceNo),
          DocumentId: documentId,
          DigestTipAddress: address(ledger.size - 1),
        }),
      );
    };
  };
  const result = await compare(
    `GetRevision with proof, ${LARGE} blocks against ${SMALL}, AWS SDK`,
    await work('large'),
    await work('small'),
  );
  console.log(formatComparison(result, GOAL));
  client.destroy();
}
