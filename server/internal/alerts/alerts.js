// Has the browser take messages, or take them no more. What it says to the reader stands in the element that says it, or comes
// from the server.
(() => {
  const form = document.forms.namedItem("alerts"), said = document.getElementById("said"), off = document.getElementById("off");
  // An engine that shows messages by itself has this manager; in others it is that of the site's worker, once that is there.
  const { pushManager } = /** @type {any} */ (window), { serviceWorker } = navigator;
  const ready = async () => pushManager || new Promise((done, fail) => {
    serviceWorker.register("/app-worker.js").then(({ installing }) => installing?.addEventListener("statechange", () => installing.state === "redundant" && fail()), fail);
    serviceWorker.ready.then((registration) => done(registration.pushManager));
  });
  const held = async () => (pushManager || (await serviceWorker.getRegistration())?.pushManager)?.getSubscription();
  const show = async () => { off.hidden = !(await held()); };
  const failed = () => { said.textContent = said.dataset[Notification.permission === "denied" ? "denied" : "failed"]; };
  const send = async (fields) => {
    const answer = await fetch("/alerts", { method: "POST", body: new URLSearchParams(fields) });
    if (!answer.headers.get("Content-Type")?.startsWith("text/plain")) throw new Error(String(answer.status));
    said.textContent = await answer.text();
    return answer.ok;
  };
  form.addEventListener("submit", async (e) => {
    e.preventDefault();
    said.textContent = said.dataset.wait;
    if ((await Notification.requestPermission()) !== "granted") return failed();
    const before = await held();
    let taken = false;
    try {
      const manager = await ready(), subscribe = () => manager.subscribe({ userVisibleOnly: true, applicationServerKey: form.dataset.key });
      // What was made with keys that the site no longer has stands in the way.
      const { endpoint, keys } = (await subscribe().catch(async () => (await before?.unsubscribe(), subscribe()))).toJSON();
      taken = await send({ ...Object.fromEntries(/** @type {any} */ (new FormData(form))), endpoint, key: keys.p256dh, auth: keys.auth });
    } catch { failed(); }
    if (!taken && !before) await (await held())?.unsubscribe(); // or alerts would look as if they were on
    show();
  });
  off.addEventListener("click", async () => { // where the server does not hear it, the push service tells it at the next message
    const subscription = await held();
    await Promise.all([send({ about: "nothing", endpoint: subscription.endpoint }), subscription.unsubscribe()]).catch(failed);
    show();
  });
  form.hidden = !(window.Notification && (pushManager || (window.PushManager && serviceWorker))); // none of which are there without https
  if (form.hidden) said.textContent = said.dataset.none;
  else show();
})();
