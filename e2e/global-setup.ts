import { startProduct } from './product.ts';

/** Runs once before all specs; the returned function runs after them. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const product = await startProduct();
  process.env.PRODUCT_URL = product.url;
  process.env.PRODUCT_LEDGER_URL = product.ledgerUrl;
  return () => product.stop();
}
