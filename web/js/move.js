// Moves the map by mouse, fingers, wheel, keys and buttons. While something moves, the drawing that is there is moved as
// one layer, by a CSS transform; at rest the SVG gets its new viewBox and is drawn anew, with borders and markers of their
// usual width. The document then hears of it by the event "mapmove" with the new window, [x, y, width] in units of the map.
//
// A plain wheel and one finger scroll the page. The program calls take() for the map that it draws and show() for a
// window that the address names.
"use strict";

window.move = (() => {
  const [WIDTH, HEIGHT, MAX] = (document.documentElement.dataset.plate || "").split(" ").map(Number), REST = 200; // ms without a wheel event until the map rests
  const d = document, byId = (id) => d.getElementById(id);
  const words = JSON.parse(d.documentElement.dataset.words);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let svg, base, box, want, frame = 0, timer = 0, glide = 0, moving = false, changed = false;
  let aim = null; // where a glide leads
  let left = 0; // of a turn of the wheel, to be zoomed: the logarithm of a factor
  // Lies on the map while it moves, so that nothing of it is hit: a style that says so would be worked out for each path.
  const cover = d.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [name, value] of Object.entries({ id: "cover", x: -WIDTH, y: -WIDTH, width: 3 * WIDTH, height: 3 * WIDTH })) cover.setAttribute(name, value);
  const clamp = (v, least, most) => Math.max(least, Math.min(most, v));
  const round = (v) => Math.round(v * 100) / 100;

  const read = () => {
    const b = svg.viewBox.baseVal;
    want = [b.x, b.y, b.width];
  };
  // The drawing's box on the screen, where the viewBox lies in it, and the scale: pixels a unit.
  const begin = () => {
    if (moving) return;
    moving = true;
    base = want;
    const r = svg.getBoundingClientRect(), k = Math.min(r.width / base[2], r.height / (base[2] * HEIGHT / WIDTH));
    box = { x: r.x, y: r.y, w: r.width, h: r.height, k, ox: (r.width - base[2] * k) / 2, oy: (r.height - (base[2] * HEIGHT / WIDTH) * k) / 2 };
    svg.style.willChange = "transform";
    svg.style.transformOrigin = "0 0";
    svg.append(cover);
    d.documentElement.dataset.moving = "";
  };
  const scale = () => box.k * base[2] / want[2];
  const within = (x, y, w) => {
    w = clamp(w, WIDTH / MAX, WIDTH);
    return [clamp(x, 0, WIDTH - w), clamp(y, 0, HEIGHT - w * HEIGHT / WIDTH), w];
  };
  const draw = () => {
    frame = 0;
    if (!moving) return;
    const k = scale(), s = k / box.k;
    const tx = box.ox * (1 - s) + (base[0] - want[0]) * k, ty = box.oy * (1 - s) + (base[1] - want[1]) * k;
    svg.style.transform = "translate(" + tx + "px," + ty + "px) scale(" + s + ")";
  };
  const to = (x, y, w) => {
    begin();
    want = within(x, y, w);
    if (!frame) frame = requestAnimationFrame(draw);
  };
  const put = () => {
    const [x, y, w] = want;
    svg.setAttribute("viewBox", w === WIDTH ? "0 0 " + WIDTH + " " + HEIGHT : [x, y, w, w * HEIGHT / WIDTH].map(round).join(" "));
    const scale = w === WIDTH ? "" : "scale(" + (w / WIDTH).toFixed(3) + ")";
    for (const p of svg.querySelectorAll("pattern")) {
      const turn = (/rotate[^)]*\)/.exec(p.getAttribute("patternTransform")) || [""])[0];
      if (scale + turn) p.setAttribute("patternTransform", scale + turn);
      else p.removeAttribute("patternTransform");
    }
  };
  const rest = () => {
    clearTimeout(timer);
    cancelAnimationFrame(glide);
    left = 0;
    aim = null;
    if (!moving) return;
    moving = false;
    put();
    for (const name of ["transform", "willChange", "transformOrigin"]) svg.style[name] = "";
    cover.remove();
    delete d.documentElement.dataset.moving;
    if (want.every((v, i) => v === base[i])) return;
    changed = true;
    d.dispatchEvent(new CustomEvent("mapmove", { detail: want }));
  };
  const restSoon = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(rest, ms);
  };

  // By pixels, as the content goes; and by a factor around a point of the window.
  const pan = (dx, dy) => {
    begin();
    const k = scale();
    to(want[0] - dx / k, want[1] - dy / k, want[2]);
  };
  const zoom = (factor, cx, cy) => {
    begin();
    const k = scale(), w = clamp(want[2] / factor, WIDTH / MAX, WIDTH), f = want[2] / w;
    const ux = want[0] + (cx - box.x - box.ox) / k, uy = want[1] + (cy - box.y - box.oy) / k;
    to(ux - (ux - want[0]) / f, uy - (uy - want[1]) / f, w);
  };
  // From here to a window in a fifth of a second, or at once. What turns a glide elsewhere goes on from where it is.
  const go = (x, y, w) => {
    if (aim) cancelAnimationFrame(glide);
    else rest();
    aim = within(x, y, w);
    const from = want, start = performance.now();
    if (still.matches || d.hidden) {
      to(...aim);
      return rest();
    }
    const step = (now) => {
      const t = clamp((now - start) / 200, 0, 1), e = t * (2 - t), wide = from[2] * (aim[2] / from[2]) ** e;
      const p = from[2] === aim[2] ? e : (wide - from[2]) / (aim[2] - from[2]); // so that the way is straight
      to(from[0] + (aim[0] - from[0]) * p, from[1] + (aim[1] - from[1]) * p, wide);
      if (t < 1) glide = requestAnimationFrame(step);
      else rest();
    };
    glide = requestAnimationFrame(step);
  };
  const by = (factor, cx, cy) => { // around a point of the screen, or the middle
    if (cx !== undefined) rest();
    const [x, y, wide] = aim || want, w = clamp(wide / factor, WIDTH / MAX, WIDTH), f = wide / w;
    let ux = x + wide / 2, uy = y + wide * HEIGHT / WIDTH / 2;
    if (cx !== undefined) {
      const p = new DOMPoint(cx, cy).matrixTransform(svg.getScreenCTM().inverse());
      [ux, uy] = [p.x, p.y];
    }
    go(ux - (ux - x) / f, uy - (uy - y) / f, w);
  };
  const acts = {
    in: () => by(1.6),
    out: () => by(1 / 1.6),
    reset: () => go(0, 0, WIDTH),
    left: () => shift(-1, 0), right: () => shift(1, 0), up: () => shift(0, -1), down: () => shift(0, 1),
  };
  const shift = (dx, dy) => {
    const [x, y, w] = aim || want;
    go(x + dx * w / 4, y + dy * w * HEIGHT / WIDTH / 4, w);
  };

  // The one hint of a visit.
  let hinted = false;
  const hint = (words) => {
    try {
      if (sessionStorage.getItem("map-hint")) return;
      sessionStorage.setItem("map-hint", "1");
    } catch { if (hinted) return; }
    hinted = true;
    const e = d.createElement("p");
    e.id = "map-hint";
    e.textContent = words;
    svg.parentNode.append(e);
    setTimeout(() => e.remove(), 2500);
  };

  let drag = null, mouse = false; // whether the last press seen here was a mouse's
  const trail = []; // of the last moves: time and place, for the speed at the end
  const note = (x, y) => {
    trail.push([performance.now(), x, y]);
    if (trail.length > 5) trail.shift();
  };
  const release = () => {
    const last = trail[trail.length - 1], first = trail[0], now = performance.now();
    if (still.matches || !last || now - last[0] > 60 || last[0] - first[0] < 10) return rest();
    let vx = (last[1] - first[1]) / (last[0] - first[0]), vy = (last[2] - first[2]) / (last[0] - first[0]), before = now;
    const step = (t) => {
      const dt = Math.max(0, t - before), fade = Math.exp(-dt / 120);
      before = t;
      pan(vx * dt, vy * dt);
      vx *= fade;
      vy *= fade;
      if (Math.hypot(vx, vy) > .03) glide = requestAnimationFrame(step);
      else rest();
    };
    glide = requestAnimationFrame(step);
  };
  const swallow = (e) => { // the click at the end of a drag
    e.preventDefault();
    e.stopImmediatePropagation();
  };
  const onDown = (e) => {
    mouse = e.pointerType !== "touch";
    if (!mouse || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    drag = { x: e.clientX, y: e.clientY, id: e.pointerId, far: false };
    trail.length = 0;
  };
  const onPointer = (e) => {
    if (!drag || e.pointerId !== drag.id) return;
    if (!(e.buttons & 1)) return onUp(e);
    e.stopPropagation();
    if (!drag.far) {
      if (Math.hypot(e.clientX - drag.x, e.clientY - drag.y) < 4) return;
      rest();
      drag.far = true;
      svg.setPointerCapture(drag.id);
    }
    pan(e.clientX - drag.x, e.clientY - drag.y);
    [drag.x, drag.y] = [e.clientX, e.clientY];
    note(drag.x, drag.y);
  };
  const onUp = (e) => {
    if (!drag || e.pointerId !== drag.id) return;
    if (drag.far) {
      addEventListener("click", swallow, true);
      setTimeout(() => removeEventListener("click", swallow, true));
      release();
    }
    drag = null;
  };
  // A pinch on a touchpad comes as a wheel with Ctrl that nobody holds, and says by how much: 100 are a factor of e. A wheel
  // under a key that is held comes in notches of about 120, each spread over some frames.
  let holds = false;
  for (const type of ["keydown", "keyup"]) d.addEventListener(type, (e) => (holds = e.ctrlKey), true);
  addEventListener("blur", () => (holds = false));
  const onWheel = (e) => {
    if (!e.ctrlKey && !e.metaKey) return hint(words.wheel);
    e.preventDefault();
    cancelAnimationFrame(glide);
    aim = null;
    const dy = e.deltaY * (e.deltaMode === 1 ? 16 : e.deltaMode ? 100 : 1), { clientX: x, clientY: y } = e;
    if (!holds && !e.metaKey) {
      left = 0;
      zoom(Math.exp(clamp(-dy, -50, 50) * .01), x, y);
      return restSoon(REST);
    }
    left = clamp(left - clamp(dy, -300, 300) * .002, Math.log(want[2] / WIDTH), Math.log(want[2] * MAX / WIDTH));
    let before = 0;
    const step = (t) => {
      const part = still.matches || Math.abs(left) < .003 ? left : left * (1 - Math.exp(-(before ? t - before : 16) / 60));
      before = t;
      left -= part;
      zoom(Math.exp(part), x, y);
      if (left) glide = requestAnimationFrame(step);
      else restSoon(REST);
    };
    clearTimeout(timer);
    glide = requestAnimationFrame(step);
  };

  let pair = null, tapped = null, lone = null;
  const middle = (e) => {
    const [a, b] = e.touches;
    return { x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2, span: Math.max(1, Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY)) };
  };
  const onTouch = (e) => {
    tapped = e.touches.length > 1 ? null : tapped;
    lone = e.touches.length === 1 ? { x: e.touches[0].clientX, y: e.touches[0].clientY, t: e.timeStamp } : null;
    if (e.touches.length !== 2) return;
    if (e.cancelable) e.preventDefault();
    rest();
    pair = middle(e);
    trail.length = 0;
  };
  const onTouchMove = (e) => {
    if (e.touches.length === 1 && lone && !pair && Math.hypot(e.touches[0].clientX - lone.x, e.touches[0].clientY - lone.y) > 12) {
      lone = tapped = null;
      hint(words.fingers);
    }
    if (e.touches.length !== 2 || !pair) return;
    if (e.cancelable) e.preventDefault();
    const now = middle(e);
    pan(now.x - pair.x, now.y - pair.y);
    zoom(now.span / pair.span, now.x, now.y);
    pair = now;
    note(now.x, now.y);
  };
  const onTouchEnd = (e) => {
    if (pair && e.touches.length < 2) {
      pair = null;
      release();
      return;
    }
    if (!lone || e.touches.length || e.timeStamp - lone.t > 300) return;
    if (tapped && lone.t - tapped.t < 350 && Math.hypot(lone.x - tapped.x, lone.y - tapped.y) < 30) {
      by(2, lone.x, lone.y);
      tapped = null;
    } else tapped = lone;
  };
  const onDouble = (e) => {
    e.preventDefault();
    if (!mouse) return; // a double tap is ours to tell: taps on two things are none
    by(e.shiftKey ? .5 : 2, e.clientX, e.clientY);
  };

  const keys = { "+": "in", "=": "in", "-": "out", "_": "out", 0: "reset" };
  const arrows = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
  d.addEventListener("keydown", (e) => {
    if (!svg || e.ctrlKey || e.metaKey || e.altKey || !e.target.closest) return;
    const group = e.target.closest("#move"), act = keys[e.key] || (group && arrows[e.key]);
    if (group && e.key === "Escape" && close(true)) return e.stopPropagation();
    if (!act || !(group || svg.contains(e.target))) return;
    e.preventDefault();
    acts[act]();
  }, true);
  const close = (back) => {
    const list = d.querySelector("#move details[open]");
    if (!list) return false;
    if (back || list.contains(d.activeElement)) list.firstElementChild.focus();
    list.open = false;
    return true;
  };
  d.addEventListener("click", (e) => {
    const button = e.target.closest("#move [data-move]");
    if (!e.target.closest("#map")) tapped = null; // something happened between two taps
    if (button && svg) acts[button.dataset.move]();
    else if (!e.target.closest("#move") || e.target.closest("#move a")) close();
  });

  // The map is there for as long as the document; it is taken once, and again when another is drawn.
  const take = (map) => {
    if (map === svg) return;
    svg = map;
    read();
    const on = (type, f, options) => svg.addEventListener(type, f, options);
    on("pointerdown", onDown);
    on("pointermove", onPointer);
    on("pointerup", onUp);
    on("pointercancel", onUp);
    on("dragstart", (e) => e.preventDefault());
    on("dblclick", onDouble);
    on("wheel", onWheel, { passive: false });
    on("touchstart", onTouch, { passive: false });
    on("touchmove", onTouchMove, { passive: false });
    on("touchend", onTouchEnd, { passive: false });
    on("touchcancel", onTouchEnd);
  };
  if (byId("map")) take(byId("map"));
  const before = pressed.move;
  pressed.move = null;
  if (svg) for (const button of before) acts[button.dataset.move]();
  return {
    take,
    get window() { return changed ? want : null; }, // where the reader has moved the map to
    busy: () => moving || !!aim || !!left || !!drag || !!pair,
    show(x, y, w) {
      rest();
      want = within(x, y, w);
      changed = false;
      put();
    },
  };
})();
