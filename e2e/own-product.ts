/** Tests against a product of their own, started otherwise than the one all specs share; one for each worker of a spec. */
import { test as base } from './fixtures.ts';
import { SignInPage } from './pages/sign-in.page.ts';
import type { Product } from './product.ts';

interface Own extends Product {
  readonly provider?: { readonly issuer: string };
}

/** @param start begins the product; stopped when the spec is done */
export function testWith(start: () => Promise<Own>) {
  const test = base.extend<{ signIn: SignInPage }, { own: Own }>({
    own: [
      async ({ browserName: _ }, use) => {
        const own = await start();
        await use(own);
        await own.stop();
      },
      { scope: 'worker', timeout: 90_000 },
    ],
    baseURL: async ({ own }, use) => {
      await use(own.url);
    },
    otherHosts: async ({ own }, use) => {
      await use(own.provider ? [`${own.provider.issuer}/`] : []);
    },
    signIn: async ({ page }, use) => {
      await use(new SignInPage(page));
    },
  });
  // In one worker, one after the other: a product is not started twice.
  test.describe.configure({ mode: 'default' });
  return test;
}
