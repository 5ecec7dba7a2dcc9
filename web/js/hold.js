// In the head, before anything is shown.
//
// The map is painted first and alone with the sentence above it: the text around it takes a slow phone longer to lay out.
// What comes behind the map is shown when that is done, or when the answer that a tap waits for is. Words that are painted
// when half a line has come would move: the top of a page waits until it is whole, what follows the map for the foot.
var held = null;
var whenIdle = window.requestIdleCallback || ((f) => setTimeout(f, 50));
try { document.documentElement.toggleAttribute("data-folded", localStorage.getItem("list") === "away"); } catch { /* nothing is kept */ }
history.scrollRestoration = "auto"; // the program may have said otherwise when this address was left: see app.js
if (!document.hidden) {
  const d = document, root = d.documentElement, loading = () => d.readyState === "loading";
  const show = () => {
    if (held && !window.page && loading()) d.addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => setTimeout(show)));
    else root.removeAttribute("data-arriving");
  };
  const look = () => {
    const is = (selector) => !loading() || d.querySelector(selector);
    if (root.dataset.arriving && is(".masthead + *")) root.dataset.arriving = "";
    if (is(".foot")) setTimeout(() => whenIdle(show, { timeout: 300 }));
    else requestAnimationFrame(look);
  };
  root.dataset.arriving = "top";
  requestAnimationFrame(look);
}

addEventListener("beforeinstallprompt", (e) => { e.preventDefault(); window.offer = e; }); // for the button of offer.js
// Buttons of the share page and those that move the map are heard here; what they do comes with share.js or move.js.
var pressed = { do: [], move: [] };
addEventListener("click", (e) => {
  const button = e.target.closest?.("button[data-do],button[data-move]");
  if (button) pressed["do" in button.dataset ? "do" : "move"].push(button);
}, true);

// A tap on the map that comes before page.js has arrived waits for it, and follows its link only when the document ends
// without it.
addEventListener("click", (e) => {
  if (window.page || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey || !e.target.closest?.("#map [data-country]")) return;
  e.preventDefault();
  held = e;
}, true);
document.addEventListener("DOMContentLoaded", () => {
  if (held && !window.page) location.assign(held.target.closest("[data-country]").getAttribute("href"));
});
