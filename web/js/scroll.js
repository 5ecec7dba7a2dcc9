// Back and Forward show a page where it was last scrolled to. Among pages that the program has shown it scrolls by itself
// (hand.js sets scrollRestoration to manual): the browser would in its next frame, before the page is there.
const left = new Map();
let returning = false, at = 0, scrolled = location.href;
addEventListener("scroll", () => { if (!returning) left.set((scrolled = location.href), (at = scrollY)); }, { passive: true });
/** The reader goes back or forward: an event that comes before the page shows the address. */
export const returns = (e) => {
  const ours = e.isTrusted && history.scrollRestoration === "manual";
  if (ours && !returning) left.set(scrolled, scrollY); // the event of the last scrolling may be still to come
  returning = ours || returning;
};
addEventListener("pagehide", () => { history.scrollRestoration = "auto"; });
addEventListener("pageshow", (e) => { if (e.persisted && document.documentElement.dataset.app === "ready") history.scrollRestoration = "manual"; });
/** The program shows the page of the address now: another one than before, or not. */
export const arrive = (another) => {
  if (another || returning) scrollTo(0, (at = (returning && left.get(location.href)) || 0));
  left.set((scrolled = location.href), at);
  returning = false;
};
