// The one writer of the page. From rows it shows at once what lies ready for a day or a country; apply() shows a whole
// message, from the program or from the server. What is written already is not written again.
import { byId, d, mark, one } from "./dom.js";
import { morph } from "./morph.js";
import { addressOf, facts, fill, hasFacts, learn, placeOn, stepAt, valuesOf } from "./rows.js";

let svg = null, places = {}, groups = {}; // the drawing: elements by code; groups that look alike
let at = ""; // the address whose message was applied

/** The drawing that is in the page, which is kept while pages come and go. */
const take = () => {
  const host = byId("map-host");
  if (!host) return false;
  const there = one("svg", host);
  if (!there && svg) host.append(svg);
  if (!there || there === svg) return !!svg;
  [svg, places, groups] = [there, {}, {}];
  for (const place of svg.querySelectorAll("[data-country]")) {
    const code = place.dataset.country, { holder, look } = placeOn(code, facts().day); // as it was drawn
    places[code] = place;
    (groups[holder] ||= { element: place.closest("[data-class],[data-uncounted]"), members: [], look }).members.push(code);
  }
  if (window.move && window.move.take) window.move.take(svg);
  return true;
};
export const hasMap = () => take() || !!svg;
export const drawing = () => svg; // in the page, or kept

export const placeElement = (code) => (take() ? places[code] : null);
export const placeCodes = () => (take() ? Object.keys(places) : []);

const dress = (holder, look) => {
  const { element, members } = groups[holder], { marks, looks } = facts().rows, { set, says, doubt } = looks[look];
  for (const name of marks) mark(element, name, set[name]);
  for (const code of members) {
    const { name, as } = placeOn(code, facts().day);
    mark(places[code], "aria-label", name + says + as + (doubt || ""));
  }
  groups[holder].look = look;
};

const colour = (day) => {
  if (!take()) return;
  for (const holder in groups) {
    const { look } = placeOn(holder, day);
    if (look !== groups[holder].look) dress(holder, look);
  }
};

export const outline = (code) => {
  const place = placeElement(code), line = svg && one("#selected", svg);
  const shape = place ? [...place.querySelectorAll(":scope > path")].map((p) => p.getAttribute("d")).join("") : "";
  if (line) mark(line, "d", shape);
};

/** Detail of the map: draws a place otherwise. A marker comes behind its land, where there is any. */
export const reshape = (code, path) => {
  if (!placeElement(code)) return;
  one("path", placeElement(code)).setAttribute("d", path);
  if (facts().country === code) outline(code);
};

// Writes a fragment where it is not written.
const write = (element, fragment, values) => {
  const html = fill(fragment, values);
  if (!element || element.said === html) return;
  element.innerHTML = element.said = html;
  element.fragment = fragment;
};
const says = (element, fragment) => element?.said && element.fragment === fragment;
// What lies ready is shown, so that no part is any more what apply() has written there.
const forget = () => { for (const part of d.querySelectorAll("[data-part]")) part.applied = null; };

// Sets what differs: what is set anew is laid out anew.
const put = (e, name, value) => { if (e[name] !== value) e[name] = value; };

const tellDay = (day) => {
  const { rows } = facts(), values = valuesOf(day), i = stepAt(rows.days, day, 4), [spoken, , counts] = rows.days.slice(i + 1);
  const finding = one(".finding"), named = says(finding, rows.spoken[spoken]) && one(".day", finding);
  if (named) put(named, "textContent", values.day); // a new sentence would be laid out word by word
  else write(finding, rows.spoken[spoken], values);
  d.querySelectorAll("#legend [data-word]").forEach((entry, k) => {
    const n = rows.counts[counts][k];
    put(entry.parentElement, "hidden", n === null);
    put(one(".count", entry), "textContent", "" + (n || 0));
  });
  const slider = byId("date");
  put(byId("day"), "textContent", values.day);
  put(slider, "value", "" + day);
  slider.setAttribute("aria-valuetext", values.day);
  put(byId("notice"), "textContent", ""); // it was about another address
};

// While a hand is sliding, the links of a list that says the same on the next day may lead to the day before.
const tellPlace = (day, code, sliding) => {
  const { rows } = facts(), values = valuesOf(day), place = code && placeOn(code, day), panel = byId("panel");
  const roll = rows.rolls[rows.days[stepAt(rows.days, day, 4) + 2]];
  if (place) write(one(".stand", panel), place.stand, values);
  else if (!sliding || !says(panel, roll)) write(panel, roll, values);
};

/** What a step of the slider leaves to be done at rest: title, date field, where the links of a list lead. It costs as much. */
export const finish = () => {
  const { rows, day, country } = facts(), place = country && placeOn(country, day), values = valuesOf(day);
  d.title = fill(rows.texts[place ? "asks" : "title"], { ...values, name: place && place.name });
  if (!hasMap() || !byId("panel")) return;
  put(byId("pick"), "value", values.iso);
  tellPlace(day, country);
};

/** Shows a day of the era, and all that a reader sees of it at once. */
export const showDay = (day) => {
  forget();
  take(); // before the day changes: the drawing shows the one before
  facts().day = day;
  colour(day);
  tellDay(day);
  tellPlace(day, facts().country, true);
};

/** Opens the entry of a country, or closes it (""): what lies ready of it. The rest is to come. */
export const showCountry = (code) => {
  const panel = byId("panel"), { rows, day } = facts(), place = code && placeOn(code, day);
  if (panel.scrollTop) panel.scrollTop = 0; // before anything changes: afterwards it would force a layout
  facts().country = code;
  outline(code);
  put(byId("app"), "className", code ? "screen entry" : "screen");
  put(byId("notice"), "textContent", "");
  if (place) {
    panel.dataset.country = code;
    const values = valuesOf(day), stand = fill(place.stand, values);
    write(panel, rows.texts.entry, { ...values, name: place.name, stand, open: addressOf(code, day), close: addressOf("", day) });
    one(".stand", panel).said = stand;
  } else panel.removeAttribute("data-country");
  forget();
  tellPlace(day, code);
};

/** Shows a message. It is false where the page lacks a part of it: then the whole is needed. */
export const apply = (/** @type {Message} */ message) => {
  const { parts, rows, day, country } = message, lacks = ([name, _]) => !one(`[data-part="${name}"]`);
  if (parts.some(lacks)) return false;
  const map = hasFacts() && facts();
  if (message.map) learn({ address: message.address, day, country, queries: message.queries, rows: rows || map.rows });
  for (const [selector, name, value] of message.marks) if (one(selector)) mark(one(selector), name, value || null);
  for (const [name, html] of parts) {
    const element = one(`[data-part="${name}"]`);
    if (element.applied === html) continue;
    morph(element, html);
    for (const e of [element, ...element.querySelectorAll(".finding, .stand, [data-part]")]) e.said = e.applied = null;
    element.applied = html;
  }
  d.title = message.title;
  // Fields say what the address says, but for what is being typed.
  if (at !== message.address) for (const form of /** @type {any} */ (d.querySelectorAll("[data-part] form:not(.find, .narrow:focus-within)"))) form.reset();
  at = message.address;
  if (!message.map || !take()) return true;
  const slider = byId("date");
  if (+slider.value !== day) slider.value = day; // a range takes a value within the ends that it has by now
  if (rows) for (const holder in groups) dress(holder, placeOn(holder, day).look);
  else colour(day);
  outline(country);
  return true;
};
