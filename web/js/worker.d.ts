// By Go's wasm_exec.js, in the program's worker.
declare class Go {
  importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}

// What the server writes before sw.js.
declare const VERSION: string; // changes with everything that is served
declare const FILES: string[]; // addresses with a hash in their name, and icons
declare const RULES: [pattern: string, rule: string][]; // the expression of a path, and what is done there: the first that fits
declare const PAST: RegExp; // finds in a query what names an earlier edition
declare const PAGES: string[]; // pages kept from the start, the shell among them

// The library describes workers of any kind; this one serves.
declare function addEventListener<K extends keyof ServiceWorkerGlobalScopeEventMap>(type: K, listener: (e: ServiceWorkerGlobalScopeEventMap[K]) => void): void;
declare const clients: Clients;
declare function skipWaiting(): Promise<void>;
