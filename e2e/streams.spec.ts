import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures.ts';
import { localKinesis } from './local-services.ts';
import { LedgersPage } from './pages/ledgers.page.ts';
import { choose } from './pages/menu.ts';
import { StreamsPage } from './pages/streams.page.ts';
import { sample } from './sample.ts';

/** A ledger of its own, with its first block only. */
async function activeLedger(page: Page, name: string): Promise<void> {
  const ledgers = new LedgersPage(page);
  await ledgers.create(name, { deletionProtection: false });
  await expect(ledgers.fact('Status')).toContainText('Active');
}

test('a stream is created, its records are watched becoming sound blocks, and it is canceled', async ({ page }) => {
  test.slow();
  const streams = new StreamsPage(page);
  await activeLedger(page, 'e2e-streamed');
  await streams.create('e2e-streamed', 'e2e-watched');
  await expect(streams.status('Active')).toBeVisible();
  await streams.tab('Live records').click();
  await expect(page.getByText(/^Reading 1 shard/)).toBeVisible();
  await streams.addSampleBlocks('10 blocks at once');
  await expect(streams.blocks().getByText('Re-hashed, linked')).toHaveCount(9);
  await expect(streams.blocks()).not.toContainText('Contradiction');
  await expectAccessible(page);

  await streams
    .blocks()
    .getByRole('button', { name: /^Block \d+$/ })
    .first()
    .click();
  await expect(streams.dialog().getByRole('region', { name: 'Verdict' })).toContainText('It follows block');
  await streams.dialog().getByRole('button', { name: 'Close' }).first().click();
  await page.getByRole('button', { name: 'Records', exact: true }).click();
  await streams
    .records()
    .getByRole('button', { name: /^Block summary/ })
    .first()
    .click();
  await expect(streams.dialog()).toContainText('qldbStreamArn');
  await streams.dialog().getByRole('button', { name: 'Close' }).first().click();

  await page.getByRole('button', { name: 'Cancel stream' }).click();
  const cancel = streams.dialog().getByRole('button', { name: 'Cancel stream' });
  await expect(cancel).toBeDisabled();
  await expect(streams.dialog()).toContainText('cannot be started again');
  await streams.dialog().getByRole('textbox').fill('e2e-watched');
  await cancel.click();
  await streams.tab('Overview').click();
  await expect(streams.status('Canceled')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Cancel stream' })).toBeDisabled();
});

test('the whole journal is read from the oldest record, and pausing leaves nothing out', async ({ page }) => {
  const streams = new StreamsPage(page);
  await activeLedger(page, 'e2e-paused');
  await streams.create('e2e-paused', 'e2e-from-oldest');
  await streams.tab('Live records').click();
  await page.getByRole('button', { name: 'From the oldest record' }).click();
  await streams.addSampleBlocks('10 blocks at once');
  await expect(streams.blocks().getByText('Re-hashed')).toHaveCount(10);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText(/^Paused\./)).toBeVisible();
  await streams.addSampleBlocks('10 blocks at once');
  await expect(page.getByText('10 sample blocks added').first()).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(streams.blocks().getByText('Re-hashed, linked')).toHaveCount(19);
  // Other streams write into the same Kinesis data stream: their records are told apart.
  await expect(streams.blocks()).not.toContainText('Contradiction');
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByText('No blocks yet')).toBeVisible();
});

test('a missing Kinesis data stream shows as impaired with its cause, and the stream recovers', async ({
  page,
  request,
}) => {
  // The service waits a while between its attempts.
  test.slow();
  const kinesis = await localKinesis(request);
  await kinesis.create('e2e-vanishing');
  const streams = new StreamsPage(page);
  await activeLedger(page, 'e2e-unfed');
  await streams.create('e2e-unfed', 'e2e-unfed', kinesis.arn('e2e-vanishing'));
  await expect(streams.status('Active')).toBeVisible();
  await kinesis.remove('e2e-vanishing');
  await page.goto('/connections/embedded/ledgers/e2e-unfed?tab=journal');
  await page.getByRole('button', { name: 'Add sample blocks' }).click();
  await choose(page, '10 blocks');

  await page.goto('/connections/embedded/ledgers/e2e-unfed?tab=streams');
  await expect(streams.row('e2e-unfed')).toContainText('Impaired', { timeout: 90_000 });
  await expect(streams.row('e2e-unfed')).toContainText('KINESIS_STREAM_NOT_FOUND');
  await page.getByRole('link', { name: 'e2e-unfed', exact: true }).last().click();
  await expect(page.getByText('The Kinesis data stream does not exist')).toBeVisible();
  await expectAccessible(page);
  await kinesis.create('e2e-vanishing');
  await expect(streams.status('Active')).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText('The Kinesis data stream does not exist')).toBeHidden();
});

test('the streams of all ledgers are listed, of one ledger on demand, and the choice is a link', async ({ page }) => {
  const streams = new StreamsPage(page);
  await activeLedger(page, 'e2e-listed');
  await streams.create('e2e-listed', 'e2e-in-the-list');
  await streams.open();
  await expect(streams.row('e2e-in-the-list')).toContainText('Active');
  await page.goto(`/connections/embedded/streams?ledger=${sample.ledger}`);
  await expect(page.getByText('No streams').or(streams.row('.*')).first()).toBeVisible();
  await expect(streams.row('e2e-in-the-list')).toBeHidden();
});

test('what the form demands is told as typed, and a refusal of the service in place', async ({ page }) => {
  const streams = new StreamsPage(page);
  await streams.openForm(sample.ledger);
  await expect(streams.aggregation()).toBeChecked();
  await streams.nameField().fill('two--hyphens');
  await expect(page.getByText(/two hyphens in a row/)).toBeVisible();
  await streams.nameField().fill('e2e-refused');
  await streams.targetField().fill('not-an-arn');
  await expect(page.getByText(/This is not the ARN of a Kinesis data stream/)).toBeVisible();
  await streams.targetField().fill('arn:aws:kinesis:us-east-1:000000000000:stream/no-such-stream');
  await streams.createButton().click();
  await expect(page.getByText('Stream e2e-refused was not created.')).toBeVisible();
  await expect(page.getByText(/ResourceNotFoundException/)).toBeVisible();
  await expect(streams.nameField()).toHaveValue('e2e-refused');
});
