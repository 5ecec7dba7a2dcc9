// What go-app expects of its page: the goapp... names. It brings its own of the others.
const w = /** @type {any} */ (window);

w.goappOnUpdate = () => { w.goappUpdatedBeforeWasmLoaded = true; }; // until the program runs
w.goappGetenv = (name) => (name === "GOAPP_INTERNAL_URLS" ? "[]" : "");

/** Keeps a copy for use with no network. */
export const keepOffline = async () => {
  try {
    const kept = await navigator.serviceWorker.register("/app-worker.js");
    kept.addEventListener("updatefound", () => {
      const fresh = kept.installing, replaces = navigator.serviceWorker.controller;
      fresh.addEventListener("statechange", () => { if (fresh.state === "activated" && replaces) w.goappOnUpdate(); });
    });
  } catch { /* a browser or an address without workers: no copy */ }
};
