// A date field is dear to build, so it is a text until it is wanted.
import { d } from "./dom.js";

let fresh = false;
d.addEventListener("focusin", (e) => {
  const field = /** @type {HTMLInputElement} */ (e.target);
  if (field.id !== "pick" || field.type === "date") return;
  field.type = "date";
  fresh = true;
});
d.addEventListener("click", (e) => { // the calendar comes for a finger only: it would keep the tab key to itself
  const field = /** @type {HTMLInputElement} */ (e.target);
  if (!fresh || field.id !== "pick") return;
  fresh = false;
  try { field.showPicker(); } catch { /* this browser opens it by itself */ }
});
