// What the program asks of the page beside painting: see Document in app/live/program.go.
import { byId, closest, d, one, root } from "./dom.js";
import { arrive } from "./scroll.js";

const { page } = window, { placeCodes, placeElement } = page;
const box = () => page.drawing().viewBox.baseVal;

Object.assign(page, {
  replace: (html) => {
    const made = d.createElement("template");
    made.innerHTML = html;
    byId("app").replaceWith(made.content);
  },
  window: () => [box().x, box().y, box().width],
  look: (x, y, width) => placeCodes().length && window.move && window.move.show && window.move.show(x, y, width),
  busy: () => !!(window.move && window.move.busy && window.move.busy()),
  sight: () => {
    const { width, height } = page.drawing().getBoundingClientRect();
    return [width, height];
  },
  // Scrolls so that neither the window's edge nor the entry's sheet on a narrow screen hides the map.
  uncover: () => {
    if (!byId("map-host")) return; // the reader has gone on
    const map = byId("map-host").getBoundingClientRect(), sheet = byId("panel").getBoundingClientRect();
    const bottom = sheet.left < map.right ? Math.min(innerHeight, sheet.top) : innerHeight;
    if (map.top < 0 || map.bottom > bottom) scrollBy(0, Math.min(map.top, Math.max(map.top - 8, map.bottom - bottom)));
  },
  wrote: () => { // the share page has a script of its own
    if (byId("share-said") && root.dataset.share && !one(`script[src="${root.dataset.share}"]`)) d.head.append(Object.assign(d.createElement("script"), { src: root.dataset.share }));
  },
  scroll: (address, another) => {
    arrive(another);
    if (another && (!d.activeElement || d.activeElement === d.body)) byId("content").focus({ preventScroll: true });
  },
  dialog: (html) => {
    if (byId("keys")) byId("keys").remove();
    d.body.insertAdjacentHTML("beforeend", html);
    byId("keys").showModal();
  },
  pace: () => (byId("pace") ? byId("pace").value : ""),
  revise: (revision) => (root.dataset.revision = revision),
  say: (line) => (byId("announce").textContent = line),
  painted: (f) => (d.hidden ? setTimeout(f) : requestAnimationFrame(() => setTimeout(f))),
  idle: (f) => window.whenIdle(() => f(), { timeout: 2000 }),
  after: (f, ms) => setTimeout(f, ms),
  push: (address) => history.pushState(null, "", address),
  replaceAddress: (address) => history.replaceState(null, "", address),
  middles: () => placeCodes().map((code) => {
    const { x, y, width, height } = placeElement(code).getBoundingClientRect();
    return code + " " + (x + width / 2) + " " + (y + height / 2);
  }).join(),
  kept: (name) => { try { return localStorage.getItem(name) || ""; } catch { return ""; } },
  keep: (name, value) => { try { localStorage.setItem(name, value); } catch { /* only the age of the record is lost */ } },
  // The colours of the light page, whatever the reader's are.
  colour: (name) => {
    const rule = [...d.styleSheets[0].cssRules].find((r) => /** @type {CSSStyleRule} */ (r).selectorText === ":root");
    return /** @type {CSSStyleRule} */ (rule).style.getPropertyValue("--" + name);
  },
  // Tells when to look for a newer edition. The stream is open while the page is visible and on line only: a page that
  // nobody looks at costs nobody anything, and looks for what it missed when it is seen again.
  watch: (hear, stream, every) => {
    const check = () => { if (d.visibilityState === "visible") hear("check"); };
    let source = null, wait = 2000;
    const follow = () => {
      const wanted = stream && window.EventSource && d.visibilityState === "visible" && navigator.onLine;
      if (wanted && !source) {
        source = new EventSource(stream);
        source.addEventListener("revision", (e) => hear("revision", JSON.parse(e.data).number));
        source.addEventListener("open", () => {
          wait = 2000;
          root.dataset.live = "on"; // for those who script the page
        });
        source.addEventListener("error", () => {
          delete root.dataset.live;
          if (!source || source.readyState !== EventSource.CLOSED) return; // the browser takes it up by itself
          source = null;
          setTimeout(follow, wait);
          wait = Math.min(2 * wait, 300000);
        });
      } else if (!wanted && source) {
        source.close();
        source = null;
        delete root.dataset.live;
      }
    };
    addEventListener("online", () => { check(); follow(); });
    addEventListener("offline", () => { hear("offline"); follow(); });
    d.addEventListener("visibilitychange", () => {
      if (d.hidden) hear("hidden");
      check();
      follow();
    });
    setInterval(check, every);
    follow();
    if (navigator.onLine) check();
    else hear("offline");
  },
});

// The place under the pointer on both maps of a comparison, with a line about both days.
let lit = "";
d.addEventListener("pointerover", (e) => {
  const place = closest(e.target, ".pair [data-country]"), code = place ? place.dataset.country : "";
  if (code === lit || !page.hear) return;
  for (const each of d.querySelectorAll(".pair [data-country]")) each.classList.toggle("lit", /** @type {HTMLElement} */ (each).dataset.country === code);
  lit = code;
  if (byId("pair-note")) byId("pair-note").textContent = page.hear("pair", code);
});
d.addEventListener("mapmove", (e) => page.hear && page.hear("moved", .../** @type {CustomEvent} */ (e).detail));
