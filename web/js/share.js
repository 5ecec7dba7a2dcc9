// What the share page does quicker with a script: copy, hand on to other apps, save the map as a picture. The program
// composes the picture (page.hear), so that it is made without a network too.
import { byId, d, root, save, say } from "./dom.js";

const textOf = (id) => byId(id).textContent;
const tell = (line) => { byId("share-said").textContent = line; }; // what stays to be read
const words = (name, of) => JSON.parse(byId("share-said").dataset.words)[name].replace("{}", of); // they come after this script
const copy = async (id, text = textOf(id)) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch { // no such right, or a page that is not served safely: leave it selected
    getSelection().selectAllChildren(byId(id));
    return d.execCommand("copy") && textOf(id) === text;
  }
};
const waiting = []; // for a picture
const compose = async () => {
  while (!window.page?.hear) { // the program is still to come
    if (root.dataset.app === "missing") throw new Error(words("missing"));
    await new Promise((done) => setTimeout(done, 50));
  }
  window.page.composed = (...made) => waiting.splice(0).forEach((done) => done(made));
  const [svg, name] = await new Promise((done) => {
    waiting.push(done);
    window.page.hear("compose");
  });
  if (!name) throw new Error(svg); // what went wrong
  return { blob: new Blob([svg], { type: "image/svg+xml" }), name };
};
const pixels = async (drawing, scale) => {
  const src = URL.createObjectURL(drawing), image = new Image();
  try {
    await new Promise((done, failed) => Object.assign(image, { onload: done, onerror: () => failed(new Error(words("undrawn"))), src }));
  } finally {
    URL.revokeObjectURL(src);
  }
  const width = image.naturalWidth * scale, height = Math.round(image.naturalHeight * scale);
  const size = words("size", width).replace("{}", height);
  const canvas = Object.assign(d.createElement("canvas"), { width, height }), pen = canvas.getContext("2d");
  let blob = null;
  try { // beyond some size a browser has no pen, or paints nothing, or gives no file: the ground of the picture is opaque
    pen.drawImage(image, 0, 0, width, height);
    const [, , , alpha] = pen.getImageData(width >> 1, height >> 1, 1, 1).data;
    if (alpha === 255) blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  } catch { /* said below */ }
  if (!blob) throw new Error(words("large", size));
  return { blob, size };
};

// What each button does, and then says; of is the id of what it copies, or the scale of what it saves.
const act = {
  copy: async (of) => words((await copy(of)) ? "copied" : "select"),
  both: async () => words((await copy("share-link", textOf("share-text") + " " + textOf("share-link"))) ? "copied" : "selected"),
  native: () => navigator.share({ title: d.title, text: textOf("share-text"), url: textOf("share-link") }),
  svg: async () => {
    const { blob, name } = await compose();
    save(blob, name + ".svg");
    return words("saved");
  },
  png: async (of) => {
    tell(words("busy")); // which can take seconds
    const drawn = await compose();
    tell(words("busy")); // the program may just have taken over, and written what stands there at first
    const { blob, size } = await pixels(drawn.blob, +of);
    save(blob, drawn.name + (of === "1" ? "" : "-" + of + "x") + ".png");
    tell(words("png", size));
    return words("saved");
  },
};
const press = async (button) => {
  try {
    const line = await act[button.dataset.do](button.dataset.of), before = button.textContent;
    if (line) say(line);
    if (!line || before === line) return;
    button.textContent = line;
    setTimeout(() => { if (button.textContent === line) button.textContent = before; }, 2000);
  } catch (err) {
    if (err.name === "AbortError") return; // who shares has thought better of it
    tell(words("failed", err.message));
    say(words("failed", err.message));
  }
};
pressed.do.filter((button) => button.isConnected).forEach(press);
Object.assign(pressed, { do: { push: press } }); // from now on at once: see hold.js
