// What is not needed before the map has been seen: sheet, search, the label beside the mouse, what moves the map, and the
// program itself, which runs in a worker: worker.js. What it asks of the page comes as messages, with the number of the
// reader's act that it has heard of; what the page tells it goes as such. See app/live/browser_js.go and document_js.go.
import { closest, d, load, one, root, words } from "./dom.js";
import "./search.js";
import "./sheet.js";
import "./tip.js";

const { page } = window, move = () => page.hasMap() && window.move && window.move.show && window.move;
const find = (selector) => (selector === "#map" ? page.drawing() : one(selector)); // the drawing is kept while other pages show

Object.assign(page, {
  get: (selector, name) => find(selector)?.[name],
  set: (selector, name, value) => { if (find(selector)) find(selector)[name] = value; },
  call: (selector, name, ...values) => find(selector)?.[name](...values),
  boxes: (selector) => [...d.querySelectorAll(selector)].map((e) => ({ ...e.getBoundingClientRect().toJSON(), of: e.dataset.country })),
  idle: () => new Promise((done) => window.whenIdle(() => done(), { timeout: 2000 })),
  look: (x, y, width) => move() && move().show(x, y, width),
  busy: () => !!move() && move().busy(),
  leave: (to) => location.assign(to),
  load: (name) => load(root.dataset[name]),
  // A colour of the light page, whatever the reader's is.
  colour: (name) => [.../** @type {any} */ (d.styleSheets[0].cssRules)].find((rule) => rule.selectorText === ":root").style.getPropertyValue("--" + name),
  save: (content, name, type) => {
    const link = Object.assign(d.createElement("a"), { href: URL.createObjectURL(new Blob([content], { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  },
  // What the browser keeps; where it keeps nothing, little is lost.
  store: (where, method, ...values) => { try { return /** @type {any} */ (window[where])[method](...values) || ""; } catch { return ""; } },
});

// The place under the pointer on both maps of a comparison, with a line about both days.
let lit = "";
d.addEventListener("pointerover", (e) => {
  const code = closest(e.target, ".pair [data-country]")?.dataset.country || "";
  if (code === lit || !page.hear) return;
  for (const each of d.querySelectorAll(".pair [data-country]")) each.classList.toggle("lit", each.dataset.country === code);
  lit = code;
  page.hear("pair", code);
});
// A newer build is loaded when a reader asks for it, with what they have typed: the fields of each form.
const typed = () => JSON.stringify([...d.forms].map((form) => [...new FormData(form)])), session = (method, value = "") => page.store("sessionStorage", method, "typed", value);
d.addEventListener("click", (e) => { if (closest(e.target, "#renew")) (session("setItem", typed()), location.reload()); });
JSON.parse(session("getItem") || "[]").forEach((fields, i) => { for (const [name, value] of fields) if (d.forms[i]?.[name]) d.forms[i][name].value = value; });
if (session("getItem")) session("setItem");
addEventListener("resize", () => page.hear?.("resize"));
try { navigator.serviceWorker?.addEventListener("message", ({ data }) => page.hear?.(data)); } catch { /* it may not be asked for */ } // of sw.js
d.addEventListener("mapmove", (e) => page.hear?.("moved", ...e.detail));
// With other documents between, Back and Forward are the browser's to scroll.
addEventListener("pagehide", () => { history.scrollRestoration = "auto"; });
addEventListener("pageshow", (e) => { if (e.persisted && root.dataset.app === "ready") history.scrollRestoration = "manual"; });

if (root.dataset.style) d.head.append(Object.assign(d.createElement("link"), { rel: "stylesheet", href: root.dataset.style }));
for (const name of /** @type {const} */ (["move", "offer"])) page.load(name); // the map moves without the program
try {
  if (new URLSearchParams(location.search).get("wasm") === "false") throw new Error(words().off);
  const worker = new Worker(root.dataset.worker);
  page.post = (...message) => worker.postMessage(message);
  worker.onerror = (e) => page.giveUp(e.message || words().script);
  worker.onmessage = async ({ data: [act, answer, name, values] }) => {
    try {
      const value = await page.obey(act, name, values);
      if (answer) page.post("answer", answer, value);
    } catch (e) { // it would wait for an answer for good
      worker.terminate();
      page.giveUp(e.message);
    }
  };
  worker.postMessage({ document: { ...root.dataset }, words: words(), now: Date.now(), share: !!navigator.share });
} catch (e) { // a browser without workers
  page.giveUp(e.message);
}
