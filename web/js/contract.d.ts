// What Go, scripts and styles agree on: names that one of them writes and another reads. An id or an attribute that is
// not here is the business of one of them alone.

/** Ids in the page that scripts ask for. Go writes all but "cover", "map-hint" and "keys", which scripts make. */
type Id =
  | "app" | "content" | "panel" | "panel-name" | "panel-class" | "legend" | "early" // the page
  | "map" | "map-host" | "selected" | "move" // the map
  | "date" | "pick" | "play" | "pace" // the day
  | "search" | "found" | "announce" | "status" // finding, and what is said
  | "share-link" | "share-text" | "share-said";

/** data-* of <html>: the addresses of what is fetched, and how far the page has come. */
interface RootData {
  loader?: string; // web/js/app.js
  move?: string; // web/js/move.js
  share?: string; // web/js/share.js
  style?: string; // the style sheets that a page with the map does without
  core?: string; // the events, of what a colour needs
  events?: string; // the events, all of each
  wasm?: string; // the program
  exec?: string; // Go's own script, which runs it
  world?: string; // the shapes
  detail?: string; // the shapes nearer by
  stream?: string; // the address that tells of changes
  app?: "loading" | "ready" | "missing"; // of the program
  arriving?: "" | "top"; // there until the page is shown: see hold.js
  moving?: ""; // there while the map moves
}

/** data-* of a place of the map, or of the group that it is in: what its colour and its marks say. */
interface PlaceData {
  country?: string; // ISO 3166-1 alpha-3, or a code of ours
  class?: "recognized" | "ambassador" | "none" | "na";
  uncounted?: "recognized" | "ambassador" | "none"; // the class of a place outside the counts
  value?: string; // under a lens
  contested?: "";
  reported?: "";
  norecord?: "";
  doubt?: ""; // under a lens
}

/** The text of #early, folded by the server with the program's code. Days are numbered from 1 January 1970. */
interface Early {
  page: string; // path and query that the document shows
  day: number;
  today: number;
  labels: { [cls: string]: string };
  words: { [name: string]: string };
  record: { [code: string]: number }; // the first day with an event
  spans: { [code: string]: Span[] };
  periods: Period[];
}
interface Span { from: number; class: PlaceData["uncounted"]; since?: string; because?: string[]; contested?: boolean; doubt?: string }
interface Period { from: number; change?: boolean; finding: { Class: string; Text: string }[]; counts: number[] }

/** What page.js gives to the scripts and the program that follow. */
interface EarlyScript {
  pick(e: { clientX: number; clientY: number; target: EventTarget }): Element | null; // the place that a click means
  missing(what: string): void; // the program does not come
  stop(): void; // the program takes over
}

/** What move.js gives to the program. A window is [x, y, width] in units of the map. */
interface MoveScript {
  take(map: Element): void;
  readonly window: number[] | null; // where the reader has moved the map to
  busy(): boolean;
  show(x: number, y: number, w: number): void;
}

interface DocumentEventMap { mapmove: CustomEvent<number[]> } // the map has come to rest: its window

interface Window {
  early: EarlyScript;
  move: MoveScript;
  // By the program:
  find(text: string): [address: string, place: boolean, standing: string, ...name: string[]][];
  rows(): string; // the log as CSV
  compose?(done: (svg: string, name?: string) => void): void; // without a name svg is what went wrong
}
declare var early: EarlyScript;
declare var find: Window["find"];
declare var rows: Window["rows"];

/** By Go's wasm_exec.js. */
declare class Go {
  importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}

interface Document { getElementById(id: Id): HTMLElement | null }
