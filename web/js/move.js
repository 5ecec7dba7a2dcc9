// Moves the map by mouse, fingers, wheel, keys and buttons: while it moves as one layer, by a CSS transform; at rest the SVG
// gets its new viewBox and is drawn anew, with borders and markers of their usual width, and the document hears of it by the
// event "mapmove" with the new window, [x, y, width] in units of the map. A plain wheel and one finger scroll the page.
import { byId, closest, d, mark, modified, root, swallowClick, words } from "./dom.js";

const [WIDTH, HEIGHT, MAX] = root.dataset.plate.split(" ").map(Number), REST = 200, { page } = window; // ms without a wheel event until the map rests
const still = matchMedia("(prefers-reduced-motion: reduce)");
let svg, want; // the drawing, and the window that is shown
let layer = null; // while the map moves: the window drawn, how many pixels wide it is, and where its corner is on the screen
let aim = null, left = 0; // where a glide leads; of a turn of the wheel, to be zoomed: the logarithm of a factor
let frame = 0, glide = 0, timer = 0;

const clamp = (v, least, most) => Math.max(least, Math.min(most, v));
const wide = (w) => clamp(w, WIDTH / MAX, WIDTH);
const within = (x, y, w) => [clamp(x, 0, WIDTH - wide(w)), clamp(y, 0, HEIGHT - wide(w) * HEIGHT / WIDTH), wide(w)];

const begin = () => {
  if (layer) return;
  const { a, e, f } = svg.getScreenCTM(), box = svg.getBoundingClientRect();
  layer = { drawn: want, size: a * want[2], x: e + a * want[0], y: f + a * want[1] };
  svg.style.willChange = "transform";
  svg.style.transformOrigin = `${layer.x - box.x}px ${layer.y - box.y}px`;
  root.dataset.moving = ""; // what covers the map is shown, so that nothing of it is hit
};
const draw = () => {
  frame = 0;
  if (!layer) return;
  const [x, y, w] = layer.drawn, scale = layer.size / want[2]; // pixels a unit
  svg.style.transform = `translate(${(x - want[0]) * scale}px, ${(y - want[1]) * scale}px) scale(${w / want[2]})`;
};
const moveTo = (window) => {
  begin();
  want = window;
  frame = frame || requestAnimationFrame(draw);
};
const redraw = () => {
  const [x, y, w] = want, near = w === WIDTH ? "" : `scale(${(w / WIDTH).toFixed(3)})`;
  svg.setAttribute("viewBox", [x, y, w, w * HEIGHT / WIDTH].map((v) => Math.round(v * 100) / 100).join(" "));
  for (const pattern of svg.querySelectorAll("pattern")) {
    mark(pattern, "patternTransform", near + (pattern.getAttribute("patternTransform") || "").replace(/scale[^)]*\)/, "") || null);
  }
};
const stop = () => {
  clearTimeout(timer);
  cancelAnimationFrame(glide);
  [left, aim] = [0, null];
};
const rest = () => {
  stop();
  if (!layer) return;
  const { drawn } = layer;
  layer = null;
  redraw();
  svg.removeAttribute("style");
  delete root.dataset.moving;
  if (String(want) === String(drawn)) return;
  window.move.window = want;
  d.dispatchEvent(new CustomEvent("mapmove", { detail: want }));
};

/** Takes a step at once and one in each frame for as long as they say so. A step hears how many milliseconds it is for. */
const animate = (step, done) => {
  let before = 0;
  const turn = (now) => {
    const more = step(before ? Math.max(0, now - before) : 16);
    before = now;
    if (more) glide = requestAnimationFrame(turn);
    else done();
  };
  turn(performance.now());
};
/** The window, nearer by a factor, in which what lies at one point of the screen has come to another. */
const carried = (from, to, factor = 1) => {
  begin();
  const [x, y, w] = want, next = wide(w / factor), place = (p) => [(p.x - layer.x) / layer.size, (p.y - layer.y) / layer.size];
  const [a, b] = place(from), [c, e] = place(to);
  return within(x + a * w - c * next, y + b * w - e * next, next);
};
// From here to a window in a fifth of a second, or at once. What turns a glide elsewhere goes on from where it is.
const glideTo = (window) => {
  stop();
  aim = window;
  const from = want;
  let t = 0;
  animate((ms) => {
    t = still.matches || d.hidden ? 1 : Math.min(1, t + ms / 200);
    const eased = t * (2 - t), w = from[2] * (aim[2] / from[2]) ** eased;
    const part = from[2] === aim[2] ? eased : (w - from[2]) / (aim[2] - from[2]); // so that the way is straight
    moveTo(t === 1 ? aim : [from[0] + (aim[0] - from[0]) * part, from[1] + (aim[1] - from[1]) * part, w]);
    return t < 1;
  }, rest);
};

