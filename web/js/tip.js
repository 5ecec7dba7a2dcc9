// A line beside what the mouse is on: the name and class of a place, or what happened on the day of a tick of the time line.
// The slider's thumb has its day while a hand or the keyboard is on it. Of a place a finger gets the entry instead.
import { byId, closest, d } from "./dom.js";

const { facts, hasFacts, placeOn } = window.page, tip = byId("tip");
const hide = () => { tip.hidden = true; };
const show = (line, at) => { // where its corner belongs, of its size
  if (tip.textContent !== line) tip.textContent = line;
  tip.hidden = false;
  const { offsetWidth: width, offsetHeight: height } = tip, [x, y] = at(width, height);
  tip.style.transform = `translate(${Math.round(Math.max(4, Math.min(innerWidth - width - 4, x)))}px, ${Math.round(y)}px)`;
};
const above = ({ line, x }) => show(line, (width, height) => [x - width / 2, byId("date").getBoundingClientRect().top - height]);
const ticks = () => [...d.querySelectorAll(".ticks a")].map((a) => {
  const { x, width } = a.firstElementChild.getBoundingClientRect();
  return { line: a.textContent, x: x + width / 2 };
});
const onThumb = (slider) => {
  if (!slider.matches(":focus-visible, :active")) return;
  const { left, width } = slider.getBoundingClientRect(), part = (slider.value - slider.min) / (slider.max - slider.min), day = byId("day").textContent;
  above({ line: day, ...ticks().find(({ line }) => line.startsWith(day + ":")), x: left + 12 + (width - 24) * (d.dir === "rtl" ? 1 - part : part) });
};
d.addEventListener("pointermove", (e) => {
  const mouse = e.pointerType === "mouse", place = mouse && hasFacts() && closest(e.target, "#map [data-country]"), off = ({ x }) => Math.abs(x - e.clientX);
  const [tick] = mouse && e.target.id === "date" ? ticks().filter((each) => off(each) < 6).sort((a, b) => off(a) - off(b)) : [];
  if (e.target.id === "date" && e.buttons) return; // what is at the thumb stays
  if (place) show(place.getAttribute("aria-label") + placeOn(place.dataset.country, facts().day).tip, (width) => [e.clientX + (e.clientX > innerWidth - 260 ? -12 - width : 12), e.clientY + 14]);
  else tick ? above(tick) : hide();
});
d.addEventListener("pointerout", (e) => { if (!e.relatedTarget) hide(); }); // left the window
for (const type of ["visibilitychange", "scroll", "mapmove", "focusout"]) d.addEventListener(type, hide);
d.addEventListener("click", (e) => { if (/** @type {any} */ (e.target).id !== "date") hide(); });
d.addEventListener("focusin", (e) => { if (/** @type {any} */ (e.target).id === "date") onThumb(e.target); });
new MutationObserver(([{ target }]) => onThumb(target)).observe(d, { subtree: true, attributeFilter: ["aria-valuetext"] });
