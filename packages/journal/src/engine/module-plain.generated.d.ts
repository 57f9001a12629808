/** The module as plain JavaScript, made by tools/build-engine.mjs. @returns what the WebAssembly module exports too */
export function instantiatePlain(host: object): unknown;
