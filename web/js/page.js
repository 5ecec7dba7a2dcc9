// The page at work, from the end of its own document: see hand.js and paint.js. What comes later, the program and the scripts
// of app.js, finds it as window.page: a script that imported these files would have a page of its own.
import "./day.js";
import { focusPlace, giveUp, handOver, listen, obey, page, painted } from "./hand.js";
import * as paint from "./paint.js";
import { pick } from "./pick.js";
import { loadWhenIdle } from "./program.js";
import { facts, hasFacts, placeOn } from "./rows.js";

Object.assign(page, paint, { facts, hasFacts, placeOn, focusPlace, giveUp, handOver, obey, painted, pick });
window.page = page;
listen();
loadWhenIdle();
if (window.held) window.held.target.dispatchEvent(new MouseEvent("click", window.held));
