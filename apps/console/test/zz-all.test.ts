import { test } from 'vitest';
import sample from '/work/main/apps/console/src/features/digests/sample-digest.json';
import { judge } from '/work/main/apps/console/src/features/verification/model/judge.ts';
import { answersAsInputs } from '/work/main/apps/console/src/features/verification/model/ledger-answers.ts';
import { findSubjects, readItems } from '/work/main/apps/console/src/features/verification/model/subjects.ts';

const B =
  'http://127.0.0.1:5990/api/connections/embedded/ledgers/vehicle-registration/strands/AOgU7YdzrmoE8a48HlZUa6/blocks';
const get = async (u: string) => (await fetch(u)).json();
test('all', async () => {
  const S = 'AOgU7YdzrmoE8a48HlZUa6';
  const digest: any = {
    id: 'x',
    digest: sample.digest,
    tip: { strandId: S, sequenceNo: 311 },
    provenance: 'saved',
    label: 'sample',
    ledger: sample.ledger,
    date: sample.date,
  };
  const count: Record<string, number> = {};
  const odd: string[] = [];
  for (let n = 0; n <= 311; n++) {
    const block = await get(`${B}/${n}?tip=311`);
    const previous = n ? await get(`${B}/${n - 1}`) : undefined;
    const run = (answers: any, what: string) => {
      const items = answersAsInputs(answers);
      const read = readItems(items);
      const s = findSubjects(read)[0]!;
      const j = judge(s, read, { independent: false, asked: answers.asked });
      const k = `${what} ${j.verdict.outcome}`;
      count[k] = (count[k] ?? 0) + 1;
      if (j.verdict.outcome !== 'anchored') odd.push(`${n} ${what} ${j.verdict.headline}`);
    };
    run(
      {
        asked: { address: { strandId: S, sequenceNo: n }, documentId: undefined },
        digest,
        block,
        previous,
        requests: 0,
      },
      'block',
    );
    for (const m of block.block.ionText.matchAll(/metadata:\{id:"(\w+)"/g)) {
      const revision = await get(`${B}/${n}/revisions/${m[1]}?tip=311`);
      run(
        {
          asked: { address: { strandId: S, sequenceNo: n }, documentId: m[1] },
          digest,
          revision,
          block: { block: block.block },
          requests: 0,
        },
        'revision',
      );
    }
  }
  console.log(count, odd);
}, 300000);
