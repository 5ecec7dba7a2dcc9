// What is not needed before the map has been seen: the sheet, the search, what scrolls, and the program itself.
import { keepOffline } from "./offline.js";
import { root, words as allWords } from "./dom.js";
import "./edge.js";
import "./search.js";
import "./sheet.js";
import "./tip.js";

const data = root.dataset, words = allWords(), { page } = window;

const script = (src) => new Promise((done, failed) => {
  document.head.append(Object.assign(document.createElement("script"), { src, onload: done, onerror: () => failed(new Error(words.script)) }));
});
if (data.style) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: data.style })); // of lenses and other pages
const moving = data.move ? script(data.move).catch(() => {}) : null; // the map moves without the program, and the program without it

const start = async () => {
  if (typeof WebAssembly !== "object") throw new Error(words.none);
  if (!data.wasm) throw new Error(words.build);
  for (const url of [data.core, data.events]) fetch(url).catch(() => {}); // the program asks again; this warms the cache
  const program = fetch(data.wasm);
  program.catch(() => {});
  await Promise.all([script(data.exec), moving]);
  const go = new window.Go(), response = await program;
  if (!response.ok) throw new Error(words.answer + response.status);
  const { instance } = await WebAssembly.instantiateStreaming(response, go.importObject);
  go.run(instance).then(() => page.giveUp(words.stopped), (e) => page.giveUp(e.message));
};
if (new URLSearchParams(location.search).get("wasm") === "false") page.giveUp(words.off);
else start().catch((e) => page.giveUp(e.message)).finally(() => (document.readyState === "complete" ? keepOffline() : addEventListener("load", keepOffline)));
