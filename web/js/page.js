// The page at work. What a hand does on the map page is answered here, in the same task, with what lies ready. Then the
// program hears of it and brings the rest; until it has come, the server does. The address follows. The program and the
// scripts of app.js find this as window.page: a script that imported it would have a page of its own.
import { byId, closest, d, load, mark, modified, one, root, words } from "./dom.js";
import * as paint from "./paint.js";
import { pick } from "./pick.js";
import { addressOf, facts, fill, hasFacts, placeOn } from "./rows.js";

const { apply, finish, placeCodes, placeElement, showCountry, showDay } = paint, page = /** @type {Page} */ ({ hear: null });

// A copy that an archive keeps under a path of its own, or a disk: the page stays what it was, without program or address.
const { at } = root.dataset, copied = !location.protocol.startsWith("http") || (location.pathname !== at && location.pathname.endsWith(at));
let acts = 0, addressed = 0; // of the reader; the last for which the page itself has changed the address
let due = null; // the act that is shown, and whose address and rest are to follow
let owing = false, leaving = false; // what is shown is not whole yet; is about to go, and not to be touched
let touched = false, waiting = false; // more is shown than came; Play was pressed
let timer = 0, focuses = 0; // how often the program has moved the keyboard

// The program hears where the page is scrolled to as well, unless it is on its way to another: see Program.Scrolled.
const tell = (kind, ...values) => {
  settle();
  const at = leaving ? -1 : scrollY;
  if (["link", "submit", "narrow", "arrive"].includes(kind)) [acts, leaving, owing] = [acts + 1, true, true];
  page.post("hear", acts, [kind, ...values], at);
};
const address = () => addressOf(facts().country, facts().day);
const write = (step, to) => {
  // Among pages that the program has shown it scrolls by itself: the browser would in its next frame, before the page is there.
  if (step && page.hear) history.scrollRestoration = "manual"; // of what is left, too: see app.js
  const shown = hasFacts() && byId("map") ? { day: facts().day, country: facts().country } : null;
  try { if (!copied) history[step ? "pushState" : "replaceState"](shown, "", to); } catch { /* too many in a short while: the next one will do */ }
};

// Without the program the rest of the page comes from the server.
const bring = async () => {
  const wanted = root.dataset.scene && !copied ? address() : null; // a copy of the site as files has none
  try {
    const answer = wanted && (await fetch(root.dataset.scene + wanted.slice(1))), message = answer && answer.ok && (await answer.json());
    if (message && wanted === address() && !page.hear && apply(message)) touched = false;
    if (waiting) wait(true);
  } catch { /* no network: what lies ready is what there is */ }
  if (!page.hear) owing = false;
};

// The address follows an act, and the program is told, or what it would do is done without it.
const settle = () => {
  if (!due) return;
  const [kind, value] = due;
  due = null;
  write(kind === "open", address());
  finish(); // not what the history has of the page that is left
  if (page.hear) tell(kind, value);
  else bring();
};
const act = (kind, value) => {
  addressed = ++acts;
  touched = owing = true;
  due = [kind, value];
  clearTimeout(timer);
  if (kind === "day") timer = +setTimeout(settle, 150); // while a slider moves, its days are shown and the last one is told
  else painted().then(settle);
};
/** When what is shown now has been painted; a page that nobody sees has no frames. */
const painted = () => new Promise((done) => (d.hidden ? done() : requestAnimationFrame(() => setTimeout(done, 16))));

const open = (code, byKey = false) => {
  if (code === facts().country || leaving) return;
  settle();
  const from = facts().country, focused = d.activeElement, lost = byKey || byId("panel").contains(focused);
  showCountry(code);
  if (!code && lost) focusPlace(from);
  act("open", code);
  if (code && !byKey) painted().then(() => { if (facts().country === code && [focused, d.body].includes(d.activeElement)) focusPlace(code); }); // see onMouse
};
/** Moves the keyboard to a place, which becomes the map's one stop of the tab key. */
const focusPlace = (code) => {
  const place = placeElement(code);
  if (!place) return;
  one('#map [tabindex="0"]')?.setAttribute("tabindex", "-1");
  place.setAttribute("tabindex", "0");
  place.focus({ preventScroll: true });
};

const wait = (yes) => { // Play waits for the program; another press, or the slider, takes it back
  waiting = yes;
  byId("play").classList.toggle("on", yes);
  byId("play").ariaLabel = words()[yes ? "pause" : "play"];
};
// A link that is pressed before its address has followed what is shown waits for it.
const follow = async (link) => {
  settle();
  for (let patience = 40; owing && patience; patience--) await new Promise((done) => setTimeout(done, 50));
  owing = false;
  (link.isConnected ? link : one(`[data-part] a[href="${link.getAttribute("href")}"]`) || link).click();
};

