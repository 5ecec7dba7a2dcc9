(() => {
  // What a document of the map shows, in parts that can be compared: a page's own, or one that the server writes.
  // Needs probe.js.
  const { one, all, write, parse } = probe;

  // What cannot be the same by design, and why. Everything else of a part has to be.
  const design = [
    ["#panel", ["data-full", "data-low", "data-drag", "style"]], // how far a reader has drawn up the sheet: no address says it
    ["#panel .grip", ["aria-expanded"]], // the same, told to a screen reader
    ["#panel details", ["open"]], // what a reader has opened stays open
    ["h1", ["tabindex"]], // a heading can be given the focus
  ];
  const plain = (selector, d) => {
    const e = one(selector, d)?.cloneNode(true);
    if (!e) return "";
    const held = d.createElement("div"); // so that selectors find the part itself, too
    held.append(e);
    for (const [which, names] of design) for (const found of all(which, held)) for (const name of names) found.removeAttribute(name);
    return write(held.firstChild);
  };

  const middleOf = (e) => {
    const b = e.getBoundingClientRect();
    return { X: b.x + b.width / 2, Y: b.y + b.height / 2 };
  };
  const groups = (d) => all("#map :is([data-class],[data-uncounted])", d);
  const holder = (g) => g.dataset.country ?? one("[data-country]", g).dataset.country;
  const marks = (e) => [...e.attributes].filter(({ name }) => /^data-(?!country$)|^aria-label$/.test(name)).map((a) => a.name + "=" + JSON.stringify(a.value)).sort().join(" ");

  // The map, a line for what holds of all of it and one for each state and place.
  const map = (d) => {
    const svg = one("#map", d);
    if (!svg) return "";
    const of = ["data-lens", "data-show"].map((name) => name + "=" + svg.getAttribute(name)).join(" ");
    const outline = one("#selected", svg).getAttribute("d"), open = one("#panel", d).dataset.country, place = open && probe.place(open, d);
    const own = place ? [...place.children].map((path) => path.getAttribute("d")).join("") : "";
    const states = groups(d).filter((g) => g.localName === "g").map((g) => holder(g) + " and its territories: " + marks(g));
    const places = all("[data-country]", svg).map((a) => a.dataset.country + ": " + marks(a));
    return ["all: " + of, "outlined: " + (outline === own ? open : outline && "another"), ...states.sort(), ...places.sort()].join("\n");
  };

  const parts = (d) => ({
    map: map(d), title: d.title,
    ...Object.fromEntries(["h1", "#notice", "#legend", ".steps", "#panel"].map((selector) => [selector, plain(selector, d)])),
  });

  // The parts in so few letters that two documents in two tabs can be compared again and again: of each its length and the
  // FNV-1a hash of its text.
  const sums = (of) => Object.fromEntries(Object.entries(of).map(([name, text]) => {
    let hash = 0x811c9dc5;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return [name, text.length + ":" + (hash >>> 0)];
  }));

  // What a page says in so few words that it can be read again and again.
  const claims = (d) => ({
    Day: one("#map", d) ? one("h1 .day", d).textContent : "",
    Notice: one("#notice", d)?.textContent ?? "",
    Slider: one("#date", d)?.valueAsNumber ?? 0,
    Lens: one("#map", d)?.dataset.lens ?? "",
    Classes: Object.fromEntries(groups(d).map((g) => [holder(g), g.dataset.class ?? g.dataset.uncounted])),
    Words: all("#legend li:not([hidden]) [data-word]", d).map((a) => a.dataset.word),
  });

  // The page in the window; the sums of its parts as well when it is whole and has the address that is wanted, "" for any.
  const page = (want) => {
    const address = location.pathname + location.search;
    const whole = document.readyState === "complete" && !("arriving" in document.documentElement.dataset);
    return {
      ...claims(document), Address: address, Whole: whole, Program: document.documentElement.dataset.app ?? "",
      Sums: whole && (want === "" || want === address) ? sums(parts(document)) : null,
    };
  };

  // A point where a tap means the place beyond doubt: the ground for 4 px around is its own, or its marker is there, and
  // no other's marker is near. What was found before is looked at first; null where there is no such point.
  const aim = (code, before) => {
    const e = probe.place(code);
    if (!e) return null;
    one("#map-host").scrollIntoView({ block: "nearest", behavior: "instant" });
    const marks = all("#map .dot").map((mark) => ({ own: mark.parentNode === e, ...middleOf(mark) }));
    const sure = ({ X, Y }) => {
      const apart = (m) => Math.hypot(m.X - X, m.Y - Y), there = (dx, dy) => probe.at(X + dx, Y + dy) === e;
      if (!there(0, 0) || marks.some((m) => !m.own && apart(m) < 24)) return false;
      return marks.some((m) => m.own && apart(m) < 2) || [-4, 0, 4].every((dx) => [-4, 0, 4].every((dy) => there(dx, dy)));
    };
    if (before && sure(before)) return before;
    const b = e.getBoundingClientRect(), points = marks.filter((m) => m.own).map(({ X, Y }) => ({ X, Y }));
    for (let i = 1; i < 8; i++) for (let j = 1; j < 8; j++) points.push({ X: b.x + (b.width * i) / 8, Y: b.y + (b.height * j) / 8 });
    return points.find(sure) ?? null;
  };

  // What the server's document for an address shows, as this tab has fetched it.
  const server = async (address) => {
    const answer = await fetch(address, { cache: "no-store" });
    if (answer.status !== 200 && answer.status !== 404) throw new Error(`GET ${address} = ${answer.status}`);
    return parts(parse(await answer.text()));
  };

  return {
    page, aim, server,
    parts: () => parts(document),
    sums: async (address) => sums(await server(address)),
    // Goes to an address as a link on the page does.
    follow(address) {
      const link = Object.assign(document.createElement("a"), { href: address });
      document.body.append(link);
      link.click();
      link.remove();
      return true;
    },
    // Moves the slider, and reads the page before anything else can happen.
    slide(day) {
      probe.slide(day);
      return page(null);
    },
    // The middle of a lens's link, with the list open.
    lens(label) {
      one(".lenses").open = true;
      const link = all(".lenses a").find((a) => a.textContent === label);
      link.scrollIntoView({ block: "nearest", behavior: "instant" });
      return middleOf(link);
    },
  };
})()
