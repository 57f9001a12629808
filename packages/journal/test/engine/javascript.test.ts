import { describe } from 'vitest';
import { tested } from './tested-path.ts';

tested.path = 'javascript';
describe('with the fast path as plain JavaScript', async () => {
  await import('./kernel-hash.test.ts');
  await import('./judge.test.ts');
  await import('./resealed.test.ts');
  await import('./stretch.test.ts');
  await import('./judge-stretch.test.ts');
  await import('./facts.test.ts');
  await import('./tips.test.ts');
});
