import type { TestProject } from 'vitest/node';
import { ACCOUNTS, addAccounts, startCeph, startGateway } from './ceph.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A real S3: one gateway for all tests of the run, each with buckets of its own. */
    radosgw: {
      readonly url: string;
      /** Configuration of the cluster, for a test that kills its gateway and so starts one of its own. */
      readonly directory: string;
      readonly accounts: typeof ACCOUNTS;
    };
  }
}

/** Started once for a run, stopped after it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const ceph = await startCeph();
  try {
    await addAccounts(ceph);
    const gateway = await startGateway(ceph);
    project.provide('radosgw', { url: gateway.url, directory: ceph.directory, accounts: ACCOUNTS });
    return async () => {
      await gateway.kill();
      await ceph.close();
    };
  } catch (error) {
    await ceph.close();
    throw error;
  }
}
