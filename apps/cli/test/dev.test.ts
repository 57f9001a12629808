import { describe, expect, it } from 'vitest';
import { childrenOf, isAlive, startDev } from './support/product.ts';

describe('dev', () => {
  it('serves the console from its sources beside the back end, and ends every process', async () => {
    await using product = await startDev();
    const answer = await fetch(`${product.url}/api/connections`);
    expect(await answer.json()).toMatchObject({ connections: [{ id: 'embedded' }] });
    expect(await (await fetch(product.url)).text()).toContain('/@vite/client');
    const processes = childrenOf(product.child.pid);
    expect(processes).toHaveLength(3);
    product.child.kill('SIGTERM');
    expect((await product.ended).code).toBe(0);
    expect(processes.filter(isAlive)).toEqual([]);
  });
});
