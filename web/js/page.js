// @ts-nocheck: it is being written anew as modules
// The page before its program has come: a tap on a country opens its entry, the slider colours the map. Nothing is
// decided here; classes, dates and sentences stand ready in #early, folded by the server with the program's own code.
// The program calls early.stop() when it takes over; the address says all that a reader did until then.
window.early = (() => {
  const d = document, root = d.documentElement, byId = (id) => d.getElementById(id);
  let facts, day, pending, waiting, over;
  const load = () => {
    if (!facts) {
      facts = JSON.parse(byId("early").textContent);
      day = facts.day;
    }
    return facts;
  };
  const last = (list, at) => list.filter((x) => x.from <= at).pop();
  const text = (at) => new Date(at * 864e5).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const iso = (at) => new Date(at * 864e5).toISOString().slice(0, 10);
  const query = (search = location.search, at = day) => {
    const q = new URLSearchParams(search);
    q.delete("date");
    const all = [at === facts.today ? "" : "date=" + iso(at), ("" + q).replace(/%2C/g, ",")].filter(Boolean).join("&");
    return all && "?" + all;
  };
  const make = (tag, props, ...children) => {
    const e = Object.assign(d.createElement(tag), props);
    e.append(...children);
    return e;
  };

  const placeOf = (code) => d.querySelector('#map [data-country="' + code + '"]');
  const nameOf = (place) => place.getAttribute("aria-label").split(": ")[0];

  // Where a finger came down: browsers move a tap to the smallest link nearby, which would make South Africa Lesotho.
  let finger = null;
  addEventListener("pointerdown", (e) => (finger = e.pointerType === "touch" ? e : null), true);

  // The place that a click means: what lies there, else the nearest within 20 px, else none. A marker takes taps up to
  // 12 px away, but of the land of another no more than leaves that one a place to be tapped.
  const pick = (e) => {
    const moved = finger && Math.hypot(finger.clientX - e.clientX, finger.clientY - e.clientY) < 30;
    const { clientX: x, clientY: y } = moved ? finger : e;
    const at = (px, py) => {
      const there = d.elementFromPoint(px, py);
      return there && there.closest("#map [data-country]");
    };
    const under = moved ? at(x, y) : e.target.closest("#map [data-country]"), map = byId("map"), m = map.getScreenCTM();
    let dot = null, least = 22.75; // 20 px beside a marker
    for (const each of map.querySelectorAll(".dot")) { // "M3031 953h0"; to measure each would take ten times as long
      const [u, v] = each.getAttribute("d").slice(1, -2).split(" "), r = Math.hypot(m.a * u + m.e - x, m.d * v + m.f - y);
      if (r < least) [dot, least] = [each, r];
    }
    if (dot && under) {
      const box = under.getBoundingClientRect();
      if (least >= Math.max(1.5, Math.min(12, box.width / 4, box.height / 4))) dot = null;
    }
    const marked = dot && dot.closest("[data-country]");
    let best = least < 12 && marked || under;
    for (let r = 4; r <= 20 && r < least && !best; r += 4) { // coarse enough to pass by a marker
      for (let i = 0; i < 16 && !best; i++) best = at(x + r * Math.cos((i * Math.PI) / 8), y + r * Math.sin((i * Math.PI) / 8));
    }
    return best || marked;
  };

  const outline = (place) => {
    byId("selected").setAttribute("d", place ? [...place.querySelectorAll(":scope > path")].map((p) => p.getAttribute("d")).join("") : "");
  };

  const classOf = (code) => {
    const place = placeOf(code);
    const group = place.closest("[data-class],[data-uncounted]");
    const holder = group.dataset.country || group.querySelector("[data-country]").dataset.country;
    const span = facts.spans[holder] && last(facts.spans[holder], day);
    if (span && span.class !== "none") return { span, cls: span.class, words: span.since ? " since " + span.since : "" };
    const cls = group.dataset.class === "na" ? "na" : "none";
    return { span, cls, words: " " + facts.words[holder === "AFG" ? holder : cls === "na" ? "na" : facts.record[holder] <= day ? "none" : "norecord"] };
  };

  const show = (code) => {
    const panel = byId("panel"), place = placeOf(code);
    if (panel.scrollTop) panel.scrollTop = 0; // before anything changes: afterwards it would force a layout
    outline(place);
    if (!place) return;
    const name = nameOf(place);
    const { span, cls, words } = classOf(code);
    panel.dataset.country = code;
    byId("app").className = "screen entry";
    panel.replaceChildren(
      make("button", { className: "grip", type: "button", ariaLabel: "Make the entry taller or shorter", ariaExpanded: "full" in panel.dataset }),
      make("div", { className: "entry-head" },
        make("h2", { id: "panel-name" }, make("bdi", {}, name)),
        make("a", { className: "close", href: "/" + query(), ariaLabel: "Close " + name })),
      make("p", { id: "panel-class", className: "class-line" }, make("b", { className: "status status-" + cls }, facts.labels[cls]), make("span", {}, words)),
      ...((span && span.because) || []).map((b) => make("p", { className: "why" }, make("span", {}, facts.words.because), make("span", {}, b))),
      make("p", { className: "note more" }, make("a", { href: "/country/" + code + query() }, facts.words.more)),
    );
  };

  const hide = () => {
    const panel = byId("panel");
    panel.removeAttribute("data-country");
    byId("app").className = "screen";
    survey();
    outline(null);
  };

  // Panel.overview of the program: whom the day's map shows in a colour.
  const survey = () => {
    const rolls = { recognized: [], ambassador: [], contested: [] };
    for (const [code, spans] of Object.entries(facts.spans)) {
      const span = last(spans, day), coloured = span && span.class in rolls;
      const place = (coloured || (span && span.contested)) && placeOf(code); // of the few, since the slider waits
      if (!place) continue;
      const name = nameOf(place);
      if (coloured && place.closest("[data-class]")) rolls[span.class].push([name, code, "since " + span.since]);
      if (span.contested) rolls.contested.push([name, code, "sources disagree"]);
    }
    const roll = (heading, status, places) => [
      make("h2", { className: "roll" + status }, heading),
      make("ul", { className: "roll" }, ...places.sort(([a], [b]) => a.localeCompare(b, "en")).map(([name, code, since]) =>
        make("li", {}, make("a", { href: "/country/" + code + query() }, name), make("span", { className: "since" }, since)))),
    ];
    const classes = ["recognized", "ambassador"].flatMap((name) => {
      const [heading, list] = roll(facts.labels[name], " status-" + name, rolls[name]);
      if (!list.firstChild) list.append(make("li", { className: "nobody" }, "no state on this day"));
      return [heading, list];
    });
    byId("panel").replaceChildren(
      make("p", { className: "lead" }, facts.words.lead),
      ...classes,
      ...(rolls.contested.length ? roll("Contested", "", rolls.contested) : []),
      make("p", { className: "asof" }, facts.words.asof),
    );
  };

  // The legend's line about a pattern over the colours, which is there while the map has some of it, with their number.
  const line = (pattern, label, before) => {
    const n = d.querySelectorAll("#map " + (label ? "" : "[data-class]") + "[data-" + pattern + "]").length, norecord = d.querySelector("#legend [data-pattern=norecord]");
    let e = d.querySelector("#legend [data-pattern=" + pattern + "]");
    if (!n && e !== norecord) return e && e.remove();
    if (!e) {
      e = norecord.cloneNode(true);
      e.dataset.pattern = pattern;
      const [a] = e.children, [swatch, words] = a.children, q = new URLSearchParams(location.search);
      q.set("show", [...asks("show").split(",").filter((w) => w && w !== pattern), pattern].sort());
      a.setAttribute("href", location.pathname + query(q));
      a.removeAttribute("aria-current");
      a.dataset.word = pattern;
      swatch.className = "swatch swatch-" + pattern;
      words.textContent = label;
      before.before(e);
    }
    e.querySelector(".count").textContent = n;
  };

  // The title, the form and the links that keep the day and the country, and the steps to the change before and after.
  const direct = () => {
    if (over) return; // the program writes its own
    const code = where(), place = code && placeOf(code);
    d.title = (place ? facts.words.asks.replace("{}", nameOf(place)) : facts.words.title) + text(day);
    for (const a of d.querySelectorAll(":is(.site, .key, .regions, .beside) a[href^='/'],.foot :is([href^='/a'],[href^='/share'])")) {
      const search = new URLSearchParams(a.search);
      if (a.pathname === "/share") place ? search.set("country", code) : search.delete("country");
      a.setAttribute("href", a.pathname + query(search));
    }
    const form = d.querySelector(".find");
    let field = form.querySelector("[name=date]");
    if (day === facts.today) field && field.remove();
    else {
      if (!field) form.append((field = make("input", { type: "hidden", name: "date" })));
      field.value = iso(day);
    }
    const changes = facts.periods.filter((p) => p.change).map((p) => p.from), [back, , on] = d.querySelector(".steps").children;
    const step = (e, to, label, none) => { // without a day to go to it can still have the focus
      e.classList.toggle("off", !to);
      e.ariaLabel = to ? label + ": " + text(to) : none;
      for (const [name, value] of Object.entries(to ? { href: location.pathname + query(location.search, to) } : { role: "link", tabindex: 0, "aria-disabled": true })) e.setAttribute(name, value);
      for (const name of to ? ["role", "tabindex", "aria-disabled"] : ["href"]) e.removeAttribute(name);
    };
    const next = changes.find((at) => at > day);
    step(back, changes.filter((at) => at < day).pop(), "Previous change", "No earlier change");
    step(on, next || (day < facts.today && facts.today), next ? "Next change" : "No later change; to the last day", "No later change");
  };

  const paint = (at) => {
    day = at;
    for (const group of d.querySelectorAll("#map [data-class],#map [data-uncounted]")) {
      const code = group.dataset.country || group.querySelector("[data-country]").dataset.country;
      if (group.dataset.class === "na") continue;
      const span = facts.spans[code] && last(facts.spans[code], day);
      const key = "class" in group.dataset ? "class" : "uncounted", cls = span ? span.class : "none";
      if (group.dataset[key] !== cls) group.dataset[key] = cls;
      const contested = !!(span && span.contested), doubt = (span && span.doubt) || "";
      group.toggleAttribute("data-contested", contested);
      group.toggleAttribute("data-reported", !!doubt && !contested);
      group.toggleAttribute("data-norecord", cls === "none" && !(facts.record[code] <= day));
      for (const place of group.localName === "a" ? [group] : group.children) { // "Name: Class, as Holder, contested"
        const label = place.getAttribute("aria-label");
        const now = label.replace(/: [^,]*/, ": " + facts.labels[cls]).replace(/, (contested|not confirmed)$/, "") + doubt;
        if (now !== label) place.setAttribute("aria-label", now);
      }
    }
    const p = last(facts.periods, day);
    for (const e of d.querySelectorAll(".day")) e.textContent = text(day);
    const finding = d.querySelector(".finding");
    while (finding.children.length > 3) finding.lastElementChild.remove();
    finding.append(...p.finding.map((s) => make(s.Class ? "b" : "span", s.Class && { className: "status-" + s.Class }, s.Text)));
    ["recognized", "ambassador", "none"].forEach((c, i) => (d.querySelector('#legend [data-class="' + c + '"] .count').textContent = p.counts[i]));
    line("norecord");
    line("contested", "Contested", d.querySelector("#legend [data-pattern=reported]") || byId("legend").lastChild);
    line("reported", "Not confirmed", byId("legend").lastChild);
    const slider = byId("date"), open = byId("panel").dataset.country;
    slider.value = day;
    slider.setAttribute("aria-valuetext", text(day));
    byId("pick").value = iso(day);
    if (open) show(open);
    else survey();
  };

  const asks = (name) => new URLSearchParams(location.search).get(name) || "";
  const lens = () => byId("map").dataset.lens || "";
  const where = () => (location.pathname.match(/^\/country\/([A-Z]{3})\/?$/) || [])[1];
  const remember = () => {
    clearTimeout(pending);
    pending = 0;
    history.replaceState(null, "", location.pathname + query());
  };
  const settle = () => {
    remember();
    direct();
  };

  // A press of Play is kept for the program, which plays; another one, or the slider, takes it back.
  const wait = (yes) => {
    const play = byId("play");
    waiting = yes;
    play.classList.toggle("on", yes);
    play.ariaLabel = yes ? "Pause" : "Play";
  };
  const begin = () => {
    if (root.dataset.app === "loading") setTimeout(begin, 20);
    else if (root.dataset.app === "ready" && !d.hidden) byId("play").click();
  };

  // Says that the program does not come, or has stopped. What waits for it need not any longer.
  const missing = (what) => {
    if (root.dataset.app !== "ready") root.dataset.app = "missing";
    if (waiting) wait(false);
    for (const id of ["play", "pace"]) if (byId(id) && root.dataset.app === "missing") byId(id).disabled = true;
    if (byId("status")) byId("status").textContent = "The interactive part is missing (" + what + "). The map, the table and every page work without it.";
  };

  const onClick = (e) => {
    if (e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
    if (e.target.closest("#map")) {
      const place = e.detail ? pick(e) : e.target.closest("[data-country]");
      if (!place) return;
      e.preventDefault();
      load();
      const code = place.dataset.country;
      if (code === where()) return;
      history.pushState(null, "", "/country/" + code + query());
      show(code);
      whenIdle(direct, { timeout: 300 });
    } else if (e.target.closest("#panel .close")) {
      e.preventDefault();
      load();
      history.pushState(null, "", "/" + query());
      hide();
      whenIdle(direct, { timeout: 300 });
    } else if (e.target.id === "play") wait(!waiting);
  };
  const onInput = (e) => {
    if (e.target.id !== "date") return;
    if (waiting) wait(false);
    load();
    clearTimeout(pending);
    if (lens()) { // its colours are the program's or the server's
      day = +e.target.value;
      pending = setTimeout(() => location.replace(location.pathname + query()), 200);
      return;
    }
    paint(+e.target.value);
    pending = setTimeout(settle, 200);
  };
  const onKey = (e) => {
    const close = e.key === "Escape" && d.querySelector("#panel[data-country] .close");
    if (close) close.click();
  };
  // Where the document does not show what the address asks for (Back, or a shell kept for offline use), bring it there.
  const follow = (e) => {
    if (!byId("early")) return;
    load();
    const asked = Math.round(Date.parse(asks("date")) / 864e5);
    const at = asked >= facts.periods[0].from && asked <= facts.today ? asked : facts.today;
    if (lens() || asks("lens")) { // what has other colours than it asks for is drawn anew
      if (e && (at !== day || asks("lens") !== lens())) return location.reload();
    } else if (at !== day && byId("date").min <= at) paint(at);
    const code = where();
    if (code) show(code);
    else if (byId("panel").dataset.country) hide();
    direct();
  };
  if (byId("early") && load().page !== location.pathname + location.search && (location.pathname === "/" || where())) follow();

  const on = [[d, "click", onClick], [d, "input", onInput], [d, "keydown", onKey], [window, "popstate", follow]];
  for (const [target, type, f] of on) target.addEventListener(type, f);
  d.addEventListener("click", (e) => { // until app.js moves the sheet
    const grip = e.target.closest("#panel .grip");
    if (grip) grip.ariaExpanded = grip.parentNode.toggleAttribute("data-full");
  });
  // The legend's entry under the mouse, or with the keyboard's focus, dims the rest of the map; then the address says
  // again what stays bright. This stays, too.
  const light = (e) => {
    const entry = (t) => (t && t.closest && t.closest("#legend [data-word]")) || null;
    if (!entry(e.target)) return; // first, since whatever the mouse passes comes by here
    const map = byId("map"), there = e.type === "pointerover" || e.type === "focusin", was = entry(there ? e.target : e.relatedTarget);
    if (!map || (e.pointerType && e.pointerType !== "mouse") || (e.type === "focusin" && !e.target.matches(":focus-visible"))) return;
    const show = was ? was.dataset.word : asks("show").replace(/,/g, " ");
    if (show) map.dataset.show = show;
    else map.removeAttribute("data-show");
  };
  for (const type of ["pointerover", "pointerout", "focusin", "focusout"]) d.addEventListener(type, light);
  let fresh = false;
  d.addEventListener("focusin", (e) => { // a date field is dear to build, so it becomes one when it is wanted
    if (e.target.id !== "pick" || e.target.type === "date") return;
    e.target.type = "date";
    fresh = true;
  });
  d.addEventListener("click", (e) => { // the calendar comes for a finger only: it would keep the tab key to itself
    if (!fresh || e.target.id !== "pick") return;
    fresh = false;
    try { e.target.showPicker(); } catch { /* this browser opens it by itself */ }
  });

  // The program is fetched when the page has been painted and the browser is idle: the map and the first tap come first.
  const fetchProgram = () => root.dataset.loader && d.head.append(make("script", { src: root.dataset.loader, onerror: () => missing("a script did not come") }));
  if (d.hidden) fetchProgram(); // nothing is painted there
  else setTimeout(() => whenIdle(fetchProgram, { timeout: 2000 }), 400);

  return {
    pick,
    missing,
    stop() {
      over = true;
      for (const [target, type, f] of on) target.removeEventListener(type, f);
      if (pending) remember();
      if (waiting) begin();
      const more = d.querySelector("#panel .more"); // the program writes the entry's rest in its place
      if (more) more.remove();
    },
  };
})();
if (held) held.target.dispatchEvent(new MouseEvent("click", held));
