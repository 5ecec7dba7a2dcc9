// The service worker: after one visit every address works with no network.
//
// What it keeps is one version of the site: the map's page, and the program, styles and data that this page names. A version
// is a build and an edition of the record, and each has a worker of its own, whose installing takes the version whole or not
// at all. Pages come from the network when it answers in time, else the kept page stands for them, and the program turns it
// into the page that was asked for. A file has a hash in its name, so that versions share those that are the same. All else
// is the browser's to fetch, forms, feeds, pictures; who goes there without a network gets a page that says so. The server
// says before it what to keep, and what to do at which path: see worker.d.ts.
const SHELL = "/", CURRENT = "/data/current.json", OURS = "recognitionmap-", STORE = OURS + "packed", VERSION = [OURS + BUILD, EDITION, REVISION].join(" ");

const newer = (name) => name.startsWith(OURS + BUILD) && +name.split(" ")[1] > EDITION;

addEventListener("install", (e) => e.waitUntil((async () => {
  if ((await caches.keys()).some(newer)) throw new Error("older edition"); // of a server that is behind
  await alone(take);
  await skipWaiting();
  asking = setInterval(skipWaiting, 500);
})()));
// A worker that a request wakes when it is about to go stays for half a minute in Chromium, and as long as pages ask. Where
// its successor asks again, it goes.
let asking = 0;

addEventListener("activate", (e) => e.waitUntil((async () => {
  clearInterval(asking);
  const names = await caches.keys(), store = await caches.open(STORE);
  if (!names.some(newer)) { // which has come meanwhile, and clears away by itself
    for (const name of names) if (name.startsWith(OURS) && name !== STORE && name !== VERSION) await caches.delete(name);
    for (const { url } of await store.keys()) if (![...FILES, ...LATER].includes(new URL(url).pathname)) await store.delete(url);
  }
  await clients.claim();
})()));

addEventListener("fetch", (e) => {
  const url = new URL(e.request.url);
  if (e.request.method !== "GET" || url.origin !== location.origin) return;
  const [, rule] = RULES.find(([pattern]) => url.pathname.match(pattern)) || [];
  // Of an earlier edition there is no copy, and the newest is never shown in its place.
  if (rule === "page" && e.request.mode === "navigate" && !url.search.match(PAST)) e.respondWith(page(e, url));
  else if (rule === "renewed") e.respondWith(current(e));
  else if (rule === "kept") e.respondWith(file(e, url));
  else if (e.request.mode === "navigate") e.respondWith(elsewhere(e));
});

// What an alert says comes in the form that an engine may show by itself (declarative web push); others ask here.
addEventListener("push", (e) => {
  const { title, navigate, ...options } = e.data.json().notification;
  e.waitUntil(registration.showNotification(title, { ...options, data: navigate }));
});
addEventListener("notificationclick", (e) => {
  e.notification.close();
  e.waitUntil(clients.openWindow(e.notification.data));
});
addEventListener("pushsubscriptionchange", (e) => e.waitUntil((async () => { // renewed by the browser, for the same alerts
  const { endpoint, keys } = (e.newSubscription || await registration.pushManager.subscribe(e.oldSubscription.options)).toJSON();
  await fetch("/alerts", { method: "POST", body: new URLSearchParams({ about: "same", before: e.oldSubscription.endpoint, endpoint, key: keys.p256dh, auth: keys.auth }) });
})()));

// What is kept is packed where the browser can, since browsers keep answers unpacked: 2 MB in place of 9. To unpack the program
// takes 40 ms where to start it takes 700.
const PACKED = "X-Packed", packs = typeof CompressionStream === "function";
const through = (answer, stream, packed) => {
  const headers = new Headers(answer.headers);
  for (const name of ["Content-Encoding", "Content-Length", PACKED]) headers.delete(name); // they were of another form
  if (packed) headers.set(PACKED, "gzip");
  return new Response(answer.body.pipeThrough(stream), { headers });
};
const kept = async (cache, url) => {
  const answer = await caches.match(url, { cacheName: cache, ignoreVary: true });
  return answer?.headers.has(PACKED) ? through(answer, new DecompressionStream("gzip"), false) : answer;
};
const put = async (cache, url, answer) => (await caches.open(cache)).put(url, packs ? through(answer, new CompressionStream("gzip"), true) : answer);

