// A date field is dear to build, so it is a text until it is wanted.
import { d } from "./dom.js";

d.addEventListener("focusin", (e) => {
  const field = /** @type {HTMLInputElement} */ (e.target);
  if (field.id !== "pick" || field.type === "date") return;
  field.type = "date";
  field.addEventListener("click", () => { // the calendar comes for a finger only: it would keep the tab key to itself
    try { field.showPicker(); } catch { /* this browser opens it by itself */ }
  }, { once: true });
});
