// By Go's wasm_exec.js, in the program's worker.
declare class Go {
  importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}

// What the server writes before sw.js.
declare const BUILD: string; // changes with everything that is served but the record
declare const EDITION: number; // of the record
declare const REVISION: string; // of the record, see site.Facts
declare const FILES: string[]; // addresses that pages of the version need, with a hash in their names
declare const LATER: string[]; // addresses that they fetch when a reader turns to what needs them
declare const OFFLINE: string; // address of the page that says that there is no network
declare const RULES: [pattern: string, rule: string][]; // the expression of a path, and what is done there: the first that fits
declare const PAST: RegExp; // finds in a query what names an earlier edition

// The library describes workers of any kind; this one serves.
declare function addEventListener<K extends keyof ServiceWorkerGlobalScopeEventMap>(type: K, listener: (e: ServiceWorkerGlobalScopeEventMap[K]) => void): void;
declare const clients: Clients;
declare const registration: ServiceWorkerRegistration;
declare function skipWaiting(): Promise<void>;
