// The search field as a combobox, the forms that ask for a page, and the rows of the log as a file. What a text may mean,
// and what is chosen, the program says (app/live/search.go); without it the browser follows forms and links.
import { byId, closest, d } from "./dom.js";

const { page } = window, field = () => byId("search");

const onKey = (e) => {
  if (e.target.id !== "search" || e.isComposing || !page.hear) return;
  if (e.key === "Escape" && byId("found").hidden && !e.target.value) return; // closes what is open
  e.stopPropagation(); // letters and arrows in the field are not for the map
  if (!["ArrowDown", "ArrowUp", "Escape"].includes(e.key)) return;
  e.preventDefault();
  page.hear("choose", e.key, e.target.value);
};
const line = (e) => closest(e.target, "#found > li");
d.addEventListener("keydown", onKey, true);
const ask = (kind, form) => page.hear(kind, form.getAttribute("action"), new URLSearchParams(/** @type {any} */ (new FormData(form))).toString());
for (const type of ["input", "focusout"]) {
  d.addEventListener(type, (e) => {
    if (!page.hear) return;
    if (e.target.id === "search") page.hear("type", type === "input" ? field().value : "");
    else if (type === "input" && closest(e.target, "form.narrow")) ask("narrow", closest(e.target, "form"));
  });
}
d.addEventListener("mousedown", (e) => { if (line(e)) e.preventDefault(); }); // or the list would go before it is clicked
d.addEventListener("click", (e) => {
  const table = closest(e.target, "a.rows");
  if (!page.hear || !(line(e) || table)) return;
  e.preventDefault();
  e.stopPropagation();
  if (line(e)) page.hear("take", +line(e).id.slice(6));
  else page.hear("rows", table.getAttribute("href"), table.download);
}, true);
d.addEventListener("submit", (e) => {
  const form = /** @type {HTMLFormElement} */ (e.target);
  if (form.method !== "get" || !page.hear) return;
  e.preventDefault();
  if (form.contains(field())) page.hear("choose", "Enter", field().value);
  else ask("submit", form);
});
