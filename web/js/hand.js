// What a hand does on the map page is answered here, in the same task, with what lies ready. Then the program hears of it and
// brings the rest; until it has come, the server does. The address follows.
import { byId, closest, d, modified, one, root, words } from "./dom.js";
import { apply, placeCodes, placeElement, showCountry, showDay } from "./paint.js";
import { pick } from "./pick.js";
import { addressOf, facts, fill, hasFacts } from "./rows.js";
import { missing } from "./program.js";

export const page = /** @type {Page} */ ({ hear: null });

const REST = 150; // ms without a move of the slider until page and address follow
let resting = 0, asked = null, waiting = false, touched = false; // a timer; the address whose rest is to come; Play was pressed; more is shown than came

// Without the program: the address of what is shown, and the rest of the page from the server.
const address = () => addressOf(facts().country, facts().day);
const keep = () => ({ day: facts().day, country: facts().country });
const bring = async () => {
  const wanted = (asked = root.dataset.scene ? address() : null);
  if (!wanted) return; // a copy of the site as files has none
  try {
    const answer = await fetch(root.dataset.scene + wanted.slice(1)), message = answer.ok && (await answer.json());
    if (message && asked === wanted && !page.hear && apply(message)) touched = false;
    if (waiting) wait(true);
  } catch { /* no network: what lies ready is what there is */ }
  if (asked === wanted) asked = null;
};
const rest = () => {
  clearTimeout(resting);
  resting = 0;
  history.replaceState(keep(), "", address());
  bring();
};
const alone = {
  open: () => { history.pushState(keep(), "", address()); bring(); },
  day: () => { clearTimeout(resting); resting = +setTimeout(rest, REST); asked = ""; },
};

// Tells the program when what lay ready has been painted, or does what can be done without it.
let program = null;
const heard = []; // what it has yet to hear
const tellAll = () => { while (heard.length) program(...heard.shift()); };
const act = (kind, value) => {
  touched = true;
  if (!page.hear) return alone[kind]();
  if (kind === "day") { // while a slider moves its days are shown, and the last one is told
    if (heard.length && heard[heard.length - 1][0] === kind) heard.pop();
    clearTimeout(resting);
    resting = +setTimeout(tellAll, REST);
  } else if (d.hidden) setTimeout(tellAll);
  else requestAnimationFrame(() => setTimeout(tellAll));
  heard.push([kind, value]);
};

const open = (code) => {
  if (code === facts().country) return;
  const from = facts().country, lost = byId("panel").contains(d.activeElement);
  showCountry(code);
  if (!code && lost) focusPlace(from);
  act("open", code);
};

/** Moves the keyboard to a place, which becomes the map's one stop of the tab key. */
export const focusPlace = (code) => {
  const place = placeElement(code);
  if (!place) return;
  const stop = one('#map [tabindex="0"]');
  if (stop) stop.setAttribute("tabindex", "-1");
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
  for (let patience = 40; asked !== null && patience; patience--) await new Promise((done) => setTimeout(done, 50));
  asked = null;
  (link.isConnected ? link : one(`[data-part] a[href="${link.getAttribute("href")}"]`) || link).click();
};

// A list that lies over the map goes when something in it was chosen, or something else is wanted.
const shut = (e, link) => {
  for (const list of /** @type {NodeListOf<any>} */ (d.querySelectorAll(".lenses[open]"))) {
    if (list.contains(e.target) && !link) continue;
    if (list.contains(d.activeElement)) list.firstElementChild.focus({ preventScroll: true });
    list.open = false;
  }
};

const onClick = (e) => {
  const link = closest(e.target, "a[href]");
  if (!modified(e)) shut(e, link);
  if (e.defaultPrevented) return;
  if (modified(e)) return e.stopPropagation();
  if (closest(e.target, "#map")) {
    const place = e.detail ? pick(e) : closest(e.target, "[data-country]");
    e.preventDefault();
    e.stopPropagation();
    if (place && hasFacts()) open(place.dataset.country);
  } else if (closest(e.target, "#panel .close") && hasFacts()) {
    e.preventDefault();
    e.stopPropagation();
    open("");
  } else if (e.target.id === "play") page.hear ? page.hear("play") : wait(!waiting);
  else if (link && page.hear) {
    e.stopPropagation(); // go-app listens on the window
    const to = new URL(link.getAttribute("href"), location.href), own = ["target", "download"].some((name) => link.hasAttribute(name));
    if (to.origin === location.origin && !to.hash && !own && page.hear("link", to.pathname + to.search)) e.preventDefault();
  } else if (link && asked !== null && closest(link, "[data-part]")) {
    e.preventDefault();
    follow(link);
  }
};

