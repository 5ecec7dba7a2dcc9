// How much of the time until the map is coloured is our page's? node floor.mjs URL [repeats], in the benchmark's folder.
// The first page, and the least that could be measured: its head, its heading and two countries, without a script. Both
// come through the slow link and the slow processor of the profile "mobile" (see run.mjs), by turns.
import { createServer } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { chromium } from 'playwright-core';
import ours from './adapters/ours.mjs';
import { proxy } from './lib/proxy.mjs';
import { load, open } from './lib/visit.mjs';

const [url, repeats = '7'] = process.argv.slice(2);
const profile = { cpu: 4, link: { rtt: 150, down: 1600, up: 750 }, view: { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true } };
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });

async function cut() {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(url);
  const html = await page.evaluate(() => {
    for (const place of document.querySelectorAll('#map [data-country]')) if (!/RUS|CHN/.test(place.dataset.country)) place.remove();
    for (const rest of document.querySelectorAll('#map > g:not(:has(a)), script')) rest.remove();
    for (let e = document.getElementById('map-host'); e !== document.body; e = e.parentElement) while (e.nextSibling) e.nextSibling.remove();
    return '<!doctype html>' + document.documentElement.outerHTML;
  });
  await page.close();
  return html;
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

const pages = { ours: await serve(await (await fetch(url)).text()), floor: await serve(await cut()) };
for (let i = 0; i < repeats; i++) for (const p of i % 2 ? [pages.floor, pages.ours] : [pages.ours, pages.floor]) {
  const link = await proxy(p.origin, profile.link), context = await browser.newContext(profile.view);
  p.times.push(await load(await open(context, ours, link.url + '/', profile), link.stats));
  await context.close();
  link.close();
}
const medians = Object.entries(pages).map(([name, p]) => {
  const sorted = p.times.sort((a, b) => a - b), median = sorted[sorted.length >> 1];
  console.log(`${name.padEnd(5)} ${(p.size / 1e3).toFixed(1)} kB, coloured after ${median.toFixed(0)} ms (${sorted[0].toFixed(0)}–${sorted.at(-1).toFixed(0)}), n=${repeats}`);
  p.server.close();
  return median;
});
console.log(`ours to floor: ${(medians[0] / medians[1]).toFixed(2)}`);
await browser.close();
