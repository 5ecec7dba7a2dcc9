// @ts-nocheck: it is being written anew as modules
// The loader: keeps go-app's contract with its page (the goapp… names), fetches the program beside the page that
// already works, and lets its first mount claim the server's elements instead of replacing them.
"use strict";

// go-app calls these; until the program runs they remember what happened.
var goappNav = () => {};
var goappUpdatedBeforeWasmLoaded = false;
var goappOnUpdate = () => { goappUpdatedBeforeWasmLoaded = true; };
var goappAppInstallChangedBeforeWasmLoaded = false;
var goappOnAppInstallChange = () => { goappAppInstallChangedBeforeWasmLoaded = true; };
var goappGetenv = (name) => (name === "GOAPP_INTERNAL_URLS" ? "[]" : "");
var goappRegistration = null, goappPrompt = null;
var goappTryUpdate = () => { if (goappRegistration) goappRegistration.update().catch(() => {}); };
var goappIsAppInstalled = () => navigator.standalone === true || matchMedia("(display-mode: standalone)").matches;
var goappIsAppInstallable = () => goappPrompt !== null && !goappIsAppInstalled();
var goappShowInstallPrompt = async () => {
  const prompt = goappPrompt;
  goappPrompt = null;
  prompt.prompt();
  await prompt.userChoice;
};
addEventListener("beforeinstallprompt", (e) => { e.preventDefault(); goappPrompt = e; goappOnAppInstallChange(); });
addEventListener("appinstalled", () => { goappPrompt = null; goappOnAppInstallChange(); });

// adopt makes go-app's next mount claim the elements that the server wrote. go-app creates a node, then its children,
// then appends it to its parent: the order of the document. So while it mounts, creating gives the next unclaimed node
// of the parent at hand where that node fits, and a new one where it does not; appending puts a new node in its place;
// and what no one claimed goes when its parent is complete. Elements marked data-keep="children" keep theirs.
function adopt() {
  const body = document.body, old = body.firstElementChild, node = Node.prototype, native = node.appendChild;
  const open = []; // elements whose children are being mounted: {element, next: their first unclaimed child or null}
  const fits = (child, name) => child && child.nodeType === 1 && child.localName === name;
  const next = () => (open.length ? open[open.length - 1].next : old);
  // A document that shows another address than the one asked for has attributes that the program does not know of.
  const facts = document.getElementById("early"), stale = facts && JSON.parse(facts.textContent).page !== location.pathname + location.search;
  const claimed = (child) => { if (open.length) open[open.length - 1].next = child.nextSibling; };
  const enter = (name, create) => {
    let element = next();
    if (fits(element, name)) {
      claimed(element);
      if (stale) for (const a of [...element.attributes]) if (/^(aria-|data-(?!full|low|drag)|class$|role$|tabindex$)/.test(a.name)) element.removeAttribute(a.name);
    } else element = create();
    open.push({ element, next: element.firstChild });
    return element;
  };
  const leave = () => {
    const top = open.pop();
    if (top.element.dataset.keep === "children") return;
    while (top.next) {
      const rest = top.next;
      top.next = rest.nextSibling;
      rest.remove();
    }
  };
  document.createElement = (name) => enter(name, () => Document.prototype.createElement.call(document, name));
  document.createElementNS = (ns, name) => enter(name, () => Document.prototype.createElementNS.call(document, ns, name));
  document.createTextNode = (text) => {
    const there = next();
    if (there && there.nodeType === 3) {
      claimed(there);
      if (there.data !== text) there.data = text;
      return there;
    }
    return Document.prototype.createTextNode.call(document, text);
  };
  node.appendChild = function (child) {
    if (child.nodeType === 1) leave();
    if (child.parentNode !== this) this.insertBefore(child, next());
    return child;
  };
  body.replaceChild = (fresh) => {
    leave();
    restore();
    if (fresh !== old) old.replaceWith(fresh);
    return old;
  };
  function restore() {
    delete document.createElement;
    delete document.createElementNS;
    delete document.createTextNode;
    delete body.replaceChild;
    node.appendChild = native;
    const grip = document.querySelector("#panel[data-full] > .grip");
    if (grip) grip.ariaExpanded = true; // the program draws it as it is at first
  }
  return restore;
}

// What a map shows, for the program: its places by code, and a line "code|class|value|flags" for each.
function readMap(svg) {
  const elements = {};
  const lines = [];
  for (const place of svg.querySelectorAll("[data-country]")) {
    const group = (place.closest("[data-class],[data-uncounted]") || place).dataset, code = place.dataset.country;
    elements[code] = place;
    lines.push([code, group.class || group.uncounted, group.value, ("contested" in group ? "c" : "") + ("reported" in group ? "r" : "") + ("norecord" in group ? "n" : "") + ("doubt" in group ? "d" : "")].join("|"));
  }
  return { elements, text: lines.join("\n") };
}

