// Brings an element of the page to what HTML says, and touches only what differs: whatever stays is the same node, with
// its focus, its scrolling and what a reader has opened.
import { mark } from "./dom.js";

// Attributes that belong to the reader's hand, not to the page's content.
const HANDS = /^(open|style|type|data-(full|low|drag)|aria-(expanded|activedescendant|selected))$/;
const template = document.createElement("template");

export const morph = (element, html) => {
  template.innerHTML = html;
  bring(element, template.content.firstElementChild);
};

const bring = (old, fresh) => {
  if (old.isEqualNode(fresh)) return;
  const another = old.getAttribute("data-country") !== fresh.getAttribute("data-country");
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && !HANDS.test(name)) put(old, name, null);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value && !HANDS.test(name)) put(old, name, value);
  if (fresh.dataset.keep === "children" && old.firstChild) return;
  if (another) return old.replaceChildren(...fresh.childNodes); // nothing of one country's entry is another's
  let at = old.firstChild;
  const passUntil = (end) => {
    while (at !== end) {
      const next = at.nextSibling;
      at.remove();
      at = next;
    }
  };
  for (const node of [...fresh.childNodes]) {
    let match = at;
    while (match && !same(match, node)) match = match.nextSibling;
    if (!match) old.insertBefore(node, at);
    else {
      passUntil(match);
      if (node.nodeType === 1) bring(at, node);
      else if (at.data !== node.data) at.data = node.data;
      at = at.nextSibling;
    }
  }
  passUntil(null);
};

const same = (a, b) => a.nodeName === b.nodeName && a.id === b.id;

// A field shows what its attribute says whenever that changes, unless somebody types: the page follows, a letter behind.
const put = (e, name, value) => {
  mark(e, name, value);
  if (name === "value" && "value" in e && e.localName === "input" && !e.matches(".narrow :focus")) e.value = value || "";
  if (name === "checked" || name === "selected") e[name] = value !== null;
};
