// What of WebAssembly the engine uses: the host facilities of this package are declared, not assumed (see ../env.d.ts).
declare namespace WebAssembly {
  class Memory {
    readonly buffer: ArrayBuffer;
  }
  class Instance {
    readonly exports: unknown;
  }
  // biome-ignore lint/complexity/noBannedTypes: an opaque thing of the host
  interface Module extends Object {}
  function validate(bytes: Uint8Array<ArrayBuffer>): boolean;
  function compile(bytes: Uint8Array<ArrayBuffer>): Promise<Module>;
  function instantiate(module: Module, imports: object): Promise<Instance>;
}
