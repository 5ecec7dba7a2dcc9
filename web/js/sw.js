// The service worker: after one visit every address works with no network.
//
// Pages: from the network when it answers in time, else the copy of that very page, else the map's page, which the
// program turns into the page that was asked for. Files with a hash in their name: from the cache. The name of the
// newest data: from the network, unless the copy is of a newer edition. Nothing else is ours: forms, feeds, pictures and
// data are the browser's to fetch, and the map's page never stands in their place.
//
// The server says before it what to keep from the start, and what to do at which path: see worker.d.ts.
const SHELL = "/";
const CACHE = "recognitionmap-" + VERSION, DATA = "recognitionmap-data";
const PATIENCE = 4000; // ms that a page waits for a slow network when there is a copy

addEventListener("install", (e) => e.waitUntil((async () => {
  const cache = await caches.open(CACHE);
  await Promise.all([
    cache.addAll(FILES), // served as immutable: what the page has fetched is not fetched again
    cache.addAll(PAGES.map((url) => new Request(url, { cache: "no-cache" }))),
  ]);
  await skipWaiting();
})()));

addEventListener("activate", (e) => e.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith("recognitionmap-") && name !== CACHE && name !== DATA) await caches.delete(name);
  }
  await clients.claim();
})()));

addEventListener("fetch", (e) => {
  const url = new URL(e.request.url);
  if (e.request.method !== "GET" || url.origin !== location.origin) return;
  const [, rule] = RULES.find(([pattern]) => url.pathname.match(pattern)) || [];
  if (rule === "page" && e.request.mode === "navigate") e.respondWith(page(e, url));
  else if (rule === "renewed") e.respondWith(current(e.request));
  else if (rule === "kept") e.respondWith(file(e.request));
});

const limited = (net) => Promise.race([net, new Promise((_, slow) => setTimeout(() => slow(new Error("slow")), PATIENCE))]);
const instead = (kept) => (err) => kept || Promise.reject(err);

async function page(e, url) {
  const cache = await caches.open(CACHE), key = url.pathname + url.search;
  const kept = await cache.match(key), shell = kept || await cache.match(SHELL);
  const net = fetch(e.request).then(async (answer) => {
    if (answer.ok && !answer.redirected && (kept || key === SHELL)) await cache.put(key, answer.clone());
    return answer;
  });
  e.waitUntil(net.catch(() => {}));
  const answer = await (shell ? limited(net) : net).catch(instead(shell));
  return answer.status < 500 ? answer : shell || answer;
}

async function file(request) {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    const name = new URL(request.url).pathname.startsWith("/data/") ? DATA : CACHE;
    await (await caches.open(name)).put(request, answer.clone());
  }
  return answer;
}

// The newest edition known, from the network or from here: an older one never replaces it.
async function current(request) {
  const cache = await caches.open(DATA), kept = await cache.match(request.url);
  const renew = async () => {
    const answer = await limited(fetch(request));
    if (!answer.ok) throw new Error(String(answer.status));
    const fresh = await answer.clone().json();
    if (kept && (await kept.clone().json()).edition > fresh.edition) return kept;
    await cache.put(request.url, answer.clone());
    return answer;
  };
  return renew().catch(instead(kept));
}
