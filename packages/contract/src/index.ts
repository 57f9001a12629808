/** The contract of console and back end: schemas, types, paths, and the typed fetch client. */

export * from './client.ts';
export * from './paths.ts';
export * from './problem.ts';
export * from './schemas.ts';
