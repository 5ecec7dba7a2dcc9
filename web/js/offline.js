/** Keeps a copy for use with no network. */
export const keepOffline = async () => {
  try {
    await navigator.serviceWorker.register("/app-worker.js");
  } catch { /* a browser or an address without workers: no copy */ }
};