// Back and Forward show a page where it was last scrolled to. While the program runs it scrolls by itself (it sets
// scrollRestoration to manual when it takes over): the browser would in its next frame, which on a busy machine comes
// after the program's own scrolling.
const left = new Map();
let returning = false, at = 0, scrolled = location.href;
addEventListener("scroll", () => { if (!returning) left.set((scrolled = location.href), (at = scrollY)); }, { passive: true });
addEventListener("popstate", (e) => {
  const ours = e.isTrusted && history.scrollRestoration === "manual";
  if (ours && !returning) left.set(scrolled, scrollY); // the event of the last scrolling may be still to come
  returning = ours || returning;
});
addEventListener("pagehide", () => { history.scrollRestoration = "auto"; });
addEventListener("pageshow", (e) => { if (e.persisted && document.documentElement.dataset.app === "ready") history.scrollRestoration = "manual"; });
// For the program, which shows the page of an address now: another one than before, or not.
function arrive(address, another) {
  if (address !== location.href) return; // it is left already
  if (another || returning) scrollTo(0, (at = (returning && left.get(address)) || 0));
  left.set((scrolled = address), at);
  returning = false;
}

// The search field as a combobox, the forms that ask for a page, and the rows of the log as a file. What a text may mean
// and which rows there are, the program says: find(text) is a list of [address, whether a place, how it stands, pieces of
// its name, every second of which was asked for], rows() is the table. Without the program the browser follows the forms.
(() => {
  const d = document, byId = (id) => d.getElementById(id), ready = () => d.documentElement.dataset.app === "ready";
  let offers = [], active = -1, saying;
  const make = (tag, text) => Object.assign(d.createElement(tag), { textContent: text });
  const say = (line) => (byId("announce").textContent = line);
  const show = () => {
    byId("found").hidden = !offers.length;
    byId("search").setAttribute("aria-expanded", offers.length > 0);
    offers.forEach((_, i) => byId("found-" + i).setAttribute("aria-selected", i === active));
    if (active < 0) return byId("search").removeAttribute("aria-activedescendant");
    byId("search").setAttribute("aria-activedescendant", "found-" + active);
    byId("found-" + active).scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    clearTimeout(saying);
    offers = [];
    active = -1;
    if (byId("search")) show();
  };
  const look = () => {
    if (!ready()) return;
    const text = byId("search").value;
    offers = find(text);
    active = offers.length && offers[0][1] ? 0 : -1; // Enter takes a place at once; an event must be chosen
    byId("found").replaceChildren(...offers.map(([, , more, ...name], i) => {
      const line = Object.assign(d.createElement("li"), { id: "found-" + i }), words = d.createElement("span");
      line.setAttribute("role", "option");
      words.append(...name.map((piece, k) => (k % 2 ? make("mark", piece) : piece)));
      line.append(words, make("small", more));
      return line;
    }));
    show();
    clearTimeout(saying);
    if (text) saying = setTimeout(() => say(offers.length ? offers.length + " offered." : "Nothing is found."), 1000);
  };
  const go = (address) => {
    close();
    goappNav(address);
  };
  const take = (i) => {
    const [address] = offers[i];
    byId("search").value = "";
    close();
    const link = Object.assign(d.createElement("a"), { href: address }); // which the program follows as any other, and moves the map to the place
    d.body.append(link);
    link.click();
    link.remove();
    let patience = 60;
    const wait = () => { // the focus goes to what has opened, and a phone's keyboard away
      if (location.pathname + location.search !== address && patience--) return requestAnimationFrame(wait);
      requestAnimationFrame(() => requestAnimationFrame(() => (byId("panel") || byId("content")).focus({ preventScroll: true })));
    };
    wait();
  };
  const onKey = (e) => {
    if (e.target.id !== "search" || e.isComposing || !ready()) return;
    const n = offers.length, field = e.target;
    const taken = e.key === "Enter" ? active : -1;
    if (taken >= 0) e.preventDefault(); // before anything moves, or the form is sent as well
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      if (!n) look();
      else active = e.key === "ArrowDown" ? (active + 1) % n : (Math.max(active, 0) + n - 1) % n;
      if (n) show();
    } else if (taken >= 0) take(taken);
    else if (e.key === "Escape" && n) close();
    else if (e.key === "Escape" && field.value) field.value = "";
    else return e.key === "Escape" || e.stopPropagation(); // letters and arrows in the field are not for the map
    e.preventDefault();
    e.stopPropagation();
  };
  const line = (e) => (e.target.closest ? e.target.closest("#found > li") : null);
  d.addEventListener("keydown", onKey, true);
  d.addEventListener("input", (e) => { if (e.target.id === "search") look(); });
  d.addEventListener("focusout", (e) => { if (e.target.id === "search") close(); });
  d.addEventListener("mousedown", (e) => { if (line(e)) e.preventDefault(); }); // or the list would go before it is clicked
  d.addEventListener("click", (e) => {
    const i = line(e) ? +line(e).id.slice(6) : -1;
    if (offers[i]) return take(i);
    const table = e.target.closest && e.target.closest("a.rows") && ready() ? rows() : "";
    if (!table) return;
    e.preventDefault();
    const link = Object.assign(d.createElement("a"), { href: URL.createObjectURL(new Blob([table], { type: "text/csv;charset=utf-8" })), download: "events.csv" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  });
  d.addEventListener("submit", (e) => {
    if (!e.target.matches("form.ask") || !ready()) return;
    e.preventDefault();
    if (e.target.matches(".find") && !byId("search").value.trim()) return; // nothing is asked
    const query = new Map();
    for (const [name, value] of new FormData(e.target)) if (value && (value !== "-" || name === "q")) query.set(name, query.has(name) ? query.get(name) + "," + value : value);
    const text = new URLSearchParams([...query]).toString().replaceAll("%2C", ",");
    go(e.target.getAttribute("action") + (text && "?" + text));
  });
})();

// The entry on a narrow screen is a sheet with three positions: low, which shows its name and class, half and full. Grip
// and head drag it, and all of it where it is low; elsewhere the text scrolls. While it moves it has its full height and
// is moved by a transform alone, so that nothing is laid out anew. Below low it closes.
(() => {
  const d = document, still = matchMedia("(prefers-reduced-motion: reduce)"), LOW = 0, HALF = 1, FULL = 2, CLOSED = 3;
  let drag = null, trail = [], timer = 0, upward = true;
  const sheetAt = (target) => {
    const sheet = target.closest && target.closest("#panel[data-country]");
    return sheet && getComputedStyle(sheet).position === "fixed" ? sheet : null;
  };
  const handle = (e) => e.target.closest(".grip, .entry-head");
  const stands = (sheet) => ("low" in sheet.dataset ? LOW : "full" in sheet.dataset ? FULL : HALF);
  const put = (sheet, at) => {
    clearTimeout(timer);
    sheet.toggleAttribute("data-low", at === LOW);
    sheet.toggleAttribute("data-full", at === FULL);
    sheet.removeAttribute("data-drag");
    sheet.style.transform = sheet.style.transition = "";
    if (at === LOW) sheet.scrollTop = 0;
    else sheet.style.removeProperty("--low");
    const grip = sheet.querySelector(".grip");
    if (grip) grip.ariaExpanded = at === FULL;
  };
  const shift = (sheet, y) => (sheet.style.transform = "translateY(" + y + "px)");
  // Gives the sheet its full height where it stands, and returns how far below that height each position is.
  const lift = (sheet) => {
    clearTimeout(timer);
    const at = new DOMMatrix(getComputedStyle(sheet).transform).m42, shown = sheet.offsetHeight - at, words = sheet.querySelector("#panel-class");
    for (const name of ["low", "full", "drag"]) sheet.removeAttribute("data-" + name);
    const half = parseFloat(getComputedStyle(sheet).maxHeight);
    sheet.dataset.drag = "";
    sheet.style.transition = "none";
    const tall = sheet.offsetHeight, middle = Math.min(half, tall), low = words ? words.offsetTop + words.offsetHeight + 8 : 96;
    sheet.style.setProperty("--low", low + "px");
    shift(sheet, tall - shown);
    getComputedStyle(sheet).transform; // a transition starts from here
    return { at: tall - shown, stops: [tall - (low < middle - 40 ? low : middle), tall - middle, 0, tall] };
  };
  const settle = (sheet, stops, to) => {
    const end = () => {
      if (to === CLOSED) sheet.querySelector(".close").click(); // it is put back when it has gone: see below
      else put(sheet, to);
    };
    sheet.style.transition = "transform .2s ease-out";
    shift(sheet, stops[to]);
    if (still.matches) end();
    else timer = setTimeout(end, 200);
  };
  // Where a sheet goes that is let go of at a height, in pixels below its full one, with a speed in pixels a millisecond.
  const aim = (stops, at, speed) => {
    const ahead = [HALF, FULL, LOW, CLOSED].filter((i) => Math.abs(speed) < .3 || (stops[i] - at) * speed > 0);
    return ahead.reduce((best, i) => (Math.abs(stops[i] - at) < Math.abs(stops[best] - at) ? i : best), ahead.length ? ahead[0] : HALF);
  };
  const swallow = (e) => { // the click at the end of a drag, but not ours on the way out
    if (!e.isTrusted) return;
    e.preventDefault();
    e.stopImmediatePropagation();
  };
  d.addEventListener("pointerdown", (e) => {
    const sheet = e.isPrimary && !e.button && sheetAt(e.target);
    if (!sheet || !(handle(e) || "low" in sheet.dataset)) return;
    drag = { sheet, id: e.pointerId, from: stands(sheet), y: e.clientY };
    trail = [];
  });
  d.addEventListener("pointermove", (e) => {
    if (!drag || e.pointerId !== drag.id) return;
    if (!drag.stops) {
      if (Math.abs(e.clientY - drag.y) < 6) return;
      Object.assign(drag, lift(drag.sheet));
      drag.sheet.setPointerCapture(drag.id); // what is under the finger may be drawn anew
      getSelection().removeAllRanges();
      drag.y += Math.sign(e.clientY - drag.y) * 6;
    }
    drag.now = Math.max(0, drag.at + e.clientY - drag.y);
    shift(drag.sheet, drag.now);
    trail.push([e.timeStamp, e.clientY]);
  });
  const release = (e) => {
    if (!drag || e.pointerId !== drag.id) return;
    const { sheet, stops, from, now } = drag;
    drag = null;
    if (!stops) return;
    addEventListener("click", swallow, true);
    setTimeout(() => removeEventListener("click", swallow, true));
    const last = trail.filter(([t]) => e.timeStamp - t < 100), [t, y] = last[0] || [0, 0], time = e.timeStamp - t;
    settle(sheet, stops, e.type === "pointercancel" ? from : aim(stops, now, last.length > 1 && time ? (e.clientY - y) / time : 0));
  };
  d.addEventListener("pointerup", release);
  d.addEventListener("pointercancel", release);
  d.addEventListener("dragstart", (e) => { if (drag) e.preventDefault(); });
  // A tap on grip or head goes to the next position, up to full and down again; a key takes the grip from half to full
  // and back, as page.js does.
  d.addEventListener("click", (e) => {
    const sheet = sheetAt(e.target);
    if (!sheet || !handle(e) || e.target.closest("a")) return;
    e.stopPropagation();
    const from = stands(sheet);
    upward = from === LOW || (upward && from !== FULL);
    settle(sheet, lift(sheet).stops, e.detail ? from + (upward ? 1 : -1) : from === FULL ? HALF : FULL);
  }, true);
  d.addEventListener("focusin", (e) => { // nothing has the focus where it cannot be seen
    const sheet = e.target.closest("#panel[data-low]");
    if (sheet && e.target !== sheet && !handle(e)) put(sheet, HALF);
  });
  // Each entry opens at half, and what is no entry is no sheet.
  new MutationObserver((list) => {
    const before = new Map();
    for (const { target, oldValue } of list) if (target.id === "panel" && !before.has(target)) before.set(target, oldValue);
    for (const [target, country] of before) {
      if (target.getAttribute("data-country") === country) continue;
      drag = null;
      upward = true;
      put(target, HALF);
    }
  }).observe(d, { subtree: true, attributeFilter: ["data-country"], attributeOldValue: true });
})();

(() => {
  const root = document.documentElement, data = root.dataset;
  const say = early.missing;
  const worker = async () => {
    if (!("serviceWorker" in navigator)) return;
    try {
      goappRegistration = await navigator.serviceWorker.register("/app-worker.js");
      goappRegistration.addEventListener("updatefound", () => {
        const fresh = goappRegistration.installing, replaces = navigator.serviceWorker.controller;
        fresh.addEventListener("statechange", () => { if (fresh.state === "activated" && replaces) goappOnUpdate(); });
      });
    } catch (e) {
      console.info("no offline copy: " + e.message);
    }
  };
  const script = (src) => new Promise((done, failed) => {
    const s = Object.assign(document.createElement("script"), { src, onload: done, onerror: () => failed(new Error("a script did not come")) });
    document.head.append(s);
  });
  if (data.style) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: data.style })); // of lenses and other pages
  const moving = data.move ? script(data.move).catch(() => {}) : null; // the map moves without the program, and the program without it
  const start = async () => {
    if (typeof WebAssembly !== "object") throw new Error("this browser has no WebAssembly");
    if (!data.wasm) throw new Error("it is not part of this build");
    for (const url of [data.core, data.events]) fetch(url).catch(() => {}); // the program asks again; this warms the cache
    const program = fetch(data.wasm);
    program.catch(() => {});
    await Promise.all([script(data.exec), moving]);
    const go = new Go();
    const response = await program;
    if (!response.ok) throw new Error("the program did not come: " + response.status);
    const { instance } = await WebAssembly.instantiateStreaming(response, go.importObject);
    go.run(instance).then(() => say("it stopped"), (e) => say(e.message));
  };
  if (new URLSearchParams(location.search).get("wasm") === "false") return say("it is switched off in the address");
  start().catch((e) => say(e.message)).finally(() => (document.readyState === "complete" ? worker() : addEventListener("load", worker)));
})();
