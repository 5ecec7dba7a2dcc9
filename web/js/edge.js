// What the program asks of the page beside painting, and what the page tells it: see app/live/browser_js.go.
import { byId, closest, d, one, root } from "./dom.js";
import { arrive, returns } from "./scroll.js";

const { page } = window, { placeCodes, placeElement } = page;

Object.assign(page, {
  returns,
  // Scrolls so that neither the window's edge nor the entry's sheet on a narrow screen hides the map.
  uncover: () => {
    if (!byId("map-host")) return; // the reader has gone on
    const map = byId("map-host").getBoundingClientRect(), sheet = byId("panel").getBoundingClientRect();
    const bottom = sheet.left < map.right ? Math.min(innerHeight, sheet.top) : innerHeight;
    if (map.top < 0 || map.bottom > bottom) scrollBy(0, Math.min(map.top, Math.max(map.top - 8, map.bottom - bottom)));
  },
  wrote: () => { // the share page has a script of its own
    if (byId("share-said") && root.dataset.share && !one(`script[src="${root.dataset.share}"]`)) d.head.append(Object.assign(d.createElement("script"), { src: root.dataset.share }));
  },
  scroll: (another) => {
    arrive(another);
    if (another && (!d.activeElement || d.activeElement === d.body)) byId("content").focus({ preventScroll: true });
  },
  middles: () => placeCodes().map((code) => {
    const { x, y, width, height } = placeElement(code).getBoundingClientRect();
    return code + " " + (x + width / 2) + " " + (y + height / 2);
  }).join(),
  kept: (name) => { try { return localStorage.getItem(name) || ""; } catch { return ""; } },
  keep: (name, value) => { try { localStorage.setItem(name, value); } catch { /* only the age of the record is lost */ } },
});

// The place under the pointer on both maps of a comparison, with a line about both days.
let lit = "";
d.addEventListener("pointerover", (e) => {
  const place = closest(e.target, ".pair [data-country]"), code = place ? place.dataset.country : "";
  if (code === lit || !page.hear) return;
  for (const each of d.querySelectorAll(".pair [data-country]")) each.classList.toggle("lit", /** @type {HTMLElement} */ (each).dataset.country === code);
  lit = code;
  if (byId("pair-note")) byId("pair-note").textContent = page.hear("pair", code);
});
d.addEventListener("mapmove", (e) => page.hear && page.hear("moved", .../** @type {CustomEvent} */ (e).detail));
