(() => {
  const host = probe.one("#map-host").getBoundingClientRect(), panel = probe.one("#panel"), fixed = getComputedStyle(panel).position === "fixed";
  const bottom = Math.min(host.bottom, innerHeight, fixed ? panel.getBoundingClientRect().top : Infinity);
  const e = document.activeElement, m = probe.one("#map").getScreenCTM();
  const [x, y] = ((b) => [b.x + b.width / 2, b.y + b.height / 2])(e.getBoundingClientRect());
  if (["RUS", "USA", "FRA", "NZL", "FJI", "KIR", "ATA"].includes(e.dataset.country)) return true; // their boxes reach around the map
  return x >= host.left - 1 && x <= host.right + 1 && y >= Math.max(0, host.top) - 1 && y <= bottom + 1;
})()
