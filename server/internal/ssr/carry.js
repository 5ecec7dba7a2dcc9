// The script of the copy of the site in one file, beside that of its pages (web/js/page.js), which shows a day and a place
// from the rows in the document. Here is what the site has links, forms and other pages for: an era, a step, a day by its
// name, the table of another day, the age of the file. It composes nothing: words come from #carried (app/pages/carry.go).
"use strict";
(() => {
  const d = document, byId = (id) => d.getElementById(id), { page } = window;
  const carried = JSON.parse(byId("carried").textContent), { eras, changes, looks, ages } = carried;
  const slider = byId("date"), first = eras[0][0], last = carried.day, names = byId("names");
  const [back, on] = d.querySelectorAll("[data-by]");
  const eraOf = (day) => eras.filter(([from]) => from <= day).length - 1;
  const before = (day) => changes.filter(([at]) => at < day).pop()?.[0];
  const after = (day) => changes.find(([at]) => at > day)?.[0] ?? (day < last ? last : undefined);

  const show = (day) => {
    if (!(day >= first && day <= last)) return;
    const era = eraOf(day);
    [slider.min, slider.max] = eras[era];
    slider.value = day;
    slider.dispatchEvent(new Event("input", { bubbles: true })); // which page.js hears, and then tell
  };

  const put = (e, name, value) => { if (e[name] !== value) e[name] = value; };
  const tell = () => {
    const { day } = page.facts(), era = eraOf(day);
    for (const track of d.querySelectorAll("[data-era]")) track.hidden = +track.dataset.era !== era;
    d.querySelectorAll("[data-to]").forEach((button, i) => button.setAttribute("aria-pressed", i === era));
    back.disabled = before(day) === undefined;
    on.disabled = after(day) === undefined;
    names?.toggleAttribute("hidden", day !== last); // they are those of the states that have a colour on the last day
    const line = changes.find(([at]) => at === day)?.[1] || "";
    for (const id of ["changed", "announce"]) put(byId(id), "textContent", line);
    put(byId("table-day"), "textContent", byId("day").textContent);
    for (const row of d.querySelectorAll("tr[data-place]")) {
      const { look, as, tip } = page.placeOn(row.dataset.place, day), cell = row.querySelector(".status");
      put(cell, "className", looks[look][0]);
      put(cell, "textContent", looks[look][1] + as + tip);
    }
  };

  d.addEventListener("input", (e) => { if (e.target === slider) tell(); });
  byId("pick").addEventListener("change", (e) => show(Math.round(e.target.valueAsNumber / 864e5)));
  d.addEventListener("click", (e) => {
    const { by, to, show: code } = e.target.closest?.("[data-by], [data-to], [data-show]")?.dataset || {}, { day } = page.facts();
    if (by) show(by < 0 ? before(day) : after(day));
    else if (to) show(+to);
    else if (code) page.placeElement(code)?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true })); // the link leads there
  });

  const days = Math.floor(Date.now() / 864e5) - carried.day;
  byId("age").querySelector("span").textContent = ages.filter(([from]) => from <= days).pop()[1];
  tell();
})();
