// The entry on a narrow screen is a sheet with three positions: low, which shows its name and class, half and full. Grip and
// head drag it, and all of it where it is low, by a transform alone, so that nothing is laid out anew. Below low it closes.
import { byId, closest, d, one, swallowClick } from "./dom.js";

const still = matchMedia("(prefers-reduced-motion: reduce)"), LOW = 0, HALF = 1, FULL = 2, CLOSED = 3;
let drag = null, timer = 0, upward = true;
const sheetAt = (target) => {
  const sheet = closest(target, "#panel[data-country]");
  return sheet && one(".grip", sheet)?.checkVisibility() ? sheet : null; // without a grip it stands beside the map
};
const handle = (e) => closest(e.target, ".grip, .entry-head");
const stands = (sheet) => ("low" in sheet.dataset ? LOW : "full" in sheet.dataset ? FULL : HALF);
const mark = (sheet, now) => { for (const name of ["low", "full", "drag"]) sheet.toggleAttribute("data-" + name, name === now); };
const put = (sheet, at) => {
  clearTimeout(timer);
  mark(sheet, ["low", "half", "full"][at]);
  for (const name of ["transform", "transition"]) sheet.style.removeProperty(name); // what was never set stays so
  if (at === LOW) sheet.scrollTop = 0;
  else sheet.style.removeProperty("--low");
  one(".grip", sheet)?.setAttribute("aria-expanded", at === FULL);
};
const shift = (sheet, y) => (sheet.style.transform = "translateY(" + y + "px)");
// Gives the sheet its full height where it stands, and returns how far below that height each position is.
const lift = (sheet) => {
  clearTimeout(timer);
  const at = new DOMMatrix(getComputedStyle(sheet).transform).m42, shown = sheet.offsetHeight - at, words = one("#panel-class", sheet);
  mark(sheet, "half");
  const half = parseFloat(getComputedStyle(sheet).maxHeight);
  mark(sheet, "drag");
  sheet.style.transition = "none";
  const tall = sheet.offsetHeight, middle = Math.min(half, tall), low = words ? words.offsetTop + words.offsetHeight + 8 : 96;
  sheet.style.setProperty("--low", low + "px");
  shift(sheet, tall - shown);
  getComputedStyle(sheet).transform; // a transition starts from here
  return { at: tall - shown, stops: [tall - (low < middle - 40 ? low : middle), tall - middle, 0, tall] };
};
const settle = (sheet, stops, to) => {
  const end = () => (to === CLOSED ? one(".close", sheet).click() : put(sheet, to)); // what has gone is put back: see below
  sheet.style.transition = "transform .2s ease-out";
  shift(sheet, stops[to]);
  if (still.matches) end();
  else timer = setTimeout(end, 200);
};
// Where a sheet goes that is let go of at a height, in pixels below its full one, with a speed in pixels a millisecond.
const aim = (stops, at, speed) => {
  const ahead = [HALF, FULL, LOW, CLOSED].filter((i) => Math.abs(speed) < .3 || (stops[i] - at) * speed > 0);
  const [nearest = HALF] = ahead.sort((a, b) => Math.abs(stops[a] - at) - Math.abs(stops[b] - at));
  return nearest;
};
d.addEventListener("pointerdown", (e) => {
  const sheet = e.isPrimary && !e.button && sheetAt(e.target);
  if (!sheet || !(handle(e) || "low" in sheet.dataset)) return;
  drag = { sheet, id: e.pointerId, from: stands(sheet), y: e.clientY, trail: [] };
});
d.addEventListener("pointermove", (e) => {
  if (!drag || e.pointerId !== drag.id) return;
  if (!drag.stops) {
    if (Math.abs(e.clientY - drag.y) < 6) return;
    Object.assign(drag, lift(drag.sheet));
    try { drag.sheet.setPointerCapture(drag.id); } catch { /* gone */ } // what is under the finger may be drawn anew
    getSelection().removeAllRanges();
    drag.y += Math.sign(e.clientY - drag.y) * 6;
  }
  drag.now = Math.max(0, drag.at + e.clientY - drag.y);
  shift(drag.sheet, drag.now);
  drag.trail.push([e.timeStamp, e.clientY]);
});
const release = (e) => {
  if (!drag || e.pointerId !== drag.id) return;
  const { sheet, stops, from, now, trail } = drag;
  drag = null;
  if (!stops) return;
  swallowClick();
  const [t, y] = trail.find(([t]) => e.timeStamp - t < 100) || [0, e.clientY], time = e.timeStamp - t;
  settle(sheet, stops, e.type === "pointercancel" ? from : aim(stops, now, time && (e.clientY - y) / time));
};
d.addEventListener("pointerup", release);
d.addEventListener("pointercancel", release);
d.addEventListener("dragstart", (e) => { if (drag) e.preventDefault(); });
// A tap on grip or head goes to the next position, up to full and down again; a key takes the grip from half to full
// and back, as page.js does.
d.addEventListener("click", (e) => {
  const sheet = sheetAt(e.target);
  if (!sheet || !handle(e) || closest(e.target, "a")) return;
  e.stopPropagation();
  const from = stands(sheet);
  upward = from === LOW || (upward && from !== FULL);
  settle(sheet, lift(sheet).stops, e.detail ? from + (upward ? 1 : -1) : from === FULL ? HALF : FULL);
}, true);
d.addEventListener("focusin", (e) => { // nothing has the focus where it cannot be seen
  const sheet = closest(e.target, "#panel[data-low]");
  if (sheet && e.target !== sheet && !handle(e)) put(sheet, HALF);
});
// Each entry opens at half, and what is no entry is no sheet.
new MutationObserver((list) => {
  const panel = byId("panel"), first = list.find(({ target }) => target === panel);
  if (!first || panel.getAttribute("data-country") === first.oldValue) return;
  [drag, upward] = [null, true];
  put(panel, HALF);
}).observe(d, { subtree: true, attributeFilter: ["data-country"], attributeOldValue: true });
