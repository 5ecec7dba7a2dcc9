// A line beside what the mouse is on: the name and class of a place, or what happened on the day of a tick of the time line.
// The slider's thumb has its day while a hand or the keyboard is on it. Of a place a finger gets the entry instead.
import { byId, closest, d } from "./dom.js";

const { facts, hasFacts, placeOn } = window.page, tip = byId("tip"), onDate = (/** @type {any} */ e) => e.target.id === "date";
let sliding = false; // a finger gives a slider no focus
const write = (e, line) => { if (e && e.textContent !== line) e.textContent = line; };
const hide = () => {
  [tip.hidden, sliding] = [true, false];
  write(byId("thumb"), "");
};
const show = (line, at) => { // where its corner belongs, given its size
  write(tip, line);
  tip.hidden = false;
  const { offsetWidth: width, offsetHeight: height } = tip, [x, y] = at(width, height);
  tip.style.transform = `translate(${Math.round(Math.max(4, Math.min(innerWidth - width - 4, x)))}px, ${Math.round(y)}px)`;
};
const ticks = () => [...d.querySelectorAll(".time .ticks a")], middle = (tick) => tick.firstElementChild.getBoundingClientRect().x;
const onThumb = (slider) => { // nothing is measured: what the day changes would be laid out twice
  const thumb = byId("thumb"), day = byId("day").textContent;
  sliding = true;
  write(thumb, ticks().find((tick) => tick.textContent.startsWith(day + ":"))?.textContent || day);
  thumb.style.setProperty("--part", "" + (slider.value - slider.min) / (slider.max - slider.min));
};
d.addEventListener("pointermove", (e) => {
  const mouse = e.pointerType === "mouse", place = mouse && hasFacts() && closest(e.target, "#map [data-country]"), off = (tick) => Math.abs(middle(tick) - e.clientX);
  if (onDate(e) && e.buttons) return; else hide(); // what is at the thumb stays
  const [tick] = mouse && onDate(e) ? ticks().filter((each) => off(each) < 6).sort((a, b) => off(a) - off(b)) : [];
  if (place) show(place.getAttribute("aria-label") + placeOn(place.dataset.country, facts().day).tip, (width) => [e.clientX + (e.clientX > innerWidth - 260 ? -12 - width : 12), e.clientY + 14]);
  else if (tick) show(tick.textContent, (width, height) => [middle(tick) - width / 2, byId("date").getBoundingClientRect().top - height]);
});
d.addEventListener("pointerout", (e) => { if (!e.relatedTarget && e.pointerType === "mouse") hide(); }); // left the window
for (const type of ["visibilitychange", "scroll", "mapmove", "focusout"]) d.addEventListener(type, hide);
d.addEventListener("click", (e) => { if (!onDate(e)) hide(); });
for (const type of ["focusin", "input"]) d.addEventListener(type, (e) => { if (onDate(e)) onThumb(e.target); });
new MutationObserver(([{ target }]) => sliding && onThumb(target)).observe(d, { subtree: true, attributeFilter: ["aria-valuetext"] });
