// The few host facilities `journal` may use; everything else of Node or the browser is out of reach here.
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}
/** Only what reading gzip takes (Compression Streams; in Node as a global too). */
interface UnpackingWriter {
  write(chunk: Uint8Array<ArrayBuffer>): Promise<void>;
  close(): Promise<void>;
  abort(reason?: unknown): Promise<void>;
}
interface UnpackingReader {
  read(): Promise<
    | { readonly done: false; readonly value: Uint8Array<ArrayBuffer> }
    | { readonly done: true; readonly value?: undefined }
  >;
  cancel(reason?: unknown): Promise<void>;
}
declare class DecompressionStream {
  constructor(format: 'gzip');
  readonly writable: { getWriter(): UnpackingWriter };
  readonly readable: { getReader(): UnpackingReader };
}
