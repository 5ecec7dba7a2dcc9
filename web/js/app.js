// What is not needed before the map has been seen: the sheet, the search, what scrolls, and the program itself.
import { keepOffline } from "./offline.js";
import { root, words as allWords } from "./dom.js";
import { begin } from "./edge.js";
import "./search.js";
import "./sheet.js";
import "./tip.js";

const data = root.dataset, words = allWords(), { page } = window;

if (data.style) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: data.style })); // of lenses and other pages
if (data.move) document.head.append(Object.assign(document.createElement("script"), { src: data.move })); // the map moves without the program
if (new URLSearchParams(location.search).get("wasm") === "false") page.giveUp(words.off);
else {
  try {
    begin();
  } catch (e) { // a browser without workers
    page.giveUp(e.message);
  }
}
if (document.readyState === "complete") keepOffline();
else addEventListener("load", keepOffline);
