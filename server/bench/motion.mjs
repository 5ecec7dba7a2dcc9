// Frames drawn a second while the 1:50m map is moved at a quarter of the processor's speed: node motion.mjs URL [repeats],
// in the benchmark's folder. Our page stands at Europe, since a whole world cannot be panned; the others move their world.
import { chromium } from 'playwright-core';
import ours from './adapters/ours.mjs';
import { serve } from './server.mjs';

const [url, repeats = '5'] = process.argv.slice(2);
const peers = await serve(new URL('dist', import.meta.url).pathname);
const peer = (name) => `http://127.0.0.1:${peers.address().port}/50m/${name}/`;
const pages = { ours: new URL('/?at=europe', url).href, leaflet: peer('leaflet'), 'd3-svg': peer('d3-svg') };
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
    send('mouseReleased', [x, y], { button: 'left', clickCount: 1 });
  },
  async wheel(send, at, box, due, modifiers) {
    for (let i = 0; i < steps; i++) {
      await due(i);
      send('mouseWheel', at, { deltaX: 0, deltaY: i < steps / 2 ? -30 : 30, modifiers });
    }
  },
};

const drawn = {};
for (let i = 0; i < repeats; i++) for (const [name, address] of Object.entries(pages)) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true });
  const page = await context.newPage(), cdp = await context.newCDPSession(page);
  await page.goto(address);
  if (name === 'ours') await ours.ready(page);
  await page.waitForTimeout(3000); // until the detail is there and nothing else is done
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const box = await page.locator('#map').first().boundingBox(), middle = [box.x + box.width / 2, box.y + box.height / 2];
  const send = (type, [x, y], more = {}) => cdp.send('Input.dispatchMouseEvent', { type, x, y, ...more }).catch(() => {});
  await send('mouseMoved', middle);
  for (const [gesture, perform] of Object.entries(gestures)) {
    await browser.startTracing(page, { categories: ['-*', 'disabled-by-default-devtools.timeline.frame'] });
    const start = performance.now(), due = (n) => new Promise((ok) => setTimeout(ok, start + n * every - performance.now()));
    await perform(send, middle, box, due, name === 'ours' ? ours.wheelModifiers : 0);
    await due(steps + 6);
    const seconds = (performance.now() - start) / 1000;
    const frames = JSON.parse(await browser.stopTracing()).traceEvents.filter((e) => e.name === 'DrawFrame').length;
    ((drawn[name] ??= {})[gesture] ??= []).push(frames / seconds);
    await page.waitForTimeout(600); // the map comes to rest
  }
  await context.close();
}
for (const [name, of] of Object.entries(drawn)) {
  console.log(name.padEnd(8), Object.entries(of).map(([gesture, n]) => {
    n.sort((a, b) => a - b);
    return `${gesture} ${n[n.length >> 1].toFixed(0)} (${n[0].toFixed(0)}–${n.at(-1).toFixed(0)})`;
  }).join(', '), `frames a second, n=${repeats}`);
}
await browser.close();
peers.closeAllConnections();
peers.close();
