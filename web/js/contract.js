// What go-app expects of its page: the goapp... names. Until the program runs they remember what happened.
const w = /** @type {any} */ (window);
let prompt = null;

w.goappNav = () => {};
w.goappUpdatedBeforeWasmLoaded = false;
w.goappOnUpdate = () => { w.goappUpdatedBeforeWasmLoaded = true; };
w.goappAppInstallChangedBeforeWasmLoaded = false;
w.goappOnAppInstallChange = () => { w.goappAppInstallChangedBeforeWasmLoaded = true; };
w.goappGetenv = (name) => (name === "GOAPP_INTERNAL_URLS" ? "[]" : "");
w.goappRegistration = null;
w.goappTryUpdate = () => { if (w.goappRegistration) w.goappRegistration.update().catch(() => {}); };
w.goappIsAppInstalled = () => w.navigator.standalone === true || matchMedia("(display-mode: standalone)").matches;
w.goappIsAppInstallable = () => prompt !== null && !w.goappIsAppInstalled();
w.goappShowInstallPrompt = async () => {
  const offer = prompt;
  prompt = null;
  offer.prompt();
  await offer.userChoice;
};
addEventListener("beforeinstallprompt", (e) => { e.preventDefault(); prompt = e; w.goappOnAppInstallChange(); });
addEventListener("appinstalled", () => { prompt = null; w.goappOnAppInstallChange(); });

/** Keeps a copy for use with no network. */
export const keepOffline = async () => {
  if (!("serviceWorker" in navigator)) return;
  try {
    w.goappRegistration = await navigator.serviceWorker.register("/app-worker.js");
    w.goappRegistration.addEventListener("updatefound", () => {
      const fresh = w.goappRegistration.installing, replaces = navigator.serviceWorker.controller;
      fresh.addEventListener("statechange", () => { if (fresh.state === "activated" && replaces) w.goappOnUpdate(); });
    });
  } catch (e) {
    console.info(e.message);
  }
};
