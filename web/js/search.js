// The search field as a combobox, the forms that ask for a page, and the rows of the log as a file. What a text may mean
// and which rows there are, the program says; without it the browser follows forms and links.
import { byId, closest, d, root, say } from "./dom.js";

const hear = (kind, ...values) => root.dataset.app === "ready" && window.page.hear && window.page.hear(kind, ...values);
let offers = [], active = -1, saying = 0; // an offer: address, whether a place, how it stands, pieces of its name, every second of which was asked for
const make = (tag, text) => Object.assign(d.createElement(tag), { textContent: text });
const show = () => {
  byId("found").hidden = !offers.length;
  byId("search").setAttribute("aria-expanded", offers.length > 0);
  offers.forEach((_, i) => byId("found-" + i).setAttribute("aria-selected", i === active));
  if (active < 0) return byId("search").removeAttribute("aria-activedescendant");
  byId("search").setAttribute("aria-activedescendant", "found-" + active);
  byId("found-" + active).scrollIntoView({ block: "nearest" });
};
const close = () => {
  clearTimeout(saying);
  offers = [];
  active = -1;
  if (byId("search")) show();
};
const look = () => {
  const found = hear("find", byId("search").value);
  if (!found) return;
  const answer = JSON.parse(found);
  offers = answer.offers;
  active = offers.length && offers[0][1] ? 0 : -1; // Enter takes a place at once; an event must be chosen
  byId("found").replaceChildren(...offers.map(([, , more, ...name], i) => {
    const line = Object.assign(d.createElement("li"), { id: "found-" + i }), words = d.createElement("span");
    line.setAttribute("role", "option");
    words.append(...name.map((piece, k) => (k % 2 ? make("mark", piece) : piece)));
    line.append(words, make("small", more));
    return line;
  }));
  show();
  clearTimeout(saying);
  if (answer.line) saying = +setTimeout(() => say(answer.line), 1000);
};
const take = (i) => {
  const [address] = offers[i];
  byId("search").value = "";
  close();
  hear("link", address);
  (byId("panel") || byId("content")).focus({ preventScroll: true }); // and a phone's keyboard goes away
};
const onKey = (e) => {
  if (e.target.id !== "search" || e.isComposing || root.dataset.app !== "ready") return;
  const n = offers.length, field = e.target;
  const taken = e.key === "Enter" ? active : -1;
  if (taken >= 0) e.preventDefault(); // before anything moves, or the form is sent as well
  if (e.key === "ArrowDown" || e.key === "ArrowUp") {
    if (!n) look();
    else active = e.key === "ArrowDown" ? (active + 1) % n : (Math.max(active, 0) + n - 1) % n;
    if (n) show();
  } else if (taken >= 0) take(taken);
  else if (e.key === "Escape" && n) close();
  else if (e.key === "Escape" && field.value) field.value = "";
  else return e.key === "Escape" || e.stopPropagation(); // letters and arrows in the field are not for the map
  e.preventDefault();
  e.stopPropagation();
};
const line = (e) => closest(e.target, "#found > li");
d.addEventListener("keydown", onKey, true);
const ask = (kind, form) => hear(kind, form.getAttribute("action"), new URLSearchParams(/** @type {any} */ (new FormData(form))).toString());
d.addEventListener("input", (e) => (e.target.id === "search" ? look() : closest(e.target, "form.narrow") && ask("narrow", closest(e.target, "form"))));
d.addEventListener("focusout", (e) => { if (e.target.id === "search") close(); });
d.addEventListener("mousedown", (e) => { if (line(e)) e.preventDefault(); }); // or the list would go before it is clicked
d.addEventListener("click", (e) => {
  const i = line(e) ? +line(e).id.slice(6) : -1;
  if (offers[i]) return take(i);
  const table = closest(e.target, "a.rows") && hear("rows");
  if (!table) return;
  e.preventDefault();
  e.stopPropagation();
  const link = Object.assign(d.createElement("a"), { href: URL.createObjectURL(new Blob([table], { type: "text/csv;charset=utf-8" })), download: e.target.closest("a").getAttribute("download") || "" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}, true);
d.addEventListener("submit", (e) => {
  const form = /** @type {HTMLFormElement} */ (e.target);
  if (form.method !== "get" || !ask("submit", form)) return;
  e.preventDefault();
  close();
});
