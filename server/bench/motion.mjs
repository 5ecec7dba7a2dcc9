// Frames drawn a second while the 1:50m map is moved at a quarter of the processor's speed: node motion.mjs URL [repeats],
// in the benchmark's folder. Our page stands at Europe, since a whole world cannot be panned. The others move their world,
// and then Europe as near as ours.
import { chromium } from 'playwright-core';
import ours from './adapters/ours.mjs';
import { serve } from './server.mjs';

const [url, repeats = '5'] = process.argv.slice(2);
const peers = await serve(new URL('dist', import.meta.url).pathname);
const peer = (name) => `http://127.0.0.1:${peers.address().port}/50m/${name}/`;
const pages = {
  ours: new URL('/?at=europe', url).href, leaflet: peer('leaflet'), 'd3-svg': peer('d3-svg'),
  'leaflet, Europe': peer('leaflet'), 'd3-svg, Europe': peer('d3-svg'),
};
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const steps = 90, every = 1000 / 60;

// Both gestures send an event a frame, whether or not the page keeps up.
const gestures = {
  async pan(send, [x, y], box, due) {
    const held = { button: 'left', buttons: 1 };
    send('mousePressed', [x, y], { ...held, clickCount: 1 });
    for (let i = 1; i <= steps; i++) {
      await due(i);
      const a = i / steps * 2 * Math.PI;
      send('mouseMoved', [x + box.width * .2 * Math.sin(a), y + box.height * .15 * Math.sin(2 * a)], held);
    }
  },
  async wheel(send, at, box, due, modifiers) {
    for (let i = 0; i < steps; i++) {
      await due(i);
      send('mouseWheel', at, { deltaX: 0, deltaY: i < steps / 2 ? -30 : 30, modifiers });
    }
  },
};

// Brings a peer to Europe, times as large as it began, by the wheel and by dragging.
async function approach(page, send, times, [x, y]) {
  const where = (place) => page.evaluate((p) => window.__probe(p), place), europe = [10, 50];
  const size = async () => (await where([30, 50]))[0] - (await where([0, 50]))[0];
  for (const enough = times * await size(); await size() < enough;) {
    await send('mouseWheel', await where(europe), { deltaX: 0, deltaY: -25 });
    await page.waitForTimeout(100);
  }
  await page.waitForTimeout(600);
  const held = { button: 'left', buttons: 1 }, from = await where(europe);
  await send('mousePressed', from, { ...held, clickCount: 1 });
  for (let i = 1; i <= 10; i++) await send('mouseMoved', [from[0] + (x - from[0]) * i / 10, from[1] + (y - from[1]) * i / 10], held);
  await page.waitForTimeout(300); // or it would fly on
  await send('mouseReleased', [x, y], { button: 'left', clickCount: 1 });
  await page.waitForTimeout(1000);
}

const drawn = {};
let zoom; // of ours at Europe
for (let i = 0; i < repeats; i++) for (const [name, address] of Object.entries(pages)) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true });
  const page = await context.newPage(), cdp = await context.newCDPSession(page);
  await page.goto(address);
  if (name === 'ours') await ours.ready(page);
  await page.waitForTimeout(3000); // until the detail is there and nothing else is done
  const box = await page.locator('#map').first().boundingBox(), middle = [box.x + box.width / 2, box.y + box.height / 2];
  const send = (type, [x, y], more = {}) => cdp.send('Input.dispatchMouseEvent', { type, x, y, ...more }).catch(() => {});
  if (name === 'ours') zoom = await page.evaluate(() => 4000 / document.querySelector('#map').viewBox.baseVal.width);
  if (name.endsWith('Europe')) await approach(page, send, zoom, middle);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await send('mouseMoved', middle);
  for (const [gesture, perform] of Object.entries(gestures)) {
    await browser.startTracing(page, { categories: ['-*', 'disabled-by-default-devtools.timeline.frame'] });
    const start = performance.now(), due = (n) => new Promise((ok) => setTimeout(ok, start + n * every - performance.now()));
    await perform(send, middle, box, due, name === 'ours' ? ours.wheelModifiers : 0);
    await due(steps + 1); // no further: what glides on after the hand has let go is not compared
    const seconds = (performance.now() - start) / 1000;
    const frames = JSON.parse(await browser.stopTracing()).traceEvents.filter((e) => e.name === 'DrawFrame').length;
    ((drawn[name] ??= {})[gesture] ??= []).push(frames / seconds);
    await send('mouseReleased', middle, { button: 'left', clickCount: 1 });
    await page.waitForTimeout(600); // the map comes to rest
  }
  await context.close();
}
for (const [name, of] of Object.entries(drawn)) {
  console.log(name.padEnd(15), Object.entries(of).map(([gesture, n]) => {
    n.sort((a, b) => a - b);
    return `${gesture} ${n[n.length >> 1].toFixed(0)} (${n[0].toFixed(0)}–${n.at(-1).toFixed(0)})`;
  }).join(', '), `frames a second, n=${repeats}`);
}
await browser.close();
peers.closeAllConnections();
peers.close();
