// How much of the time until the map is coloured is our page's? node floor.mjs URL [repeats], in the benchmark's folder.
// Four pages come through the slow link and the slow processor of the profile "mobile" (see run.mjs), by turns: the first
// page; its head, heading and two countries, without a script; two filled paths and nothing else, which is the least that
// any page could take here; and the quickest of the peers.
import { createServer } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { chromium } from 'playwright-core';
import peer from './adapters/d3-svg.mjs';
import ours from './adapters/ours.mjs';
import { proxy } from './lib/proxy.mjs';
import { load, open } from './lib/visit.mjs';
import { serve as files } from './server.mjs';

const [url, repeats = '7'] = process.argv.slice(2);
const profile = { cpu: 4, link: { rtt: 150, down: 1600, up: 750 }, view: { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true } };
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });

// Two documents made of ours: head, heading and two countries; the two countries alone.
async function cut() {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(url);
  const documents = await page.evaluate(([recognized, ambassador]) => {
    const map = document.getElementById('map'), least = map.cloneNode();
    for (const place of document.querySelectorAll('#map [data-country]')) if (!/RUS|CHN/.test(place.dataset.country)) place.remove();
    for (const rest of document.querySelectorAll('#map > g:not(:has(a)), script')) rest.remove();
    for (let e = document.getElementById('map-host'); e !== document.body; e = e.parentElement) while (e.nextSibling) e.nextSibling.remove();
    for (const code of ['RUS', 'CHN']) {
      const place = document.createElementNS('http://www.w3.org/2000/svg', 'g');
      place.dataset.country = code;
      place.setAttribute('fill', code === 'RUS' ? recognized : ambassador);
      place.append(...[...map.querySelector(`[data-country="${code}"]`).children].map((path) => path.cloneNode()));
      least.append(place);
    }
    return ['<!doctype html>' + document.documentElement.outerHTML, '<!doctype html><meta name="viewport" content="width=device-width">' + least.outerHTML];
  }, [ours.colors.recognised, ours.colors.ambassador]);
  await page.close();
  return documents;
}

// The program is not there: what it does comes after the colours, and would only draw each visit out.
async function serve(html) {
  const body = await promisify(brotliCompress)(html);
  const server = createServer((req, res) => req.url === '/'
    ? res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br', 'content-length': body.length }).end(body)
    : res.writeHead(404).end());
  await new Promise((ok) => server.listen(0, '127.0.0.1', ok));
  return { server, size: body.length, origin: `http://127.0.0.1:${server.address().port}`, times: [] };
}

const [floor, least] = await cut(), peers = await files(new URL('dist', import.meta.url).pathname);
const pages = {
  ours: await serve(await (await fetch(url)).text()), floor: await serve(floor), least: await serve(least),
  'd3-svg': { server: peers, adapter: peer, origin: `http://127.0.0.1:${peers.address().port}`, path: '/110m/d3-svg/', times: [] },
};
const turns = Object.values(pages);
for (let i = 0; i < repeats; i++) for (let k = 0; k < turns.length; k++) {
  const { adapter = ours, origin, path = '/', times } = turns[(i + k) % turns.length];
  const link = await proxy(origin, profile.link), context = await browser.newContext(profile.view);
  times.push(await load(await open(context, adapter, link.url + path, profile), link.stats));
  await context.close();
  link.close();
}
const medians = Object.entries(pages).map(([name, p]) => {
  const sorted = p.times.sort((a, b) => a - b), median = sorted[sorted.length >> 1];
  console.log(`${name.padEnd(6)} ${p.size ? (p.size / 1e3).toFixed(1) + ' kB, ' : ''}coloured after ${median.toFixed(0)} ms (${sorted[0].toFixed(0)}–${sorted.at(-1).toFixed(0)}), n=${repeats}`);
  p.server.close();
  return median;
});
const best = medians.at(-1);
console.log(`to d3-svg: ours ${(medians[0] / best).toFixed(2)}, floor ${(medians[1] / best).toFixed(2)}, least ${(medians[2] / best).toFixed(2)}`);
await browser.close();
