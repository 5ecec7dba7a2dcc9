// What is not needed before the map has been seen: the sheet, the search, what scrolls, and the program itself.
import { d, load, root } from "./dom.js";
import "./edge.js";
import "./search.js";
import "./sheet.js";
import "./tip.js";

const { style, move } = root.dataset;
if (style) d.head.append(Object.assign(d.createElement("link"), { rel: "stylesheet", href: style })); // of lenses and other pages
load(move); // the map moves without the program
