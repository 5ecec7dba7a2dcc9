// The program is fetched when the page has been painted and the browser is idle: the map and the first tap come first.
import { byId, d, root, words } from "./dom.js";

/** Says that the program is not there, or no longer. What waits for it need not. */
export const missing = (what) => {
  if (root.dataset.app !== "ready") root.dataset.app = "missing";
  for (const id of ["play", "pace"]) if (byId(id) && root.dataset.app === "missing") byId(id).disabled = true;
  if (byId("status")) byId("status").textContent = words().missing.replace("{}", what);
};

const load = () => root.dataset.loader && d.head.append(Object.assign(d.createElement("script"), { src: root.dataset.loader, onerror: () => missing(words().script) }));

export const loadWhenIdle = () => {
  if (d.hidden) load(); // nothing is painted there
  else setTimeout(() => window.whenIdle(load, { timeout: 2000 }), 400);
};
