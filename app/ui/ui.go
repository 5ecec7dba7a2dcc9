// Package ui has the pieces that pages are made of: the map as a drawing, its legend, the panel with a country's entry, the
// ribbon of days, lists of events, two maps compared, and the words and fills that they share.
//
// A piece is a value with what it shows in its fields, and a method or a function that returns elements or appends markup.
// It asks no clock, no network and no document, so that the server and the browser program write the same.
package ui
