import { afterEach, describe, expect, it, vi } from 'vitest';
import { createEngine } from '../../src/engine/engine.ts';
import { objectOf, textsOf } from './journals.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const bytes = objectOf(textsOf(3, 20), 'text');

/** This host's WebAssembly with something about it changed. */
function stubWebAssembly(changed: object): void {
  const { validate, compile, instantiate } = (globalThis as unknown as { WebAssembly: Record<string, unknown> })
    .WebAssembly;
  vi.stubGlobal('WebAssembly', { validate, compile, instantiate, ...changed });
}

async function expectPath(path: string): Promise<void> {
  const engine = await createEngine();
  expect(engine.path).toBe(path);
  expect(engine.accelerated).toBe(true);
  expect(engine.judge(bytes).verdict).toMatchObject({ counts: { blocks: 20 }, faultCount: 0 });
  expect(engine.path).toBe(path);
}

describe('the fast path', () => {
  it('is WebAssembly with vectors where the host has them', () => expectPath('vectors'));

  it('is plain JavaScript where there is no WebAssembly', async () => {
    vi.stubGlobal('WebAssembly', undefined);
    await expectPath('javascript');
    expect((await createEngine({ path: 'vectors' })).path).toBe('specification');
  });

  it('is plain JavaScript where WebAssembly has no vectors', async () => {
    stubWebAssembly({ validate: () => false });
    await expectPath('javascript');
  });

  it('is plain JavaScript where a policy forbids WebAssembly', async () => {
    stubWebAssembly({ compile: () => Promise.reject(new Error('Refused to compile: unsafe-eval is not allowed')) });
    await expectPath('javascript');
  });

  it('needs no code made from text', async () => {
    vi.stubGlobal('WebAssembly', undefined);
    vi.stubGlobal('Function', undefined);
    vi.stubGlobal('eval', undefined);
    await expectPath('javascript');
  });
});
