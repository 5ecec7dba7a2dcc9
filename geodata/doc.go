// Package geodata holds the facts and the shapes, and nothing that shows or serves them.
//
// Three files of dataset are made from naturalearth, offline and byte for byte the same each time: world-50m.geojson,
// the whole world for the public, world.bin, a simplified one for the map, and detail.bin for the map when it is zoomed
// in. So is neighbour/table_gen.go, what lies around each place. edition.txt counts the editions of the
// events: it is raised by one whenever the event files differ from those it was last written for.
package geodata

//go:generate go run ./internal/gen
