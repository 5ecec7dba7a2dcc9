// The name and class of the place under the mouse. A finger gets the entry instead.
import { byId, closest, d } from "./dom.js";

const { facts, hasFacts, placeOn } = window.page;
let tip = null, tipped = "";

const hide = () => {
  if (tip) tip.hidden = true;
  tipped = "";
};

const onMove = (e) => {
  const place = e.pointerType === "mouse" && byId("map") && closest(e.target, "#map [data-country]");
  if (!place || !hasFacts()) return hide();
  if (!tip) {
    tip = Object.assign(d.createElement("div"), { id: "tip", ariaHidden: true });
    d.body.append(tip);
  }
  const code = place.dataset.country, line = place.getAttribute("aria-label") + placeOn(code, facts().day).tip;
  if (tip.textContent !== line) tip.textContent = line;
  tip.hidden = false;
  tipped = code;
  let x = e.clientX;
  if (x > innerWidth - 260) x -= tip.offsetWidth + 24;
  tip.style.transform = "translate(" + Math.round(x + 12) + "px," + Math.round(e.clientY + 14) + "px)";
};

d.addEventListener("pointermove", onMove);
d.addEventListener("pointerout", (e) => { if (!e.relatedTarget) hide(); }); // left the window
for (const type of ["visibilitychange", "scroll", "mapmove", "click"]) d.addEventListener(type, () => tipped && hide());
