// The page at work, from the end of its own document: see hand.js and paint.js. The program finds it as window.page.
import "./day.js";
import { focusPlace, giveUp, handOver, listen, page } from "./hand.js";
import { apply, reshape, showCountry, showDay } from "./paint.js";
import { pick } from "./pick.js";
import { loadWhenIdle } from "./program.js";

Object.assign(page, { apply, focusPlace, giveUp, handOver, pick, reshape, showCountry, showDay });
window.page = page;
listen();
loadWhenIdle();
if (window.held) window.held.target.dispatchEvent(new MouseEvent("click", window.held));
