/**
 * The test object of every spec: a page of the started product that fails its test on anything a user should never meet –
 * a violation of the content security policy, an uncaught error, an error in the browser's console, a request to another host.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';
import type axe from 'axe-core';

export { expect };

/** Messages of the browser itself about answers that a spec provokes on purpose. */
const PROVOKED =
  /Failed to load resource: the server responded with a status of (4\d\d|50[0-4])|net::ERR_(FAILED|INTERNET_DISCONNECTED)/;

interface Fixtures {
  product: { url: string; ledgerUrl: string };
  /** Beginnings of addresses that pages may go to besides the product: the sign-in page. */
  otherHosts: readonly string[];
}

export const test = base.extend<Fixtures>({
  otherHosts: [],
  product: async ({ browserName: _ }, use) => {
    await use({ url: process.env.PRODUCT_URL ?? '', ledgerUrl: process.env.PRODUCT_LEDGER_URL ?? '' });
  },
  baseURL: async ({ browserName: _ }, use) => {
    await use(process.env.PRODUCT_URL ?? '');
  },
  page: async ({ page, baseURL, otherHosts }, use) => {
    const faults: string[] = [];
    await page.exposeFunction('reportViolation', (text: string) => faults.push(`content security policy: ${text}`));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        (window as unknown as { reportViolation(text: string): void }).reportViolation(
          `${event.violatedDirective} ${event.blockedURI}`,
        );
      });
    });
    page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !PROVOKED.test(message.text())) faults.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      const url = request.url();
      const known = [`${baseURL}/`, ...otherHosts];
      if (!known.some((one) => url.startsWith(one)) && !/^(data|blob):/.test(url))
        faults.push(`request to another host: ${url}`);
    });
    await use(page);
    expect(faults).toEqual([]);
  },
});

const axeFile = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));
const WCAG: axe.RunOnly = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
/** Those of the rules of WCAG above that look at colours. */
const COLOURS: axe.RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** No violation of WCAG 2.2 AA that axe can find on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNoViolation(page, WCAG);
}

/** The page, the same but for its colours, follows the system from the dark into the light, and is accessible in both. */
export async function expectAccessibleInBothModes(page: Page): Promise<void> {
  for (const [colorScheme, rules] of [
    ['dark', WCAG],
    ['light', COLOURS],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveCSS('color-scheme', colorScheme);
    await expectNoViolation(page, rules);
  }
}

async function expectNoViolation(page: Page, runOnly: axe.RunOnly): Promise<void> {
  // A frame would have to be given axe too.
  expect(page.frames()).toHaveLength(1);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await readFile(axeFile, 'utf8'));
  const violations = await page.evaluate(async (runOnly) => {
    // What fades in has the wrong colours until it is there; what turns for ever (a spinner) is not waited for.
    const ending = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map(({ finished }) => finished));
    const { axe: here } = window as unknown as { axe: typeof axe };
    const { violations } = await here.run(document, { runOnly, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.target.join(' ')) }));
  }, runOnly);
  expect(violations).toEqual([]);
}

/** Nothing of the page stands beyond the right edge of the window. It may still be on its way there after a change of size. */
export async function expectNothingCutOff(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
    .toBeLessThanOrEqual(0);
}
