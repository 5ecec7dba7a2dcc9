// What an embedded map says to the page around it: how high it would be with the map at its full width, and of a link that
// it may not open where that leads. Nothing of it is private.
"use strict";
(() => {
  if (parent === window) return;
  const root = document.documentElement, main = document.getElementById("embed");
  const say = (message) => parent.postMessage(message, "*");
  // WordPress puts a secret of the frame behind its address, and hears what bears it: wp-includes/js/wp-embed.js.
  const secret = new URLSearchParams(location.hash.slice(2)).get("secret");

  // The height is measured as if all had room, without a scroll bar, so that it does not depend on the one that the frame
  // has. Nor does the frame shrink for a width that changes by a scroll bar's: the bar of the page around may come and go
  // with the frame's height, and with it a line of the legend.
  const BAR = 24;
  let told = 0, at = 0;
  const tell = () => {
    root.setAttribute("data-whole", "");
    const height = Math.ceil(main.getBoundingClientRect().bottom + scrollY);
    root.toggleAttribute("data-whole", innerHeight >= height);
    if (height <= told && Math.abs(innerWidth - at) < BAR) return;
    [told, at] = [height, innerWidth];
    say({ type: "recognitionmap:height", height });
    if (secret) say({ message: "height", value: height, secret });
  };
  addEventListener("load", () => new ResizeObserver(tell).observe(main)); // which begins with a call
  addEventListener("resize", tell);

  // A frame in a sandbox may open no page, unless its page says otherwise: then the address stands there to be copied, and
  // WordPress, which opens links to the frame's own site, is told.
  addEventListener("click", (e) => {
    const link = e.target.closest("a");
    if (origin !== "null" || !link || e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    const value = new URL(link.getAttribute("href"), location.href).href, page = open("", "_blank");
    if (page) {
      page.opener = null;
      page.location.replace(value);
      return;
    }
    const refused = document.getElementById("refused");
    refused.querySelector("code").textContent = value;
    refused.hidden = false;
    if (secret) say({ message: "link", value, secret });
  });
})();
