// The offer to install the site: a button beside the name of the site on the map page. It is there for who has come back or
// stayed for ten seconds, where the browser offers it, which hold.js has kept, or where it can and does not offer it, with the
// steps in words. Where the site is installed there is nothing, and the browser is asked once not to throw away what it keeps.
// Go writes WORDS before this.
"use strict";
(() => {
  const d = document, { platform, maxTouchPoints: touches, userAgent, vendor } = navigator;
  const keep = (name, value) => { // where nothing is kept, nobody has come back
    try { return value ? localStorage.setItem(name, value) : localStorage.getItem(name); } catch { return null; }
  };
  const stay = () => {
    if (keep("stay")) return;
    keep("stay", "asked");
    navigator.storage?.persist?.();
  };
  if (matchMedia("(display-mode: standalone)").matches || navigator.standalone) return stay();

  // Safari: on a phone or tablet of any version, on a Mac from 17 on.
  const apple = /^Apple/.test(vendor) && /^(Mac|iP)/.test(platform), touch = apple && touches > 1;
  const dock = apple && !touch && +/Version\/(\d+)/.exec(userAgent)?.[1] >= 17;
  const steps = touch ? WORDS.touch : dock ? WORDS.dock : "";

  const views = +keep("views") + 1;
  let due = views > 1;
  keep("views", String(views));
  const button = Object.assign(d.createElement("button"), { id: "install", textContent: WORDS.install });
  const wanted = () => due && (window.offer || steps);
  const place = () => {
    const brand = wanted() && d.querySelector(".screen .brand");
    if (!brand) button.remove();
    else if (!brand.contains(button)) brand.append(button);
  };
  const watch = new MutationObserver(place); // whoever writes the page anew knows nothing of the button
  const show = () => {
    place();
    if (wanted()) watch.observe(d.getElementById("app"), { childList: true, subtree: true });
  };
  addEventListener("beforeinstallprompt", show); // after hold.js has kept it
  addEventListener("appinstalled", () => {
    window.offer = null;
    place();
    stay();
  });
  setTimeout(() => { due = true; show(); }, 10000);
  show();

  const tell = () => {
    const dialog = d.body.appendChild(d.createElement("dialog")), close = d.createElement("button");
    dialog.id = "steps";
    dialog.append(Object.assign(d.createElement("p"), { textContent: steps }), close);
    close.textContent = WORDS.close;
    close.onclick = () => dialog.close();
    dialog.onclose = () => dialog.remove();
    dialog.showModal();
  };
  button.onclick = () => {
    const { offer } = window;
    if (!offer) return tell();
    window.offer = null; // it can be taken up once; a browser that is told no offers it again on another day
    place();
    offer.prompt();
  };
})();
