(() => {
  const wrong = [];
  const count = (id, c) => probe.all(id + ' [data-class="' + c + '"]').length;
  for (const c of ["recognized", "ambassador", "none"]) {
    const [a, b] = ["#map-from", "#map-to"].map((id) => count(id, c));
    const [x, y] = probe.all('.counts :is([data-value="' + c + '"],[data-class="' + c + '"])');
    if (+x.querySelector(".count").textContent !== a || +y.querySelector(".count").textContent !== b) wrong.push(c + ": the maps have " + a + ", " + b + "; the counts " + x.textContent + ", " + y.textContent);
    const more = +(y.querySelector(".more")?.textContent.replace("−", "-") ?? 0);
    if (more !== b - a) wrong.push(c + ": " + more + " more is not " + (b - a));
    let net = 0;
    for (const li of probe.all("#class-changes > li")) {
      if (probe.one('#map-to [data-country="' + li.dataset.country + '"]').closest("[data-uncounted]")) continue;
      for (const s of li.querySelectorAll("[data-change]")) { const [f, t] = s.dataset.change.split(" "); net += +(t === c) - +(f === c); }
    }
    if (net !== b - a) wrong.push(c + ": the sentences add up to " + net + ", the maps to " + (b - a));
  }
  for (const [i, id] of ["#map-from", "#map-to"].entries()) {
    for (const pattern of ["contested", "reported", "unrecorded"]) {
      const n = probe.all(id + " [class*=w-" + pattern + "]").length, said = +(probe.one('[data-pattern="' + pattern + '"] .count', probe.all(".counts")[i])?.textContent ?? 0);
      if (n !== said) wrong.push(id + " has " + n + " " + pattern + ", said are " + said);
    }
  }
  for (const s of probe.all("[data-change]")) if (!/(on|in) .*\d{4}/.test(s.textContent) || !s.querySelector('a[href^="/events/"]') && !/no longer counts/.test(s.textContent)) wrong.push(s.textContent);
  return wrong.join("\n");
})()
