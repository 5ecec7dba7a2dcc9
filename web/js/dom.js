export const d = document, root = d.documentElement;
/** @returns {any} */
export const byId = (id) => d.getElementById(id);
/** @returns {any} */
export const one = (selector, /** @type {ParentNode} */ within = d) => within.querySelector(selector);
/** @returns {any} */
export const closest = (/** @type {any} */ target, selector) => (target && target.closest ? target.closest(selector) : null);
export const say = (line) => { if (byId("announce")) byId("announce").textContent = line; };
export const modified = (e) => e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey;
/** Words that scripts show, from the document. */
export const words = () => JSON.parse(root.dataset.words);
/** Fetches a script, once. */
export const load = (/** @type {string} */ src, onerror = null) => {
  if (src && !one(`script[src="${src}"]`)) d.head.append(Object.assign(d.createElement("script"), { src, onerror }));
};
/** Takes back the click at the end of a drag, which comes at once if it comes; a script's own click passes. */
export const swallowClick = () => {
  const swallow = (e) => {
    if (!e.isTrusted) return;
    e.preventDefault();
    e.stopImmediatePropagation();
  };
  addEventListener("click", swallow, true);
  setTimeout(() => removeEventListener("click", swallow, true));
};
/** Gives the reader a file. */
export const save = (/** @type {Blob} */ blob, name) => {
  const link = Object.assign(d.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};
