// What Go, scripts and styles agree on: names that one of them writes and another reads. An id or an attribute that is
// not here is the business of one of them alone.

/** Ids in the page that scripts and the program ask for. Go writes all but "map-hint", which move.js makes. */
type Id =
  | "app" | "content" | "panel" | "panel-class" | "legend" | "first" | "day" | "notice" | "pair-note" // the page
  | "map" | "map-host" | "selected" | "move" // the map
  | "tip" | "thumb" | "date" | "pick" | "play" | "pace" // the day
  | "keys" | "search" | "found" | "announce" | "status" // finding, and what is said
  | "renew" | "share-link" | "share-text" | "share-said";

/** data-* of <html>: the addresses of what is fetched, and how far the page has come. */
interface RootData {
  loader?: string; // web/js/app.js
  move?: string; // web/js/move.js
  share?: string; // web/js/share.js
  offer?: string; // server/internal/site/offer.js
  at?: string; // the path of the page
  style?: string; // the style sheets that a page with the map does without
  core?: string; // the events, of what a colour needs
  events?: string; // the events, all of each
  wasm?: string; // the program
  exec?: string; // Go's own script, which runs it
  worker?: string; // web/js/worker.js, in which it runs
  world?: string; // the shapes
  detail?: string; // the shapes nearer by
  names?: string; // the names of places in other languages
  stream?: string; // the address that tells of changes
  scene?: string; // before an address: what that shows, as a Message
  words?: string; // JSON of the words that scripts show: pages.ScriptWords
  plate?: string; // width, height and greatest zoom of the drawing
  rests?: string; // what the record rests on, in a sentence, which the program writes where the server did
  live?: "on"; // while the stream is open
  record?: "whole"; // when the program has the texts and sources of all events
  app?: "loading" | "ready" | "missing"; // of the program
  arriving?: "" | "top"; // there until the page is shown: see hold.js
  moving?: ""; // there while the map moves
  bounded?: ""; // where no page can have the whole screen
  folded?: ""; // without the list beside the map
}

/** data-* of a place of the map, or of the group that it is in: what its colour and its marks say. */
interface PlaceData {
  country?: string; // ISO 3166-1 alpha-3, or a code of ours
  class?: "recognized" | "ambassador" | "none" | "na";
  uncounted?: "recognized" | "ambassador" | "none"; // the class of a place outside the counts
  value?: string; // under a lens
  contested?: "";
  reported?: "";
  unrecorded?: "";
  norecord?: "";
  doubt?: ""; // under a lens
}

/** The text of #first: what the document of the map page carries (app/pages.First). Days are numbered from 1 January 1970. */
interface First {
  address: string; // of the view that the document shows
  day: number;
  country: string; // open, "" for none
  queries: [dated: string, live: string]; // what {query} stands for: on a day, with a hole {iso}, and today
  rows: Rows;
}

/** app/scene.Rows. A list of steps, [from, a, b, from, a, b ...], holds from each day on until the next. */
interface Rows {
  lens: string;
  first: number;
  last: number;
  today: number;
  months: [first: number, words: string, iso: string][];
  numerals: [words: string[], iso: string[]];
  dated: string; // what {dated} stands for on days other than today
  texts: { open: string; close: string; title: string; asks: string; entry: string };
  marks: string[]; // every attribute that a look may have
  looks: { set: { [attribute: string]: string }; says: string; doubt?: string }[];
  stands: [html: string, tip: string][];
  places: { [code: string]: any[] }; // name, then steps of look and stand; of a territory name, words, holder
  spoken: string[];
  rolls: string[];
  counts: (number | null)[][];
  days: number[]; // steps of sentence, roll and counts
}

/** A page as apply() takes it (app/pages.Message). */
interface Message {
  address: string;
  title: string;
  map: boolean; // whether it is the map page
  day: number;
  country: string;
  queries: [dated: string, live: string];
  marks: [selector: string, attribute: string, value: string][];
  parts: [name: string, html: string][];
  rows?: Rows; // where the page may have none that hold for it
}

/** What page.js gives to the scripts and the program that follow. */
interface Page {
  hear: null | ((kind: string, ...values: any[]) => void); // tells the program, once it has taken over: see Program.Hear
  handOver(): any; // what the page shows: see taker.begin
  obey(act: number, name: string, values: any[]): any; // calls a function, below or of "later" in page.js, for the program
  giveUp(what: string): void; // the program does not come, or has stopped
  apply(message: Message): boolean; // false where the page lacks a part
  showDay(day: number): void;
  showCountry(code: string): void;
  focusPlace(code: string): void;
  painted(): Promise<any>;
  pick(e: { clientX: number; clientY: number; target: EventTarget }): any; // the place that a click means
  facts(): First;
  hasFacts(): boolean;
  placeOn(code: string, day: number): { name: string; look: number; stand: string; tip: string } | null;
  hasMap(): boolean;
  drawing(): SVGSVGElement | null;
  placeCodes(): string[];
  placeElement(code: string): any;
  reshape(code: string, path: string): void;
  // By app.js:
  post?(...message: any[]): void; // to the worker
  get?(selector: string, name: string): any; // a property of an element, if that is there
  set?(selector: string, name: string, value: any): void;
  call?(selector: string, name: string, ...values: any[]): any; // a method
  boxes?(selector: string): any[]; // of all that it finds, with the country that one is of
  idle?(): Promise<any>;
  look?(x: number, y: number, width: number): void;
  busy?(): boolean; // a hand is on the map
  leave?(to: string): void;
  load?(name: keyof RootData): void; // a script
  colour?(name: string): string;
  save?(content: string | Blob, name: string, type: string): void; // gives the reader a file
  store?(where: "localStorage" | "sessionStorage", method: "getItem" | "setItem", ...values: string[]): string;
  // By share.js, before it tells of a picture:
  png?(svg: string, scale: number, name: string): Promise<any>; // saves it, see live.Document.SavePNG
  did?(button: string, line: string): void; // says what one has done
}

/** What the program does to the page unless the reader has done something since: "later" in page.js. */
interface Later {
  apply(message: Message): number; // 0 shown, 1 lacking, 2 late: live.Outcome
  showDay(day: number): void;
  showCountry(code: string): void;
  push(to: string): void;
  replace(to: string): void;
  scroll(to: number, another: boolean): void;
  heard(due: boolean, kind: string): void; // all that the reader did, and whether more of it is to be shown
}

/** What move.js gives to the program. A window is [x, y, width] in units of the map. */
interface MoveScript {
  take(map: Element): void;
  window: number[] | null; // where the reader has moved the map to
  busy(): boolean;
  show(x: number, y: number, w: number): void;
}

interface DocumentEventMap { mapmove: CustomEvent<number[]> } // the map has come to rest: its window

interface Window {
  page: Page;
  move: MoveScript;
  offer: Event | null; // of the browser, to install the site
  held: MouseEvent | null; // a tap that came before page.js
  whenIdle(f: () => void, options?: { timeout: number }): void;
}

interface Navigator { connection?: { saveData: boolean } } // where the browser tells it

interface Document { getElementById(id: Id): HTMLElement | null }
