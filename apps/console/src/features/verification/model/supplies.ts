import { equalBytes } from '@qldb-console/journal';
import { useSyncExternalStore } from 'react';
import { editSupplied, type Given, restoreSupplied, type Supplied, supply } from './supplied.ts';

/**
 * What the reader brought, kept while the console is open: a look at another page loses nothing. Never stored anywhere.
 */
let supplies: readonly Supplied[] = [];
let counter = 0;
const listeners = new Set<() => void>();

function change(next: readonly Supplied[]): void {
  supplies = next;
  for (const listener of listeners) listener();
}

/** Adds what is not there yet, byte for byte: the same file dropped twice is one input. */
export function addSupplies(given: readonly Given[]): void {
  for (const one of given)
    if (!supplies.some((item) => equalBytes(item.bytes, one.bytes)))
      change([...supplies, supply(withFreeName(one), `supplied-${++counter}`)]);
}

export function editSupply(id: string, text: string): void {
  change(supplies.map((item) => (item.id === id ? editSupplied(item, text) : item)));
}

export function restoreSupply(id: string): void {
  change(supplies.map((item) => (item.id === id ? restoreSupplied(item) : item)));
}

export function removeSupply(id: string): void {
  change(supplies.filter((item) => item.id !== id));
}

export function allSupplies(): readonly Supplied[] {
  return supplies;
}

export function useSupplies(): readonly Supplied[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, allSupplies);
}

/** Pasted texts all have one name; a number tells them apart. */
function withFreeName(given: Given): Given {
  const taken = new Set(supplies.map((item) => item.name));
  if (!taken.has(given.name)) return given;
  for (let n = 2; ; n++) if (!taken.has(`${given.name} (${n})`)) return { ...given, name: `${given.name} (${n})` };
}
