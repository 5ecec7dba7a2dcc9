// What the share page does quicker with a script: copy, hand on to other apps, save the map as a picture. The program makes
// the picture, so that it is made without a network too, and says what has become of it: see app/live/picture.go.
import { byId, d, one, root, say } from "./dom.js";

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

// Saves a drawing as a PNG of so many times its size: its width, 0 where it cannot be drawn, its height, and whether it is saved.
const png = async (svg, scale, name) => {
  const src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" })), image = new Image();
  await new Promise((done) => Object.assign(image, { onload: done, onerror: done, src }));
  URL.revokeObjectURL(src);
  const width = image.naturalWidth * scale, height = Math.round(image.naturalHeight * scale);
  const canvas = Object.assign(d.createElement("canvas"), { width, height }), pen = canvas.getContext("2d");
  let blob = null;
  try { // beyond some size a browser has no pen, or paints nothing, or gives no file: the ground of the picture is opaque
    pen.drawImage(image, 0, 0, width, height);
    const [, , , alpha] = pen.getImageData(width >> 1, height >> 1, 1, 1).data;
    if (alpha === 255) blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  } catch { /* the program says so */ }
  if (blob) window.page.save(blob, name, blob.type);
  return [width, height, !!blob];
};
// Says what a button has done, for a moment on the button too.
const done = (button, line) => {
  const before = button.textContent;
  say(line);
  if (before === line) return;
  button.textContent = line;
  setTimeout(() => { if (button.textContent === line) button.textContent = before; }, 2000);
};
const picture = async (scale) => {
  if (scale) tell(words("busy")); // a PNG can take seconds
  while (root.dataset.app === "loading") await new Promise((done) => setTimeout(done, 50));
  if (!window.page?.hear) throw new Error(words("missing"));
  Object.assign(window.page, { png, did: (selector, line) => one(selector) && done(one(selector), line) });
  window.page.hear("picture", scale);
};

// What each button does; of is the id of what it copies, or by how much a picture is enlarged.
const act = {
  copy: async (button, of) => done(button, words((await copy(of)) ? "copied" : "select")),
  both: async (button) => done(button, words((await copy("share-link", textOf("share-text") + " " + textOf("share-link"))) ? "copied" : "selected")),
  native: () => navigator.share({ title: d.title, text: textOf("share-text"), url: textOf("share-link") }),
  svg: () => picture(0),
  png: (_, of) => picture(+of),
};
const press = async (button) => {
  try {
    await act[button.dataset.do](button, button.dataset.of);
  } catch (err) {
    if (err.name === "AbortError") return; // who shares has thought better of it
    tell(words("failed", err.message));
    say(words("failed", err.message));
  }
};
pressed.do.filter((button) => button.isConnected).forEach(press);
Object.assign(pressed, { do: { push: press } }); // from now on at once: see hold.js