const onInput = (e) => {
  if (e.target.id !== "date" || !hasFacts()) return;
  if (waiting) wait(false);
  showDay(+e.target.value);
  act("day", facts().day);
};

// Where on the slider, as a part of its way, and how many pixels that is long.
const along = (e) => {
  const box = e.target.getBoundingClientRect(), thumb = 24, x = (e.clientX - box.left - thumb / 2) / (box.width - thumb);
  return [d.dir === "rtl" ? 1 - x : x, box.width - thumb];
};

const onKey = (e) => {
  if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey) return;
  const place = closest(d.activeElement, "#map [data-country]");
  if (e.key === "Escape" && hasFacts() && facts().country && byId("panel") && !one("dialog[open]")) {
    const from = facts().country;
    open("");
    focusPlace(from);
  } else if (page.hear && e.target.id === "date") {
    if (page.hear("slide", e.key, e.shiftKey, d.dir === "rtl")) e.preventDefault();
  } else if (page.hear && place && page.hear("key", e.key, place.dataset.country, e.timeStamp)) e.preventDefault();
};

const onState = (e) => { // Back and Forward; without the program among what was shown
  if (page.hear) {
    page.returns(e);
    return page.hear("arrive", location.pathname + location.search);
  }
  if (!e.state || !byId("map")) return;
  const { day, country } = e.state, { rows } = facts();
  if (day < rows.first || day > rows.last) return location.reload();
  facts().day = day;
  if (country === facts().country) showDay(day);
  else {
    showDay(day);
    showCountry(country);
  }
  bring();
};

// The link of a place, for those who open it elsewhere, leads to the day that is shown.
const freshen = (e) => {
  const place = closest(e.target, "#map [data-country]");
  if (place && hasFacts()) place.setAttribute("href", addressOf(place.dataset.country, facts().day));
};

// The legend's entry under the mouse, or with the keyboard's focus, dims the rest of the map; then what was chosen does again.
const light = (e) => {
  const entry = (t) => closest(t, "#legend [data-word]"), map = byId("map");
  if (!entry(e.target) || !map) return; // first, since whatever the mouse passes comes by here
  if ((e.pointerType && e.pointerType !== "mouse") || (e.type === "focusin" && !e.target.matches(":focus-visible"))) return;
  const was = entry(e.type === "pointerover" || e.type === "focusin" ? e.target : e.relatedTarget);
  const show = was ? was.dataset.word : byId("legend").dataset.bright;
  if (show) map.dataset.show = show;
  else map.removeAttribute("data-show");
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
    return showCountry(code);
  }
};

/** Begins to listen. */
export const listen = () => {
  d.addEventListener("click", onClick);
  d.addEventListener("input", onInput);
  d.addEventListener("keydown", onKey);
  addEventListener("popstate", onState);
  d.addEventListener("pointerdown", (e) => {
    freshen(e);
    if (/** @type {HTMLElement} */ (e.target).id === "date" && page.hear) page.hear("press", ...along(e));
  });
  d.addEventListener("pointerup", (e) => {
    if (/** @type {HTMLElement} */ (e.target).id === "date" && page.hear) page.hear("release", ...along(e));
  });
  for (const type of ["contextmenu", "focusin"]) d.addEventListener(type, freshen);
  for (const type of ["pointerover", "pointerout", "focusin", "focusout"]) d.addEventListener(type, light);
  d.addEventListener("click", (e) => { // until the sheet's own script has come
    const grip = closest(e.target, "#panel .grip");
    if (grip) grip.ariaExpanded = grip.parentNode.toggleAttribute("data-full");
  });
  if (!hasFacts()) return;
  standIn();
  history.replaceState(keep(), "");
};

/** The program takes over, and gets what the page shows, and what a reader has done that waits for it. */
export const handOver = (hear) => {
  if (resting) {
    clearTimeout(resting);
    history.replaceState(keep(), "", address());
  }
  const map = hasFacts() && !!byId("panel"), known = map ? facts() : null, play = waiting, moved = window.move && window.move.window;
  resting = 0;
  asked = null;
  program = hear;
  page.hear = (...said) => {
    tellAll(); // in its order
    return program(...said);
  };
  if (waiting) wait(false);
  root.dataset.app = "ready";
  history.scrollRestoration = "manual";
  return {
    map, play, window: moved || null, places: placeCodes().join(" "), shows: known && !touched ? known.address : "",
    lens: known ? known.rows.lens : "", first: known ? known.rows.first : 0, today: known ? known.rows.today : 0,
  };
};

/** The program does not come, or has stopped. */
export const giveUp = (what) => {
  page.hear = null;
  if (waiting) wait(false);
  missing(what);
};
