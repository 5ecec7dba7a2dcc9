// Scripts that say nothing of their types may ask what an event happened to, and any element, for what one kind of element
// has; and attributes are written from numbers too. Scripts that do say leave no need for this file.
interface Event {
  ctrlKey: any;
}
interface EventTarget {
  id: any;
  closest(selector: string): any;
}
interface Element {
  [name: string]: any;
  setAttribute(name: string, value: string | number | boolean): void;
}
interface Node {
  id: any;
  data: any;
}
