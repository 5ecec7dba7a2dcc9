// Package relation is the domain of the map: how the countries of the world stand toward the Taliban government of
// Afghanistan, day by day, derived from dated events that sources support.
//
// An Event is what happened. The fold (Record) turns a country's events into its Standing at the end of any day: five
// facts, and the Class that the map colours by. It is a pure function without clock, disk or network, and the server
// and the browser run the same code. What the fold promises:
//
//   - Events count in the order of their days, and on one day in the order of the file: the later wins. The standing
//     at the end of a day depends on no event after it.
//   - A date known to the month or the year takes effect on its first day, except that one which spans the takeover of
//     15 August 2021 takes effect on the day after it (see Date.Effective): what is said of "2021" about the Taliban
//     government cannot be older than that government.
//   - A fact keeps the day of the event that first set it. Saying it again changes nothing; only its end, or another
//     value, starts it anew.
//   - A disputed event moves no fact and no class. It is kept in Standing.Disputed until an undisputed event settles
//     the same fact, and makes the standing contested where it speaks for a higher class.
//   - The takeover is a boundary: recognitions, envoys and missions of the first Emirate's time do not carry over. Only
//     whether a post in Kabul is open or closed does, since it says nothing about who governs.
//   - Unknown is not "none": a fact that no event set has no value.
//
// Votes, visits, agreements and statements are kept and shown, and move nothing.
package relation
