// The program runs in a worker: worker.js. What it asks of the page comes as messages, with the number of the reader's act
// that it has heard of; what the page tells it goes as such. See app/live/browser_js.go.
import { byId, closest, d, one, root, save, say, words } from "./dom.js";
import { arrive, returns } from "./scroll.js";

const { page } = window, move = () => page.hasMap() && window.move && window.move.show && window.move;

// The copy for use without a network comes after the program, which is in it: nothing is fetched twice.
const keepOffline = async () => {
  if (d.readyState !== "complete") await new Promise((done) => addEventListener("load", done));
  await navigator.serviceWorker?.register("/app-worker.js").catch(() => {}); // where there are workers
};
const { handOver, giveUp } = page;
page.giveUp = (what) => {
  giveUp(what);
  keepOffline();
};

const begin = () => {
  const worker = new Worker(root.dataset.worker);
  worker.onerror = (e) => page.giveUp(e.message || words().script);
  worker.onmessage = async ({ data: [act, answer, name, values] }) => {
    try {
      const value = await page.obey(act, name, values);
      if (answer) worker.postMessage(["answer", answer, value]);
    } catch (e) { // it would wait for an answer for good
      worker.terminate();
      page.giveUp(e.message);
    }
  };
  page.handOver = () => {
    keepOffline();
    return handOver((act, said) => worker.postMessage(["hear", act, said]));
  };
  worker.postMessage({ document: { ...root.dataset }, words: words(), now: Date.now(), share: !!navigator.share });
};

Object.assign(page, {
  returns,
  announce: say,
  idle: () => new Promise((done) => window.whenIdle(() => done(), { timeout: 2000 })),
  window: () => (({ x, y, width }) => [x, y, width])(page.drawing().viewBox.baseVal),
  sight: () => (({ width, height }) => [width, height])(page.drawing().getBoundingClientRect()),
  look: (x, y, width) => move() && move().show(x, y, width),
  busy: () => !!move() && move().busy(),
  pace: () => (byId("pace") ? byId("pace").value : ""),
  whole: () => (root.dataset.record = "whole"),
  revise: (revision) => (root.dataset.revision = revision),
  live: (yes) => (yes ? (root.dataset.live = "on") : delete root.dataset.live),
  leave: (to) => location.assign(to),
  rewrite: (html) => byId("app").replaceWith(document.createRange().createContextualFragment(html)),
  dialog: (html) => {
    if (byId("keys")) byId("keys").remove();
    d.body.insertAdjacentHTML("beforeend", html);
    byId("keys").showModal();
  },
  // A colour of the light page, whatever the reader's is.
  colour: (name) => [.../** @type {any} */ (d.styleSheets[0].cssRules)].find((rule) => rule.selectorText === ":root").style.getPropertyValue("--" + name),
  save: (text, name) => save(new Blob([text], { type: "text/csv;charset=utf-8" }), name),
  label: (svg) => {
    const names = one("#names", page.drawing());
    if (names) names.remove();
    page.drawing().insertAdjacentHTML("beforeend", svg);
  },
  // What lies on the map, from its corner: left, top, right, bottom.
  covers: () => {
    const map = page.drawing().getBoundingClientRect();
    return [...d.querySelectorAll("#move > button, #move summary")].map((e) => {
      const { left, top, right, bottom } = e.getBoundingClientRect();
      return [left - map.left, top - map.top, right - map.left, bottom - map.top];
    });
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
  scroll: (another) => {
    arrive(another);
    if (another && (!d.activeElement || d.activeElement === d.body)) byId("content").focus({ preventScroll: true });
  },
  kept: (name) => { try { return localStorage.getItem(name) || ""; } catch { return ""; } },
  keep: (name, value) => { try { localStorage.setItem(name, value); } catch { /* only the age of the record is lost */ } },
  compare: (line) => { if (byId("pair-note")) byId("pair-note").textContent = line; },
});

// The place under the pointer on both maps of a comparison, with a line about both days.
let lit = "";
d.addEventListener("pointerover", (e) => {
  const place = closest(e.target, ".pair [data-country]"), code = place ? place.dataset.country : "";
  if (code === lit || !page.hear) return;
  for (const each of d.querySelectorAll(".pair [data-country]")) each.classList.toggle("lit", each.dataset.country === code);
  lit = code;
  page.hear("pair", code);
});
addEventListener("resize", () => page.hear && page.hear("resize"));
d.addEventListener("mapmove", (e) => page.hear && page.hear("moved", ...e.detail));

if (new URLSearchParams(location.search).get("wasm") === "false") page.giveUp(words().off);
else {
  try {
    begin();
  } catch (e) { // a browser without workers
    page.giveUp(e.message);
  }
}
