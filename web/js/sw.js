// The service worker: after one visit every address works with no network.
//
// Pages: from the network when it answers in time, else the copy of that very page, else the map's page, which the program
// turns into the page that was asked for. Files with a hash in their name: from the cache. The name of the newest data: from
// the network, unless the copy is of a newer edition. All else is the browser's to fetch: forms, feeds, pictures, data.
// The server says before it what to keep from the start, and what to do at which path: see worker.d.ts.
const SHELL = "/";
const CACHE = "recognitionmap-" + VERSION, DATA = "recognitionmap-data";

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
  if (url.search.match(PAST)) return; // an earlier edition, of which there is no copy: the newest is never shown in its place
  if (rule === "page" && e.request.mode === "navigate") e.respondWith(page(e, url));
  else if (rule === "renewed") e.respondWith(current(e.request));
  else if (rule === "kept") e.respondWith(file(e.request));
});

const limited = (net) => Promise.race([net, new Promise((_, slow) => setTimeout(() => slow(new Error("slow")), 4000))]); // for ms, when there is a copy
const keep = async (name, key, answer) => { try { await (await caches.open(name)).put(key, answer.clone()); } catch { /* a full disk */ } };

async function page(e, url) {
  const cache = await caches.open(CACHE), key = url.pathname + url.search;
  const kept = await cache.match(key), shell = kept || await cache.match(SHELL);
  const net = fetch(e.request).then(async (answer) => {
    if (answer.ok && !answer.redirected && (kept || key === SHELL)) await keep(CACHE, key, answer);
    return answer;
  });
  e.waitUntil(net.catch(() => {}));
  const answer = await (shell ? limited(net) : net).catch((err) => shell || Promise.reject(err));
  return answer.status < 500 ? answer : shell || answer;
}

async function file(request) {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await keep(new URL(request.url).pathname.startsWith("/data/") ? DATA : CACHE, request, answer);
  return answer;
}

// The newest edition known, from the network or from here: an older one never replaces it. A copy for want of an answer says
// that it is one.
async function current(request) {
  const kept = await caches.match(request.url), edition = async (answer) => (await answer.clone().json()).edition;
  try {
    const answer = await limited(fetch(request)), fresh = answer.ok && (await edition(answer));
    if (!answer.ok) throw new Error(String(answer.status));
    if (kept && (await edition(kept)) > fresh) return kept;
    await keep(DATA, request.url, answer);
    return answer;
  } catch (err) {
    return kept ? new Response(kept.body, { headers: { "X-Copy": "yes" } }) : Promise.reject(err);
  }
}
