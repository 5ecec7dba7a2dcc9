// What the tests leave in a page for each other.
declare var probe: any; // the value of probe.js
declare var agreement: any; // by agreement.js
declare var shift: number, moved: string[]; // by shifts.js
declare var seen: () => string[]; // by probe.watch

interface PerformanceEntry { value: number; sources: { node?: Element; previousRect: any; currentRect: any }[] } // of a layout shift
