// What an embedded map tells the page around it: how high it would be with the map at its full width. The height does
// not depend on the one that the frame has, so a page that follows it comes to rest.
"use strict";
(() => {
  if (parent === window) return;
  const root = document.documentElement, main = document.getElementById("embed"), map = document.getElementById("map-host");
  const tell = () => {
    const has = map.getBoundingClientRect(), bar = innerWidth - root.clientWidth; // a scroll bar goes when all fits
    const height = Math.ceil(main.getBoundingClientRect().bottom + scrollY - has.height + (has.width + bar) * 1866 / 4000);
    root.toggleAttribute("data-whole", innerHeight >= height);
    parent.postMessage({ type: "recognitionmap:height", height }, "*"); // it says nothing that is private
  };
  addEventListener("load", tell);
  addEventListener("resize", tell);
})();
