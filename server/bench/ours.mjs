// Adapter of this project for the choropleth benchmark (make bench): where things are on our page.
const A = [1.340264, -0.081106, 0.000893, 0.003796], M = Math.sqrt(3) / 2, CENTRE = 11;

// Equal Earth after Šavrič, Patterson and Jenny (2018), degrees to the plane of a sphere of radius 1, y up.
function equalEarth([lon, lat]) {
  const t = Math.asin(M * Math.sin(lat * Math.PI / 180)), t2 = t * t, t6 = t2 * t2 * t2;
  const x = (lon - CENTRE) * Math.PI / 180 * Math.cos(t) / (M * (A[0] + 3 * A[1] * t2 + t6 * (7 * A[2] + 9 * A[3] * t2)));
  return [x, t * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2))];
}

export default {
  colors: { recognised: '#08306b', ambassador: '#b86e00' },
  map: '#map',
  panel: '#panel-name',
  slider: '#date',
  wheelModifiers: 4, // Meta: a plain wheel scrolls the page here, and Ctrl that no key holds is a pinch
  ready: (page) => page.waitForFunction(() => document.documentElement.dataset.app === 'ready', null, { timeout: 60e3 }),
  async locate(page, iso, at) {
    const [x, y] = equalEarth(at), [halfWidth, halfHeight] = [equalEarth([CENTRE + 180, 0])[0], equalEarth([CENTRE, 90])[1]];
    return page.evaluate(([iso, u, v]) => {
      const svg = document.querySelector('svg#map');
      if (!svg) return null;
      const { width, height } = svg.viewBox.baseVal, place = svg.querySelector(`[data-country="${iso}"]`);
      // A pattern has its figure in the middle of its square: the colour is looked for at a corner.
      const pattern = place && getComputedStyle(place.querySelector('path')).fill.match(/#([\w-]+)/);
      const step = pattern ? document.getElementById(pattern[1]).width.baseVal.value : 1;
      const near = (n) => Math.round(n / step) * step, p = new DOMPoint(near(u * width), near(v * height)).matrixTransform(svg.getScreenCTM());
      return [p.x, p.y];
    }, [iso, (x / halfWidth + 1) / 2, (1 - y / halfHeight) / 2]);
  },
  async closePanel(page) {
    await page.evaluate(() => document.querySelector('#panel .close')?.click());
    await page.waitForFunction(() => !document.querySelector('#panel-name'));
  },
};
