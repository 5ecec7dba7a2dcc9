// Package order sorts lists of every type by one sort of numbers. The browser program carries a sort of the library anew for
// each type that is sorted: seven kB, before they are packed.
package order

import "slices"

// By sorts a list. What compare says is equal stays in its order.
func By[T any](list []T, compare func(a, b *T) int) {
	was := slices.Clone(list)
	for i, place := range Of(len(list), func(i, j int) int { return compare(&was[i], &was[j]) }) {
		list[i] = was[place]
	}
}

// Of returns the places of n things in their order.
func Of(n int, compare func(i, j int) int) []int {
	places := make([]int, n)
	for i := range places {
		places[i] = i
	}
	slices.SortStableFunc(places, compare)
	return places
}