// The list beside the map is folded away, or brought back, on later visits too: see hold.js.
const fold = (to) => {
  root.toggleAttribute("data-folded", to === "away");
  one(`[data-fold]:not([data-fold=${to}])`).focus();
  page.store?.("localStorage", "setItem", "list", to);
};
// A list that lies over the page goes when something in it was chosen, or something else is wanted.
const LISTS = ":is(.lenses, .regions, #visit details)[open]";
const shut = (e, done) => {
  for (const list of /** @type {NodeListOf<any>} */ (d.querySelectorAll(LISTS))) {
    if (list.contains(e.target) && !done) continue;
    if (list.contains(d.activeElement)) list.firstElementChild.focus({ preventScroll: true });
    list.open = false;
  }
};

const onClick = (e) => {
  const link = closest(e.target, "a[href]");
  if (modified(e)) return;
  shut(e, link);
  if (e.defaultPrevented) return;
  if (closest(e.target, "#map")) {
    const place = e.detail ? pick(e) : closest(e.target, "[data-country]");
    e.preventDefault();
    if (place && hasFacts()) open(place.dataset.country, !e.detail);
  } else if (closest(e.target, "#panel .close") && hasFacts()) {
    e.preventDefault();
    open("");
  } else if (closest(e.target, "#panel .grip")) { // until the sheet's own script has come
    e.target.ariaExpanded = e.target.parentNode.toggleAttribute("data-full");
  } else if (e.target.id === "play") page.hear ? page.hear("play") : wait(!waiting);
  else if (e.target.dataset?.fold) fold(e.target.dataset.fold);
  else if (link && owing && closest(link, "[data-part]")) {
    e.preventDefault();
    follow(link);
  } else if (link && page.hear) {
    const to = new URL(link.getAttribute("href"), location.href), at = to.pathname + to.search;
    if (to.origin !== location.origin || to.hash || link.matches("[target], [download]:not(.rows)")) return;
    e.preventDefault();
    if (link.matches(".rows")) page.hear("rows", at, link.download);
    else page.hear("link", at);
  }
};

const onInput = (e) => {
  if (e.target.type !== "range" || !hasFacts() || leaving) return;
  if (waiting) wait(false);
  if (due && due[0] !== "day") settle();
  showDay(+e.target.value);
  act("day", facts().day);
};

const onKey = (e) => {
  if (e.defaultPrevented || !e.key || e.ctrlKey || e.metaKey || e.altKey) return;
  const place = closest(d.activeElement, "#map [data-country]"), steps = /^(Arrow|Home|End)/.test(e.key);
  if (e.key === "Escape" && closest(e.target, LISTS)) shut(e, true);
  else if (e.key === "Escape" && hasFacts() && facts().country && byId("panel") && !one("dialog[open]:not(#visit)")) open("", true);
  else if (page.hear && e.target.type === "range" && (steps || e.key.startsWith("Page"))) {
    e.preventDefault();
    page.hear("slide", e.key, e.target.id, e.shiftKey, d.dir === "rtl");
  } else if (page.hear && place && (steps || isLetter(e))) {
    e.preventDefault();
    page.hear("key", e.key, place.dataset.country, focuses);
  }
};
// Letters find a place by its name; a blank among them is of the name, and else scrolls the page.
let lettered = -Infinity;
const isLetter = (e) => {
  if ([...e.key].length > 1 || (e.key === " " && e.timeStamp - lettered > 800)) return false;
  lettered = e.timeStamp;
  return true;
};

const onState = (e) => { // Back and Forward; without the program among what was shown
  due = null;
  if (page.hear) return (page.hear("arrive", location.pathname + location.search), addressed = acts);
  if (!e.state || !byId("map")) return;
  const { day, country } = e.state, { rows } = facts();
  if (day < rows.first || day > rows.last) return location.reload();
  showDay(day);
  if (country !== facts().country) showCountry(country);
  finish();
  owing = true;
  bring();
};

// The link of a place leads to the day that is shown, for those who open it elsewhere; a date field, which is dear to
// build, is a text until a hand turns to it.
const prepare = (e) => {
  const place = (e.type !== "pointerdown" || modified(e)) && closest(e.target, "#map [data-country]");
  if (place && hasFacts()) place.setAttribute("href", addressOf(place.dataset.country, facts().day));
  if (e.target.id === "pick") e.target.type = "date";
};

// A place that is pressed gets the keyboard when its entry has been shown: to lay the focus out first takes as long again.
const onMouse = (e) => { if (!modified(e) && closest(e.target, "#map [data-country]")) e.preventDefault(); };

// The legend's entry under the mouse, or with the keyboard's focus, dims the rest of the map; then what was chosen does again.
const light = (e) => {
  const entry = (t) => closest(t, "#legend [data-word]"), map = byId("map");
  if (!entry(e.target) || !map) return; // first, since whatever the mouse passes comes by here
  if ((e.pointerType && e.pointerType !== "mouse") || (e.type === "focusin" && !e.target.matches(":focus-visible"))) return;
  const was = entry(e.type === "pointerover" || e.type === "focusin" ? e.target : e.relatedTarget);
  mark(map, "data-show", was ? was.dataset.word : byId("legend").dataset.bright || null);
};