// No file of the site is a page, and what stands between a reader and the network answers everything with one.
const isFile = (answer) => answer.ok && !(answer.headers.get("Content-Type") || "").includes("html");

/** Keeps the map's page if an answer is that, of this version, and whole. */
const keepShell = async (answer) => {
  const text = await answer.clone().text(), marks = [`data-build="${BUILD}"`, `data-revision="${REVISION}"`];
  if (!answer.ok || answer.redirected || !text.trimEnd().endsWith("</html>") || !marks.every((mark) => text.includes(mark))) throw new Error("another page");
  await put(VERSION, SHELL, answer);
};

/** Keeps what the server says of its newest version if that is this one; false if it is another. */
const keepCurrent = async (answer) => {
  const { build, revision } = await answer.clone().json(), ours = build === BUILD && revision === REVISION;
  if (ours) await put(VERSION, CURRENT, answer);
  return ours;
};

// One at a time takes its version: what fails to takes its files away again, and another might count on them.
const alone = (f) => (navigator.locks ? navigator.locks.request(OURS, f) : f());

/** Takes the version: the files that are not there yet, then the page, without which nothing of it counts. */
const take = async () => {
  const store = await caches.open(STORE), there = (await store.keys()).map(({ url }) => new URL(url).pathname);
  const missing = FILES.filter((url) => !there.includes(url)), fetched = await Promise.allSettled(missing.map(async (url) => {
    const answer = await fetch(url); // served as immutable: what the page has fetched is not fetched again
    if (isFile(answer)) return put(STORE, url, answer);
    await answer.body?.cancel(); // what nobody reads holds a connection, of which there are few, and the others would wait for good
    throw new Error("no file");
  }));
  try {
    for (const { reason } of /** @type {any[]} */ (fetched)) if (reason) throw reason;
    await keepCurrent(await fetch(CURRENT, { cache: "no-cache" }));
    await put(VERSION, OFFLINE, await fetch(OFFLINE));
    await keepShell(await fetch(SHELL, { cache: "no-cache" }));
  } catch (err) {
    for (const url of missing) await store.delete(url);
    await caches.delete(VERSION);
    if (err.name === "QuotaExceededError") for (const page of await clients.matchAll({ includeUncontrolled: true })) page.postMessage("full");
    throw err;
  }
};

async function page(e, url) {
  const shell = await kept(VERSION, SHELL), net = fetch(e.request);
  const again = net.then((answer) => { // after a day, or when what was kept is gone
    if (!shell) return alone(take);
    if (url.pathname + url.search === SHELL) return keepShell(answer.clone());
  });
  e.waitUntil(again.catch(() => {}));
  if (!shell) return net;
  const late = new Promise((done) => setTimeout(done, 4000, shell)), answer = await Promise.race([net.catch(() => shell), late]);
  if (answer !== shell && answer.status < 500) return answer;
  net.then((unread) => unread.body?.cancel()).catch(() => {}); // see take
  return shell;
}

// Pages and files that only the server can make.
async function elsewhere(e) {
  try {
    return await fetch(e.request);
  } catch (err) {
    return (await kept(VERSION, OFFLINE)) || Promise.reject(err);
  }
}

async function file(e, url) {
  const copy = await kept(STORE, url.pathname);
  if (copy) return copy;
  const answer = await fetch(e.request);
  if (LATER.includes(url.pathname) && isFile(answer)) e.waitUntil(put(STORE, url.pathname, answer.clone()).catch(() => {}));
  return answer;
}

// What the newest version is, from the network. The copy of the last answer about the kept one stands for it, and says that
// it is a copy, where there is no answer; and where a server is behind.
async function current(e) {
  const copy = await kept(VERSION, CURRENT);
  try {
    // What is never answered is given up: a browser asks a server for few things at a time.
    const answer = await fetch(e.request, { signal: AbortSignal.timeout?.(10000) }), { build, edition } = await answer.clone().json();
    if (!answer.ok) throw new Error(String(answer.status));
    if (copy && build === BUILD && edition < EDITION) return copy;
    const again = keepCurrent(answer.clone()).then((ours) => { if (!ours) return registration.update(); });
    e.waitUntil(again.catch(() => {}));
    return answer;
  } catch (err) {
    return copy ? new Response(copy.body, { headers: { "X-Copy": "yes" } }) : Promise.reject(err);
  }
}
