(() => {
  const hex = (c) => "#" + c.match(/\d+/g).slice(0, 3).map((n) => (+n).toString(16).padStart(2, "0")).join("");
  const value = (g) => (g.dataset.value ?? g.dataset.class ?? g.dataset.uncounted) + (g.hasAttribute("data-doubt") || (!g.dataset.value && g.hasAttribute("data-contested")) ? " contested" : "") + (!g.dataset.value && g.hasAttribute("data-reported") ? " reported" : "") + (!g.dataset.value && g.hasAttribute("data-unrecorded") ? " unrecorded" : "");
  const ink = (e, of) => (of(e, "fill") !== "none" && e.localName === "circle" ? of(e, "fill") : of(e, "stroke"));
  const paint = (fill, root, of) => {
    const id = fill.match(/url\("?#([^")]+)/)?.[1];
    if (!id) return of(null, fill);
    const parts = root.querySelectorAll("#" + id + " > *");
    return of(parts[0], "fill") + " " + ink(parts[1], of);
  };
  globalThis.agreement = {
    page() {
      const of = (e, name) => (e ? (getComputedStyle(e)[name] === "none" ? "none" : hex(getComputedStyle(e)[name])) : hex(name));
      return Object.fromEntries(probe.all("#map [data-country]").map((e) => [e.dataset.country, { Value: value(probe.group(e.dataset.country)), Colours: paint(getComputedStyle(probe.group(e.dataset.country)).fill, document, of) }]));
    },
    svg(text) {
      const d = new DOMParser().parseFromString(text, "image/svg+xml"), of = (e, name) => (e ? e.getAttribute(name) : name);
      return Object.fromEntries([...d.querySelectorAll("[data-country]")].map((e) => [e.dataset.country, { Value: value(e.parentElement), Colours: paint(e.parentElement.getAttribute("fill"), d, of) }]));
    },
    // The legend in a line an entry: its words, its number, its colours.
    pageLegend: () => probe.all("#legend li:not([hidden]) [data-word]").map((a) => {
      const s = getComputedStyle(probe.one(".swatch", a)), colours = s.backgroundImage === "none" ? [s.backgroundColor] : s.backgroundImage.match(/rgb\([^)]+\)/g);
      return probe.text(".label", a) + " " + probe.text(".count", a) + ": " + [...new Set(colours.map(hex))].sort().join(" ");
    }),
    svgLegend(text) {
      const d = new DOMParser().parseFromString(text, "image/svg+xml"), of = (e, name) => (e ? e.getAttribute(name) : name);
      return [...d.querySelectorAll("svg > rect[stroke]")].map((r) => {
        const [x, y, w] = ["x", "y", "width"].map((n) => +r.getAttribute(n));
        const words = [...d.querySelectorAll("svg > text")].find((t) => Math.abs(+t.getAttribute("x") - x - w - 10) < 2 && Math.abs(+t.getAttribute("y") - y - 13) < 6);
        return words?.textContent + ": " + paint(r.getAttribute("fill"), d, of).split(" ").sort().join(" ");
      });
    },
    // A point of the plate deep inside a place, and where the SVG draws it.
    inside(code, text) {
      const path = probe.one("path:not(.dot)", probe.place(code)), b = path.getBBox(), svg = probe.one("#map");
      const point = (x, y) => Object.assign(svg.createSVGPoint(), { x, y });
      const [, dx, dy, k] = text.match(/translate\((\S+) (\S+)\) scale\(([^)]+)\)/).map(Number);
      for (let r = 60; r >= 30; r -= 10) for (let i = 1; i < 12; i++) for (let j = 1; j < 12; j++) {
        const x = b.x + (b.width * i) / 12, y = b.y + (b.height * j) / 12;
        let clear = path.isPointInFill(point(x, y));
        for (let a = 0; a < 16 && clear; a++) clear = path.isPointInFill(point(x + r * Math.cos((a * Math.PI) / 8), y + r * Math.sin((a * Math.PI) / 8)));
        if (clear) return { X: x * k + dx, Y: y * k + dy };
      }
      return null;
    },
  };
  return true;
})()
