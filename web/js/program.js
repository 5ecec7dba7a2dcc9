// The program is fetched when the page has been painted and the browser is idle: the map and the first tap come first.
import { byId, d, load, root, words } from "./dom.js";

/** Says that the program is not there, or no longer. What waits for it need not. */
export const missing = (what) => {
  if (root.dataset.app !== "ready") root.dataset.app = "missing";
  for (const id of ["play", "pace"]) if (byId(id) && root.dataset.app === "missing") byId(id).disabled = true;
  if (byId("status")) byId("status").textContent = words().missing.replace("{}", what);
};

/** The copy for use without a network comes after the program, which is in it: nothing is fetched twice. */
export const keepOffline = async () => {
  if (d.readyState !== "complete") await new Promise((done) => addEventListener("load", done));
  await navigator.serviceWorker?.register("/app-worker.js").catch(() => {}); // where there are workers
};

export const loadWhenIdle = () => {
  const bring = () => load(root.dataset.loader, () => missing(words().script));
  if (d.hidden) bring(); // nothing is painted there
  else setTimeout(() => window.whenIdle(bring, { timeout: 2000 }), 400);
};
