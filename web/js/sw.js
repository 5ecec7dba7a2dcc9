// The service worker: after one visit every address works with no network.
//
// Pages: from the network when it answers in time, else the copy of that very page, else the map's page, which the
// program turns into the page that was asked for. Files with a hash in their name: from the cache. The name of the
// newest data: from the network, unless the copy is of a newer edition. Nothing else is ours: forms, feeds, pictures and
// data are the browser's to fetch, and the map's page never stands in their place.
//
// The server says before it what to keep from the start: VERSION, which changes with all else, FILES, addresses with a hash
// in their name, PAGES, the shell among them, and RULES: [pattern, what is done at such a path], the first that fits; * is
// one part of a path.
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
  const rule = ruleOf(url.pathname);
  if (rule === "page" && e.request.mode === "navigate") e.respondWith(page(e, url));
  else if (rule === "renewed") e.respondWith(current(e.request));
  else if (rule === "kept") e.respondWith(file(e.request));
});

const partsOf = (path) => path.split("/").filter(Boolean); // a slash too many is the page's to see to

function ruleOf(path) {
  const parts = partsOf(path);
  return RULES.find(([pattern]) => {
    const want = partsOf(pattern);
    return want.length === parts.length && want.every((part, i) => part === "*" || part === parts[i]);
  })?.[1];
}

const limited = (promise, ms) => Promise.race([promise, new Promise((_, no) => setTimeout(() => no(new Error("slow")), ms))]);

async function page(e, url) {
  const cache = await caches.open(CACHE);
  const key = url.pathname + url.search;
  const kept = await cache.match(key), shell = kept || await cache.match(SHELL);
  const net = fetch(e.request).then(async (answer) => {
    if (answer.ok && !answer.redirected && (kept || key === SHELL)) await cache.put(key, answer.clone());
    return answer;
  });
  e.waitUntil(net.catch(() => {}));
  try {
    const answer = await (shell ? limited(net, PATIENCE) : net);
    if (answer.status < 500) return answer;
    return shell || answer;
  } catch (err) {
    if (shell) return shell;
    throw err;
  }
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
  const cache = await caches.open(DATA);
  const kept = await cache.match(request.url);
  try {
    const answer = await limited(fetch(request), PATIENCE);
    if (!answer.ok) throw new Error(String(answer.status));
    const fresh = await answer.clone().json();
    if (kept && (await kept.clone().json()).edition > fresh.edition) return kept;
    await cache.put(request.url, answer.clone());
    return answer;
  } catch (err) {
    if (kept) return kept;
    throw err;
  }
}
