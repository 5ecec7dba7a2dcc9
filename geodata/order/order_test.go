package order

import (
	"slices"
	"strings"
	"testing"
)

func TestBy(t *testing.T) {
	list := []string{"pear", "Apple", "fig", "apple", "Fig"}
	By(list, func(a, b *string) int { return strings.Compare(strings.ToLower(*a), strings.ToLower(*b)) })
	if want := []string{"Apple", "apple", "fig", "Fig", "pear"}; !slices.Equal(list, want) {
		t.Errorf("By orders %v, want %v: what is equal stays in its order", list, want)
	}
	By([]int(nil), func(a, b *int) int { return *a - *b })
}
