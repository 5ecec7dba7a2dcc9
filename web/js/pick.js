import { byId, closest, d } from "./dom.js";

// Where a finger came down: browsers move a tap to the smallest link nearby, which would make South Africa Lesotho.
let finger = null;
addEventListener("pointerdown", (e) => (finger = e.pointerType === "touch" ? e : null), true);

// Where the marker "M3031 953h0" is: to measure each would take ten times as long.
const middles = {}, middle = (path) => (middles[path] ||= path.slice(1, -2).split(" ").map(Number));

/** The place that a click means: what lies there, else the nearest within 20 px, else none. A marker takes taps up to 12 px
 * away, but of the land of another no more than leaves that one a place to be tapped. */
export const pick = (e) => {
  const moved = finger && Math.hypot(finger.clientX - e.clientX, finger.clientY - e.clientY) < 30;
  const { clientX: x, clientY: y } = moved ? finger : e;
  const at = (px, py) => closest(d.elementFromPoint(px, py), "#map [data-country]");
  const hit = moved ? d.elementFromPoint(x, y) : e.target, land = closest(hit, ".dot") && d.elementsFromPoint(x, y).find((each) => each.matches("#map [data-country] path:not(.dot)"));
  const under = closest(land || hit, "#map [data-country]"), map = byId("map"), m = map.getScreenCTM(); // the land, also below a marker
  let dot = null, least = 22.75; // 20 px beside a marker
  for (const each of map.querySelectorAll(".dot")) {
    const [u, v] = middle(each.getAttribute("d")), r = Math.hypot(m.a * u + m.e - x, m.d * v + m.f - y);
    if (r < least) [dot, least] = [each, r];
  }
  if (dot && under) {
    const box = under.getBoundingClientRect();
    if (least >= Math.max(1.5, Math.min(12, box.width / 4, box.height / 4))) dot = null;
  }
  const marked = closest(dot, "[data-country]");
  let best = (least < 12 && marked) || under;
  for (let r = 4; r <= 20 && r < least && !best; r += 4) { // coarse enough to pass by a marker
    for (let i = 0; i < 16 && !best; i++) best = at(x + r * Math.cos((i * Math.PI) / 8), y + r * Math.sin((i * Math.PI) / 8));
  }
  return best || marked;
};
