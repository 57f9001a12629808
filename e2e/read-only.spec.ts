import { expect, expectAccessible } from './fixtures.ts';
import { testWith } from './own-product.ts';
import { startProduct } from './product.ts';
import { sample } from './sample.ts';

const test = testWith(() =>
  startProduct({
    environment: {
      READ_ONLY: 'on',
      HOST: '0.0.0.0',
      INSECURE_NO_SIGN_IN: 'anyone-who-can-reach-this-port-is-admin',
    },
  }),
);

test('a read-only console says so on every page, and why nothing can be changed', async ({ page, signIn }) => {
  await page.goto(sample.ledgerPath);
  const edit = signIn.control('Edit');
  await expect(edit).toHaveAttribute('aria-disabled', 'true');
  await edit.hover();
  await expect(page.getByText('This console is read-only: nothing can be changed through it.').last()).toBeVisible();
  await page.getByRole('button', { name: 'Read-only: what that means' }).click();
  await expect(page.getByRole('dialog')).toContainText('The back end refuses every change itself');
  await expectAccessible(page);
  await page.goto(sample.createLedgerPath);
  await expect(page.getByText('Nothing can be changed here')).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${sample.ledgerPath}/verify?block=250&strand=${sample.strandId}`);
  await expect(page.getByText('Verified against').first()).toBeVisible();
});

test('a console that anybody can change says so loudly', async ({ page }) => {
  await page.goto(sample.ledgersPath);
  await expect(page.getByText('Whoever reaches this console is admin')).toBeVisible();
  await page.getByRole('button', { name: 'No sign-in: what that means' }).click();
  await expect(page.getByRole('dialog')).toContainText('INSECURE_NO_SIGN_IN');
  await expectAccessible(page);
});