// A copy of the map's page may stand for another address where there is no network: what that asks for is looked up.
const standIn = () => {
  const { rows } = facts(), here = location.pathname + location.search;
  const codes = here === facts().address ? [] : ["", ...Object.keys(rows.places)];
  const code = codes.find((each) => fill(rows.texts[each ? "open" : "close"], { code: each, query: "" }) === location.pathname);
  for (let day = rows.last; code !== undefined && day >= rows.first; day--) {
    if (addressOf(code, day) !== here) continue;
    touched = true;
    showDay(day);
    showCountry(code);
    return finish();
  }
};

// The copy for use without a network comes after the program, which is in it: nothing is fetched twice. Who saves data has none.
const keepOffline = async () => {
  if (d.readyState !== "complete") await new Promise((done) => addEventListener("load", done));
  try { saving || (await navigator.serviceWorker?.register("/app-worker.js")); } catch { /* where there are none */ }
};

/** The program takes over, and gets what the page shows. */
const handOver = () => {
  keepOffline();
  if (due) (write(due[0] === "open", address()), finish());
  [due, owing] = [null, false];
  const map = hasFacts() && !!byId("panel"), known = map ? facts() : null, play = waiting, moved = window.move && window.move.window;
  page.hear = tell;
  if (waiting) wait(false);
  root.dataset.app = "ready";
  return {
    act: acts, map, play, window: moved || null, places: placeCodes().join(" "), at: location.pathname + location.search, seen: !d.hidden,
    shows: known && !touched ? known.address : "", lens: known ? known.rows.lens : "", first: known ? known.rows.first : 0, today: known ? known.rows.today : 0,
  };
};

const SHOWN = 0, LACKING = 1, LATE = 2; // as in app/live

/** What the program does with the page after an act of the reader. What a later act has made untrue is not done. */
const later = /** @type {Later} */ ({
  apply: (message) => {
    if (!apply(message)) return LACKING;
    owing = false;
    return SHOWN;
  },
  showDay: (day) => (showDay(day), finish()),
  showCountry,
  push: (to) => write(true, to),
  replace: (to) => write(false, to),
  scroll: (to, another) => {
    scrollTo(0, to);
    if (another && (!d.activeElement || d.activeElement === d.body)) byId("content").focus({ preventScroll: true });
  },
  heard: (due) => { [leaving, owing] = [false, owing && due]; }, // where nothing is due, nothing is to come
});

/** Does what the program asks for, as far as it has heard of what the reader did. */
const obey = (act, name, values) => {
  if (name === "focusPlace") focuses++;
  if (!(name in later)) return page[name](...values);
  const late = act < (name === "push" || name === "replace" ? addressed : acts);
  return late ? LATE : later[name](...values);
};

/** The program does not come, or has stopped: what waits for it need not. */
const giveUp = (what) => {
  [page.hear, owing, leaving] = [null, false, false];
  if (waiting) wait(false);
  if (root.dataset.app !== "ready") root.dataset.app = "missing";
  for (const id of ["play", "pace"]) if (byId(id) && root.dataset.app === "missing") byId(id).disabled = true;
  if (byId("status")) byId("status").textContent = words().missing.replace("{}", what);
  if (!copied) keepOffline();
};

window.page = Object.assign(page, paint, { facts, hasFacts, placeOn, focusPlace, giveUp, handOver, obey, painted, pick });
const sliding = (what) => (e) => { if (e.target.id === "date") page.hear?.(what, e.clientX, d.dir === "rtl"); };
for (const [type, heard] of /** @type {[string, any][]} */ ([
  ["click", onClick], ["input", onInput], ["mousedown", onMouse], ["keydown", onKey], ["pointerdown", sliding("press")], ["pointerup", sliding("release")],
])) d.addEventListener(type, heard);
addEventListener("popstate", onState);
d.addEventListener("visibilitychange", () => page.hear?.("seen", !d.hidden));
for (const type of ["pointerdown", "contextmenu", "focusin"]) d.addEventListener(type, prepare);
for (const type of ["pointerover", "pointerout", "focusin", "focusout"]) d.addEventListener(type, light);
if (hasFacts()) (standIn(), write(false, location.href));
// The program is fetched when the page has been painted and the browser is idle, or who saves data turns to what needs it.
const begin = () => (copied ? giveUp(words().copy) : load(root.dataset.loader, () => giveUp(words().script))), saving = !copied && navigator.connection?.saveData;
if (saving) for (const type of ["click", "focusin"]) d.addEventListener(type, (e) => { if (closest(e.target, "button, select, input:not(#date)")) begin(); });
else if (d.hidden) begin(); // nothing is painted there
else setTimeout(() => window.whenIdle(begin, { timeout: 2000 }), 400);
if (window.held) window.held.target.dispatchEvent(new MouseEvent("click", window.held));
