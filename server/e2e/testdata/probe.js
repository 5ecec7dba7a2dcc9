(() => {
  // What the tests ask of a page.
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const place = (code, root = document) => one(`#map [data-country="${code}"]`, root);
  const group = (code, root = document) => place(code, root).closest("[data-class],[data-uncounted]");
  const holder = (g) => g.dataset.country || one("[data-country]", g).dataset.country;
  const parse = (html) => new DOMParser().parseFromString(html, "text/html");
  const box = (selector) => {
    const { x, y, width, height } = (typeof selector === "string" ? one(selector) : selector).getBoundingClientRect();
    return { x: x + scrollX, y: y + scrollY, width, height };
  };
  const middleOf = (e) => {
    const b = e.getBoundingClientRect();
    return { X: b.x + b.width / 2, Y: b.y + b.height / 2 };
  };
  const at = (x, y) => document.elementFromPoint(x, y)?.closest("#map [data-country]") ?? null;
  const dots = () => all("#map .dot").map((d) => ({ place: d.closest("[data-country]"), ...middleOf(d) }));
  const marker = (code) => middleOf(one(".dot", place(code)));

  // A point on a place, as far from other places and their markers as there is.
  const spot = (code) => {
    const e = place(code), b = e.getBoundingClientRect(), others = dots().filter((d) => d.place !== e);
    const ring = (x, y, r) => [0, 1, 2, 3, 4, 5, 6, 7].every((k) => at(x + r * Math.cos((k * Math.PI) / 4), y + r * Math.sin((k * Math.PI) / 4)) === e);
    let best = null, most = -Infinity;
    for (let i = 1; i < 16; i++) for (let j = 1; j < 16; j++) {
      const x = b.x + (b.width * i) / 16, y = b.y + (b.height * j) / 16;
      if (at(x, y) !== e) continue;
      let room = Math.min(12, ...others.map((d) => Math.hypot(d.X - x, d.Y - y) - 14));
      for (let r = 1; r <= room; r++) if (!ring(x, y, r)) room = r - 1;
      if (room > most) [best, most] = [{ X: x, Y: y }, room];
      if (most >= 10) return best;
    }
    if (best) return best;
    return one(".dot", e) ? marker(code) : middleOf(e);
  };
  // Whether there is a pixel for which holds: it is on a place; a tap on it means the place.
  const somewhere = (code, step, holds) => all("path", place(code)).some((part) => {
    const b = part.getBoundingClientRect(), d = Math.max(step, b.width / 40, b.height / 40), cap = part.matches(".dot") ? 2.5 : 0; // the box of a marker leaves its round cap out
    for (let x = b.left - cap; x <= b.right + cap; x += d) for (let y = b.top - cap; y <= b.bottom + cap; y += d) if (holds(x, y)) return true;
    return false;
  });
  const reachable = (code) => somewhere(code, 0.7, (x, y) => at(x, y) === place(code));
  const pickable = (code) => somewhere(code, 0.5, (x, y) => window.page.pick({ clientX: x, clientY: y, target: document.elementFromPoint(x, y) ?? document.body }) === place(code));
  // A point of the sea with nothing within r pixels.
  const sea = (r) => {
    const b = one("#map").getBoundingClientRect(), marks = dots();
    for (let i = 1; i < 60; i++) for (let j = 1; j < 30; j++) {
      const x = b.x + (b.width * i) / 60, y = b.y + (b.height * j) / 30;
      let clear = true;
      for (let dx = -r; dx <= r && clear; dx += 1.5) for (let dy = -r; dy <= r && clear; dy += 1.5) clear = dx * dx + dy * dy > r * r || !!document.elementFromPoint(x + dx, y + dy)?.matches(".sea, .graticule");
      if (clear && marks.every((m) => Math.hypot(m.X - x, m.Y - y) > r)) return { X: x, Y: y };
    }
    return null;
  };
  // A point of the sea at a distance from a place's marker, to which nothing else is as near: no other marker, and
  // beyond 11 pixels, where markers no longer go before land, no other land.
  const besides = (code, r) => {
    const e = place(code), m = marker(code), others = dots().filter((d) => d.place !== e);
    const wet = (x, y) => document.elementFromPoint(x, y)?.matches(".sea, .graticule");
    for (let k = 0; k < 64; k++) {
      const x = m.X + r * Math.cos((k * Math.PI) / 32), y = m.Y + r * Math.sin((k * Math.PI) / 32);
      if (!wet(x, y) || others.some((d) => Math.hypot(d.X - x, d.Y - y) < r + 2)) continue;
      let alone = true;
      for (let dx = -r; r > 11 && dx <= r && alone; dx += 2) for (let dy = -r; dy <= r && alone; dy += 2) alone = dx * dx + dy * dy > r * r || [null, e].includes(at(x + dx, y + dy));
      if (alone) return { X: x, Y: y };
    }
    return null;
  };
  // Points of the sea r pixels off what is drawn of a place, on all sides of it, with no other marker as near and, where
  // its own is too far to go before land, no other land.
  const off = (code, r) => {
    const e = place(code), parts = all("path", e).filter((p) => p.getBoundingClientRect().width), c = middleOf(one(".dot", e) ?? parts[0]), others = dots().filter((d) => d.place !== e);
    const wet = (x, y) => document.elementFromPoint(x, y)?.matches(".sea, .graticule");
    const points = [];
    for (let k = 0; k < 48; k++) {
      const [u, v] = [Math.cos((k * Math.PI) / 24), Math.sin((k * Math.PI) / 24)];
      let edge = 0;
      for (let d = 0; d < 120; d++) if (at(c.X + d * u, c.Y + d * v) === e) edge = d;
      const x = c.X + (edge + r) * u, y = c.Y + (edge + r) * v;
      if (!wet(x, y) || others.some((d) => Math.hypot(d.X - x, d.Y - y) < r + 6)) continue;
      let alone = true, least = Infinity;
      const marked = one(".dot", e) && Math.hypot(c.X - x, c.Y - y) < 11;
      for (let d = 1; d <= r + 4 && alone; d++) for (let i = 0; i < 2 * d + 8 && alone; i++) {
        const there = at(x + d * Math.cos((2 * Math.PI * i) / (2 * d + 8)), y + d * Math.sin((2 * Math.PI * i) / (2 * d + 8)));
        if (there === e) least = Math.min(least, d);
        alone = there === e || there === null || marked;
      }
      if (alone && Math.abs(least - r) <= 2) points.push({ X: x, Y: y });
    }
    return points;
  };
  // What every group and place of a map shows, for comparing two maps: "CHN data-class" to "ambassador".
  const shown = (root = document) => {
    const out = {};
    for (const g of all("#map [data-class],#map [data-uncounted]", root)) {
      for (const name of ["data-class", "data-uncounted", "data-contested", "data-reported", "data-unrecorded", "data-norecord"]) if (g.hasAttribute(name)) out[holder(g) + " " + name] = g.getAttribute(name);
    }
    for (const e of all("#map [data-country]", root)) out[e.dataset.country + " aria-label"] = e.getAttribute("aria-label");
    return out;
  };
  const changes = (a, b) => Object.keys({ ...a, ...b }).filter((k) => a[k] !== b[k]).sort();
  // An element as text, with its attributes in order, so that two of the same meaning are the same text.
  const write = (e) => {
    if (!e) return "";
    if (e.nodeType !== 1) return e.data;
    const attributes = [...e.attributes].filter((a) => a.name !== "value" || e.localName !== "input").map((a) => ` ${a.name}="${a.value}"`).sort().join("");
    return `<${e.localName}${attributes}${e.localName === "input" ? " value=" + e.value : ""}>${[...e.childNodes].map(write).join("")}</${e.localName}>`;
  };
  // What a document shows besides the map: all of its page but what is meant for the moment.
  const bare = (d) => {
    const app = one("#app", d).cloneNode(true), options = all("#app option", d);
    all("option", app).forEach((e, i) => e.toggleAttribute("selected", options[i].selected)); // a property in the browser
    for (const e of all("#map-host, #announce, #status, #thumb, #found[hidden]", app)) e.replaceChildren();
    return write(app);
  };
  return {
    reachable, pickable, bare, write, one, all, place, group, parse, box, at, marker, spot, sea, besides, off, shown, changes,
    middle(selector) {
      const e = one(selector);
      e.scrollIntoView({ block: "nearest", behavior: "instant" });
      return middleOf(e);
    },
    frames: async (n) => { while (n-- > 0) await new Promise(requestAnimationFrame); },
    // When the program has heard all that was done until now, and the page shows what comes of it.
    heard: () => new Promise((done) => {
      const { page } = window, { obey } = page;
      page.obey = (act, name, values) => {
        const [due, kind] = values;
        if (name === "heard" && kind === "anything") {
          page.obey = obey;
          done(due ? page.painted().then(() => probe.heard()) : true);
        }
        return obey(act, name, values);
      };
      page.hear("anything");
    }),
    classOf: (code) => group(code).dataset.class ?? group(code).dataset.uncounted,
    counts: (root, selector, cls) => all(`${selector} [data-class="${cls}"]`, root).length,
    text: (selector, root) => one(selector, root)?.textContent ?? null,
    slide(day) {
      const e = one("#date");
      e.value = day;
      return e.dispatchEvent(new Event("input", { bubbles: true }));
    },
    // Every element of the map with what it draws and says, without the names of places, which come when nobody waits.
    drawn: (root = document) => [one("#map", root), ...all("#map :not(#names, #names *)", root)].map((e) => [e.localName, ...["class", "id", "d", "data-country", "data-class", "data-uncounted", "data-contested", "data-norecord", "aria-label", "viewBox"].map((a) => e.getAttribute(a))].join("|")),
    // Elements of which mutations are seen from now on, as in shown.
    watch() {
      const seen = new Set();
      const note = (list) => {
        for (const m of list) {
          if ([...m.addedNodes, ...m.removedNodes].some((node) => node.id === "names")) continue; // they come when nobody waits
          const e = m.target, code = e.localName === "g" ? holder(e) : e.dataset?.country ?? e.id ?? e.localName;
          seen.add(code + " " + (m.attributeName ?? m.type));
        }
      };
      const observer = new MutationObserver(note);
      observer.observe(one("#map"), { subtree: true, childList: true, attributes: true, characterData: true });
      globalThis.seen = () => { note(observer.takeRecords()); return [...seen].sort(); };
      return true;
    },
  };
})()
