import type { Seeded } from '@qldb-console/testkit';
import { type Answer, postJson, sendSigned } from '../support/signed-request.ts';
import { type Acknowledged, change } from './acknowledged.ts';

const ARN = 'arn:aws:qldb:us-east-1:000000000000:ledger/';

/**
 * Commits, creates, updates and tags, all at once, until the service is gone. Every answer is recorded before the next
 * request is sent.
 *
 * @param onAnswer called after each request that was acknowledged
 * @returns when the last request has been answered or cut off
 */
export async function load(url: string, state: Acknowledged, random: Seeded, onAnswer: () => void): Promise<void> {
  const untilCutOff = (step: () => Promise<boolean>) => repeat(step, onAnswer);
  const [first] = [...state.journals.keys()] as [string];
  const { deletionProtection, permissionsMode, tag } = state.settings;
  await Promise.all([
    ...[...state.journals].flatMap(([name, journal]) =>
      // Two clients to each ledger.
      [1, 2].map(() =>
        untilCutOff(async () => {
          const body = { blocks: 1 + random.int(3) };
          const { json } = await acknowledged(postJson(url, `/x-qldb-console/ledgers/${name}/workload`, body));
          journal.size = Math.max(journal.size, Number(json.lastSequenceNo) + 1);
          return true;
        }),
      ),
    ),
    untilCutOff(async () => {
      const name = `created-${state.created.size}-${random.int(1e6)}`;
      state.creating = name;
      await acknowledged(
        postJson(url, '/ledgers', { Name: name, PermissionsMode: 'STANDARD', Tags: { name }, KmsKey: `alias/${name}` }),
      );
      state.created.add(name);
      state.creating = undefined;
      return true;
    }),
    untilCutOff(() =>
      change(deletionProtection, !deletionProtection.acknowledged, () =>
        done(patch(url, `/ledgers/${first}`, { DeletionProtection: !deletionProtection.acknowledged })),
      ),
    ),
    untilCutOff(() => {
      const mode = permissionsMode.acknowledged === 'STANDARD' ? 'ALLOW_ALL' : 'STANDARD';
      return change(permissionsMode, mode, () =>
        done(patch(url, `/ledgers/${first}/permissions-mode`, { PermissionsMode: mode })),
      );
    }),
    untilCutOff(() => {
      const value = String(Number(tag.acknowledged) + 1);
      return change(tag, value, () =>
        done(postJson(url, `/tags/${encodeURIComponent(ARN + first)}`, { Tags: { counter: value } })),
      );
    }),
  ]);
}

/** Repeats until the service does not answer any more; an error answer of the service is an error of the test. */
async function repeat(step: () => Promise<boolean>, onAnswer: () => void): Promise<void> {
  try {
    while (await step()) onAnswer();
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
  }
}

async function acknowledged(answer: Promise<Answer>): Promise<Answer> {
  const { status, text, json, headers } = await answer;
  if (status !== 200) throw new Error(`the service answered ${status}: ${text}`);
  return { status, text, json, headers };
}
async function done(answer: Promise<Answer>): Promise<boolean> {
  await acknowledged(answer);
  return true;
}

function patch(url: string, target: string, body: object): Promise<Answer> {
  const text = JSON.stringify(body);
  return sendSigned(url, { method: 'PATCH', target, body: text, headers: { 'content-type': 'application/json' } });
}
