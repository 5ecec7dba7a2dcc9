// The name and class of the place under the mouse. A finger gets the entry instead.
import { byId, closest, d } from "./dom.js";

const { facts, hasFacts, placeOn } = window.page, tip = byId("tip");
const hide = () => { tip.hidden = true; };

d.addEventListener("pointermove", (e) => {
  const place = e.pointerType === "mouse" && closest(e.target, "#map [data-country]");
  if (!place || !hasFacts()) return hide();
  const line = place.getAttribute("aria-label") + placeOn(place.dataset.country, facts().day).tip;
  if (tip.textContent !== line) tip.textContent = line;
  tip.hidden = false;
  const x = e.clientX - (e.clientX > innerWidth - 260 ? tip.offsetWidth + 24 : 0);
  tip.style.transform = "translate(" + Math.round(x + 12) + "px," + Math.round(e.clientY + 14) + "px)";
});
d.addEventListener("pointerout", (e) => { if (!e.relatedTarget) hide(); }); // left the window
for (const type of ["visibilitychange", "scroll", "mapmove", "click"]) d.addEventListener(type, hide);
