export function compile(extra?: readonly string[]): Uint8Array;
export function sourceOf(module: Uint8Array): string;