// What buttons and keys do: a factor of zoom, and quarters of the window to the right and down.
const steps = { in: [1.6], out: [1 / 1.6], reset: [0], left: [1, -1], right: [1, 1], up: [1, 0, -1], down: [1, 0, 1] };
const keys = { "+": "in", "=": "in", "-": "out", _: "out", 0: "reset" };
const arrows = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" }; // among the buttons: the map has its own
const walk = ([factor, right = 0, down = 0]) => {
  const [x, y, w] = aim || want, next = wide(w / factor), by = (quarters) => (w - next) / 2 + quarters * next / 4;
  glideTo(within(x + by(right), y + by(down) * HEIGHT / WIDTH, next));
};

let hinted = false;
const hint = (name) => { // one in a visit; where nothing can be kept, one in a page
  if (hinted || page.store("sessionStorage", "getItem", "map-hint")) return;
  hinted = true;
  page.store("sessionStorage", "setItem", "map-hint", "1");
  const line = Object.assign(d.createElement("p"), { id: "map-hint", textContent: words()[name] });
  svg.parentNode.append(line);
  setTimeout(() => line.remove(), 2500);
};

let held = null; // where what holds the map was last: a mouse that is pressed, with its id, or two fingers
let trail = []; // of the last moves: time and place, for the speed at the end
const carry = (to) => {
  moveTo(carried(held, to, to.span ? to.span / held.span : 1));
  Object.assign(held, to);
  trail = [...trail.slice(-4), { ...to, t: performance.now() }];
};
const release = () => {
  const [first] = trail, last = trail[trail.length - 1], time = last ? last.t - first.t : 0;
  held = null;
  if (still.matches || time < 10 || performance.now() - last.t > 60) return rest();
  const x = (last.x - first.x) / time, y = (last.y - first.y) / time;
  let speed = 1;
  animate((ms) => {
    moveTo(carried({ x: 0, y: 0 }, { x: x * speed * ms, y: y * speed * ms }));
    speed *= Math.exp(-ms / 120);
    return Math.hypot(x, y) * speed > .03;
  }, rest);
};
const apart = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

let mouse = false; // whether the last press seen here was a mouse's
const onPress = (e) => {
  mouse = e.pointerType !== "touch";
  if (!mouse || modified(e)) return;
  [held, trail] = [{ x: e.x, y: e.y, id: e.pointerId, far: false }, []];
};
const onPointer = (e) => {
  if (!held || e.pointerId !== held.id) return;
  if (!(e.buttons & 1)) return lift();
  e.stopPropagation();
  if (!held.far) {
    if (apart(e, held) < 4) return;
    rest();
    held.far = true;
    try { svg.setPointerCapture(held.id); } catch { /* the finger has left already, or it was no finger */ }
  }
  carry({ x: e.x, y: e.y });
};
const lift = () => {
  if (!held.far) return (held = null);
  swallowClick();
  release();
};
const onDouble = (e) => {
  e.preventDefault();
  if (mouse) glideTo(carried(e, e, e.shiftKey ? .5 : 2)); // a double tap is ours to tell: taps on two things are none
};

