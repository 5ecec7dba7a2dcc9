// The room of the program: a worker, so that the page stays free while Go starts and works. The page's half is app.js.
//
// The first message says where the program is; later ones are the program's, which sets onmessage when it listens. What it
// has to say before that, or at the end, is "giveUp" with the reason.
const giveUp = (why) => postMessage([0, 0, "giveUp", [why]]);

// What go-app looks for where there is no page: it keeps an element of its own in the body, and old states in a store.
const nothing = () => null, element = { setAttribute: nothing, removeAttribute: nothing, addEventListener: nothing, removeEventListener: nothing };
Object.assign(self, {
  document: { body: { firstElementChild: element, replaceChild: nothing }, getElementById: nothing, createElement: () => element },
  localStorage: { length: 0 },
});

onmessage = async ({ data: start }) => {
  const { document: { wasm, exec, core, events }, words } = start;
  Object.assign(self, { start });
  try {
    if (typeof WebAssembly !== "object") throw new Error(words.none);
    if (!wasm) throw new Error(words.build);
    const program = fetch(wasm);
    for (const url of [core, events]) fetch(url).catch(() => {}); // the program asks again; this warms the cache
    try { importScripts(exec); } catch { throw new Error(words.script); }
    const go = new Go(), response = await program;
    if (!response.ok) throw new Error(words.answer + response.status);
    const bytes = async () => WebAssembly.instantiate(await (await fetch(wasm)).arrayBuffer(), go.importObject); // of whatever type
    const { instance } = await (WebAssembly.instantiateStreaming?.(response, go.importObject) || bytes()).catch(bytes);
    await go.run(instance);
    giveUp(words.stopped);
  } catch (e) {
    giveUp(e.message);
  }
};
