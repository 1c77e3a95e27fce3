/**
 * Everything the library assumes of its host: Node, a browser page, a worker, Bun and Deno all provide it.
 * The compiler knows no other global (`types: []`, no DOM), so what is not listed here cannot be used in `src`.
 */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Memory {
    constructor(descriptor: { initial: number; maximum?: number });
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  class Instance {
    constructor(module: Module, imports?: Record<string, Record<string, unknown>>);
    readonly exports: Record<string, unknown>;
  }
}

declare const performance: { now(): number };
declare const console: { log(...values: unknown[]): void; warn(...values: unknown[]): void };
declare function atob(base64: string): string;
declare function setTimeout(callback: () => void, milliseconds: number): unknown;
declare class MessageChannel {
  readonly port1: { onmessage: (() => void) | null; close(): void; unref?(): void };
  readonly port2: { postMessage(value: unknown): void; close(): void };
}
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}