// A pinch on a touchpad comes as a wheel with Ctrl that nobody holds, and says by how much: 100 are a factor of e. A wheel
// under a key that is held comes in notches of about 120, each spread over some frames.
let ctrl = false;
for (const type of ["keydown", "keyup"]) d.addEventListener(type, (e) => (ctrl = e.ctrlKey), true);
addEventListener("blur", () => (ctrl = false));
const onWheel = (e) => {
  if (!e.ctrlKey && !e.metaKey) return hint("wheel");
  e.preventDefault();
  const pinch = !ctrl && !e.metaKey, dy = e.deltaY * [1, 16, 100][e.deltaMode], turned = left - clamp(dy, -300, 300) * .002;
  stop();
  left = pinch ? clamp(-dy, -50, 50) * .01 : clamp(turned, Math.log(want[2] / WIDTH), Math.log(want[2] * MAX / WIDTH));
  animate((ms) => {
    const part = pinch || still.matches || Math.abs(left) < .003 ? left : left * (1 - Math.exp(-ms / 60));
    left -= part;
    moveTo(carried(e, e, Math.exp(part)));
    return left;
  }, () => (timer = setTimeout(rest, REST)));
};

let lone = null, tapped = null; // where and when a finger came down alone, and the last that was a tap
const at = (touch) => ({ x: touch.clientX, y: touch.clientY });
const middle = ({ touches }) => {
  const a = at(touches[0]), b = at(touches[1]);
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, span: Math.max(1, apart(a, b)) };
};
const onTouch = (e) => {
  lone = e.touches.length === 1 ? { ...at(e.touches[0]), t: e.timeStamp } : null;
  if (!lone) tapped = null;
  if (e.touches.length !== 2) return;
  if (e.cancelable) e.preventDefault();
  rest();
  [held, trail] = [middle(e), []];
};
const onTouchMove = (e) => {
  if (e.touches.length === 2 && held) {
    if (e.cancelable) e.preventDefault();
    carry(middle(e));
  } else if (e.touches.length === 1 && lone && apart(at(e.touches[0]), lone) > 12) {
    lone = tapped = null;
    hint("fingers");
  }
};
const onTouchEnd = (e) => {
  if (held && e.touches.length < 2) return release();
  if (!lone || e.touches.length || e.timeStamp - lone.t > 300) return;
  const twice = tapped && lone.t - tapped.t < 350 && apart(lone, tapped) < 30;
  if (twice) glideTo(carried(lone, lone, 2));
  tapped = twice ? null : lone;
};

d.addEventListener("keydown", (e) => {
  if (!svg || e.ctrlKey || e.metaKey || e.altKey) return;
  const among = closest(e.target, "#move"), step = steps[keys[e.key] || (among && arrows[e.key])];
  if (!step || !(among || closest(e.target, "#map"))) return;
  e.preventDefault();
  walk(step);
}, true);
d.addEventListener("click", (e) => { if (!closest(e.target, "#map")) tapped = null; }); // something happened between two taps

// The map is there for as long as the document; it is taken once, and again when another is drawn.
const take = (map) => {
  if (map === svg) return;
  const { x, y, width } = map.viewBox.baseVal;
  [svg, want] = [map, [x, y, width]];
  for (const [type, heard] of Object.entries({
    pointerdown: onPress, pointermove: onPointer, pointerup: onPointer, pointercancel: onPointer, dblclick: onDouble, wheel: onWheel,
    touchstart: onTouch, touchmove: onTouchMove, touchend: onTouchEnd, touchcancel: onTouchEnd,
    dragstart: (e) => e.preventDefault(),
  })) svg.addEventListener(type, heard, { passive: false });
};
window.move = {
  window: null,
  take,
  busy: () => !!(layer || aim || left || held),
  show: (x, y, w) => { // at once, as the address says
    rest();
    want = within(x, y, w);
    window.move.window = null;
    redraw();
  },
};
if (byId("map")) take(byId("map"));
root.toggleAttribute("data-bounded", !d.fullscreenEnabled);
const fill = () => (d.fullscreenElement ? d.exitFullscreen() : root.requestFullscreen()).catch(() => { /* the press is too long ago, or it may not */ });
const press = ({ dataset: { move } }) => (move === "full" ? fill() : walk(steps[move]));
pressed.move.forEach(press);
Object.assign(pressed, { move: { push: press } }); // from now on at once: see hold.js
