// Rows: what the document, and later the program, has ready for every day of an era. Here it is looked up, and holes in it
// are filled from it; nothing is composed. See app/scene/rows.go.
import { byId } from "./dom.js";

let first = /** @type {First} */ (null);

/** What the page shows: the rows that hold, the day, the open country. */
export const facts = () => (first ||= JSON.parse(byId("first").textContent));
export const hasFacts = () => !!(first || byId("first"));
export const learn = (/** @type {First} */ fresh) => (first = fresh);

/** Where the step of a day begins in a list of steps, each of so many numbers, from a place on. */
export const stepAt = (list, day, size, from = 0) => {
  let i = from;
  while (i + size < list.length && list[i + size] <= day) i += size;
  return i;
};

export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);

/** What the holes of fragments are filled with on a day. */
export const valuesOf = (day) => {
  const { rows, queries } = facts();
  if (known.of === first && known.on === day) return known;
  const [start, words, iso] = rows.months.filter(([from]) => from <= day).pop(), n = day - start;
  const named = { iso: fill(iso, { n: rows.numerals[1][n] }) }, live = day === rows.today;
  return (known = { of: first, on: day, ...named, day: fill(words, { n: rows.numerals[0][n] }), query: fill(queries[live ? 1 : 0], named), dated: live ? "" : fill(rows.dated, named) });
};
let known = /** @type {any} */ ({}); // the last day's

/** How a place stands on a day, a territory as the state behind it: its name, its look, the fragments of its entry and its tip. */
export const placeOn = (code, day) => {
  const { rows } = facts(), row = rows.places[code];
  if (!row) return null;
  const [name, as, holder] = typeof row[1] === "string" ? row : [row[0], "", code], steps = rows.places[holder];
  const i = stepAt(steps, day, 3, 1), [stand, tip] = rows.stands[steps[i + 2]];
  return { name, as, holder, look: steps[i + 1], stand, tip };
};

/** The address of the map on a day, with a country open or ("") none. */
export const addressOf = (code, day) => fill(facts().rows.texts[code ? "open" : "close"], { ...valuesOf(day), code });
