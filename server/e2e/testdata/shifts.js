globalThis.shift = 0; globalThis.moved = [];
new PerformanceObserver((l) => {
  for (const e of l.getEntries()) {
    shift += e.value;
    for (const s of e.sources) moved.push((s.node?.localName ?? "text") + "." + (s.node?.className ?? "") + "#" + (s.node?.id ?? "") + " " + (s.node?.textContent ?? "").slice(0, 30) + " " + [s.previousRect, "to", s.currentRect].map((r) => r.y === undefined ? r : r.x + " " + r.y + " " + r.width + " " + r.height).join(" "));
  }
}).observe({ type: "layout-shift", buffered: true });
