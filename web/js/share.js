// What the share page does quicker with a script: copy, hand on to other apps, save the map as a picture. The program
// composes the picture (page.hear), so that it is made without a network too.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id), text = (id) => byId(id).textContent;
  const words = /** @type {any} */ (new Proxy({}, { get: (_, name) => JSON.parse(byId("share-said").dataset.words)[name] })); // which come after this script
  const fill = (text, with_) => text.replace("{}", with_);
  const say = (line) => { byId("announce").textContent = line; };
  const tell = (line) => { byId("share-said").textContent = line; }; // what stays to be read
  const done = (button, line) => {
    const before = button.textContent;
    say(line);
    if (before === line) return;
    button.textContent = line;
    setTimeout(() => { if (button.textContent === line) button.textContent = before; }, 2000);
  };
  const copy = async (what, of) => {
    try {
      await navigator.clipboard.writeText(what);
      return true;
    } catch { // no such right, or a page that is not served safely: leave it selected
      getSelection().selectAllChildren(byId(of || "share-link"));
      return document.execCommand("copy") && (!of || text(of) === what);
    }
  };
  const save = (blob, name) => {
    const a = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 60000);
  };
  const waiting = []; // for a picture
  const compose = () => new Promise((ready, failed) => {
    const ask = () => {
      const { page } = window;
      if (page && page.hear) {
        waiting.push((svg, name) => (name ? ready({ svg, name }) : failed(new Error(svg))));
        page.composed = (...made) => waiting.splice(0).forEach((take) => take(...made));
        page.hear("compose");
      } else if (document.documentElement.dataset.app === "missing") failed(new Error(words.missing));
      else setTimeout(ask, 50);
    };
    ask();
  });
  const pixels = async (svg, scale) => {
    const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" })), image = new Image();
    try {
      await new Promise((ready, failed) => Object.assign(image, { onload: ready, onerror: () => failed(new Error(words.undrawn)), src: url }));
      const width = image.naturalWidth * scale, height = Math.round(image.naturalHeight * scale), size = fill(fill(words.size, width), height);
      const canvas = Object.assign(document.createElement("canvas"), { width, height }), pen = canvas.getContext("2d");
      let blob = null;
      try { // beyond some size a browser has no pen, or paints nothing, or gives no file: the ground of the picture is opaque
        pen.drawImage(image, 0, 0, width, height);
        if (pen.getImageData(width >> 1, height >> 1, 1, 1).data[3] === 255) blob = await new Promise((ready) => canvas.toBlob(ready, "image/png"));
      } catch { /* said below */ }
      if (!blob) throw new Error(fill(words.large, size));
      return { blob, size };
    } finally {
      URL.revokeObjectURL(url);
    }
  };
  const act = {
    copy: async (of) => ((await copy(text(of), of)) ? words.copied : words.select),
    both: async () => ((await copy(text("share-text") + " " + text("share-link"))) ? words.copied : words.selected),
    native: async () => {
      await navigator.share({ title: document.title, text: text("share-text"), url: text("share-link") }).catch((e) => { if (e.name !== "AbortError") throw e; });
      return "";
    },
    svg: async () => {
      const { svg, name } = await compose();
      save(new Blob([svg], { type: "image/svg+xml" }), name + ".svg");
      return words.saved;
    },
    png: async (scale) => {
      const busy = words.busy; // which can take seconds
      tell(busy);
      const { svg, name } = await compose();
      tell(busy); // the program may just have taken over, and written what stands there at first
      const { blob, size } = await pixels(svg, +scale);
      save(blob, name + (scale === "1" ? "" : "-" + scale + "x") + ".png");
      tell(fill(words.png, size));
      return words.saved;
    },
  };
  const press = (button) => {
    if (!act[button.dataset.do]) return;
    act[button.dataset.do](button.dataset.of).then((line) => line && done(button, line), (err) => {
      const line = fill(words.failed, err.message);
      tell(line);
      say(line);
    });
  };
  document.addEventListener("click", (e) => {
    const button = e.target.closest && e.target.closest("button[data-do]");
    if (button) press(button);
  });
  const before = pressed.do.filter((button) => button.isConnected);
  pressed.do = null;
  before.forEach(press);
})();
