// Has the browser take messages, or take them no more. What it says to the reader stands in the element that says it, or comes
// from the server.
"use strict";
(() => {
  const form = document.forms.namedItem("alerts"), said = document.getElementById("said"), off = document.getElementById("off");
  // An engine that shows messages by itself has this manager; in others it is that of the site's worker.
  const { pushManager } = /** @type {any} */ (window), { serviceWorker } = navigator;
  const ready = async () => pushManager || (await serviceWorker.register("/app-worker.js"), (await serviceWorker.ready).pushManager);
  const held = async () => (pushManager || (await serviceWorker.getRegistration())?.pushManager)?.getSubscription();
  const show = async () => { off.hidden = !(await held()); };
  const failed = () => { said.textContent = Notification.permission === "denied" ? said.dataset.denied : said.dataset.failed; };
  const send = async (fields) => {
    const answer = await fetch("/alerts", { method: "POST", body: new URLSearchParams(fields) });
    if (!answer.headers.get("Content-Type")?.startsWith("text/plain")) throw new Error(String(answer.status));
    said.textContent = await answer.text();
  };

  form.addEventListener("submit", async (e) => {
    e.preventDefault();
    said.textContent = said.dataset.wait;
    try {
      if ((await Notification.requestPermission()) !== "granted") return failed();
      const manager = await ready(), subscribe = () => manager.subscribe({ userVisibleOnly: true, applicationServerKey: form.dataset.key });
      // What was made with keys that the site no longer has stands in the way.
      const { endpoint, keys } = (await subscribe().catch(async () => (await (await held())?.unsubscribe(), subscribe()))).toJSON();
      await send({ ...Object.fromEntries(/** @type {any} */ (new FormData(form))), endpoint, key: keys.p256dh, auth: keys.auth });
    } catch { failed(); }
    show();
  });
  off.addEventListener("click", async () => { // where the server does not hear it, the push service tells it at the next message
    const subscription = await held();
    await Promise.all([send({ about: "nothing", endpoint: subscription.endpoint }), subscription.unsubscribe()]).catch(failed);
    show();
  });
  if (!window.isSecureContext || !window.Notification || !(pushManager || (window.PushManager && serviceWorker))) said.textContent = said.dataset.none;
  else {
    form.hidden = false;
    show();
  }
})();
