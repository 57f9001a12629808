import { afterEach, describe, expect, it } from 'vitest';
import { awsExample } from '../src/features/verification/model/aws-example.ts';
import {
  addSupplies,
  allSupplies,
  editSupply,
  removeSupply,
  restoreSupply,
} from '../src/features/verification/model/supplies.ts';
import { given } from './verification-inputs.ts';

const names = () => allSupplies().map(({ name }) => name);

describe('what the reader brought', () => {
  afterEach(() => {
    for (const { id } of allSupplies()) removeSupply(id);
  });

  it('is kept in order, each with an id of its own', () => {
    addSupplies(awsExample());
    expect(names()).toEqual(awsExample().map(({ name }) => name));
    expect(new Set(allSupplies().map(({ id }) => id)).size).toBe(3);
  });

  it('is there once, however often it is brought', () => {
    addSupplies(awsExample());
    addSupplies(awsExample());
    expect(allSupplies()).toHaveLength(3);
  });

  it('gets a number where a name is taken', () => {
    addSupplies([given('Pasted text', '1'), given('Pasted text', '2'), given('Pasted text', '3')]);
    expect(names()).toEqual(['Pasted text', 'Pasted text (2)', 'Pasted text (3)']);
  });

  it('can be changed, restored and removed one by one', () => {
    addSupplies([given('a', '[]'), given('b', '[ ]')]);
    const [a, b] = allSupplies();
    if (a === undefined || b === undefined) throw new Error('two were added');
    editSupply(a.id, '[{{}}]');
    expect(allSupplies().map(({ text }) => text)).toEqual(['[{{}}]', '[ ]']);
    restoreSupply(a.id);
    expect(allSupplies()[0]?.text).toBe('[]');
    removeSupply(a.id);
    expect(allSupplies()).toEqual([b]);
  });
});
