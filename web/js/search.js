// The search field as a combobox, and the forms that ask for a page. What a text may mean, and what is chosen, the program
// says (app/live/search.go); without it the browser follows forms.
import { byId, closest, d } from "./dom.js";

const { page } = window;
const on = (type, f) => d.addEventListener(type, (e) => { if (page.hear) f(e); }, true);
const ask = (kind, form) => page.hear(kind, form.getAttribute("action"), new URLSearchParams(/** @type {any} */ (new FormData(form))).toString());

on("keydown", (e) => {
  if (e.target.id !== "search" || e.isComposing || !["ArrowDown", "ArrowUp", "Escape"].includes(e.key)) return;
  if (e.key === "Escape" && byId("found").hidden && !e.target.value) return; // closes what is open
  e.preventDefault();
  page.hear("choose", e.key, e.target.value);
});
on("input", (e) => {
  if (e.target.id === "search") page.hear("type", e.target.value);
  else if (closest(e.target, "form.narrow")) ask("narrow", closest(e.target, "form"));
});
on("focusout", (e) => { if (e.target.id === "search") page.hear("type", ""); });
on("mousedown", (e) => { if (closest(e.target, "#found")) e.preventDefault(); }); // or the list would go before it is clicked
on("click", (e) => { if (closest(e.target, "#found > li")) page.hear("take", +closest(e.target, "#found > li").id.slice(6)); });
on("submit", (e) => {
  if (e.target.method !== "get") return;
  e.preventDefault();
  if (e.target.contains(byId("search"))) page.hear("choose", "Enter", byId("search").value);
  else ask("submit", e.target);
});
