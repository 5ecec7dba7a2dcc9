(() => {
  const parts = probe.all(".time :is(.steps > *, .today > *, .track, .pick > *, .eras > *, .beside > *, .years text)").filter((e) => e.checkVisibility()).map((e) => [e, e.getBoundingClientRect()]);
  const whole = probe.one(".time").getBoundingClientRect(), words = (e) => e.id || e.className || e.textContent, out = [];
  const key = probe.one(".key"), end = key.getBoundingClientRect().top + Math.max(key.offsetHeight, key.scrollHeight);
  const plate = probe.one(".plate"), apart = getComputedStyle(plate).display === "contents"; // the time line is between
  if (!apart && end > plate.getBoundingClientRect().bottom + 1) out.push("the legend reaches below the map");
  if (whole.bottom > probe.one(".atlas").getBoundingClientRect().bottom + 1) out.push("all of it reaches below the map and its entry");
  for (const [e, b] of parts) if (b.left < whole.left || b.right > whole.right || b.top < whole.top || b.bottom > whole.bottom) out.push(words(e) + " stands out");
  for (const [i, [e, b]] of parts.entries()) for (const [f, c] of parts.slice(i + 1)) {
    if (!e.contains(f) && Math.min(b.right, c.right) - Math.max(b.left, c.left) > 1 && Math.min(b.bottom, c.bottom) - Math.max(b.top, c.top) > 1) out.push(words(e) + " lies on " + words(f));
  }
  // What explains and moves the map keeps off its places: not the boxes, which are wide, but words, swatches and signs.
  const middle = (b, w, h) => new DOMRect((b.left + b.right - w) / 2, (b.top + b.bottom - h) / 2, w, h);
  const signs = probe.all(".key :is(.swatch, .label, .count, .rule)").map((e) => [e, e.getBoundingClientRect()]);
  for (const e of probe.all("#move > button, #move summary")) {
    const b = e.getBoundingClientRect();
    signs.push([e, middle(b, e.localName === "button" ? 16 : b.width - 16, 16)]);
  }
  for (const [e, b] of signs.filter(([e]) => e.checkVisibility())) for (let x = b.left; x <= b.right; x += 4) for (let y = b.top; y <= b.bottom; y += 4) {
    const place = document.elementsFromPoint(x, y).find((f) => f.closest("#map [data-country]"));
    if (place) out.push(words(e) + " stands on " + place.closest("[data-country]").dataset.country);
  }
  return [...new Set(out)];
})()
