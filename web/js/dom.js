export const d = document, root = d.documentElement;
export const byId = (id) => /** @type {any} */ (d.getElementById(id));
export const one = (selector, /** @type {ParentNode} */ within = d) => /** @type {any} */ (within.querySelector(selector));
export const closest = (/** @type {any} */ target, selector) => (target && target.closest ? target.closest(selector) : null);
/** Gives an element an attribute, or takes away what has no value, if it differs: what is set anew is painted anew. */
export const mark = (e, name, value = null) => {
  if (e.getAttribute(name) === value) return;
  if (value === null) e.removeAttribute(name);
  else e.setAttribute(name, value);
};
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
  const swallow = (e) => e.isTrusted && (e.preventDefault(), e.stopImmediatePropagation());
  addEventListener("click", swallow, true);
  setTimeout(() => removeEventListener("click", swallow, true));
};
