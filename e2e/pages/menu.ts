import { expect, type Page } from '@playwright/test';

/**
 * Chooses an item of the menu that is open. A busy browser may lose the first click on a menu that is only just being laid
 * out; such a menu stays open, and is clicked again. One that never closes fails.
 */
export async function choose(page: Page, name: string | RegExp): Promise<void> {
  const item = page.getByRole('menuitem', { name }).first();
  await item.waitFor();
  await expect(async () => {
    if (await item.isVisible()) await item.click({ timeout: 5_000 });
    await expect(item).toBeHidden({ timeout: 5_000 });
  }).toPass();
}
