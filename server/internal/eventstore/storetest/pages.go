package storetest

import (
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"recognitionmap/server/internal/eventstore"
)

func testPages(t *testing.T, s eventstore.Store) {
	ctx := t.Context()
	none, err := s.Pages(ctx, 0)
	must(t, "Pages", err)
	if len(none) > 0 {
		t.Errorf("a new store has the pages %+v", none)
	}
	long := "https://example.org/" + strings.Repeat("x", 3000)
	rough := noon.Add(123_456_789)
	one, err := s.Learn(ctx, long, func(p *eventstore.Page) {
		equal(t, "Learn from nothing", p.Number, int64(0))
		p.Checked, p.Answer, p.Detail, p.To, p.Read, p.Hash = rough, eventstore.Moved, "200 OK", long+"2", rough, "00ff"
	})
	must(t, "Learn", err)
	equal(t, "Learn", one, eventstore.Page{Number: 1, Address: long, Checked: rough.Truncate(time.Millisecond), Answer: eventstore.Moved, Detail: "200 OK",
		To: long + "2", Read: rough.Truncate(time.Millisecond), Hash: "00ff"})
	two, err := s.Learn(ctx, "https://example.org/2", func(p *eventstore.Page) {
		p.Saved, p.Refusal, p.Kept, p.File, p.Failing = noon, "429 Too Many Requests", noon, "1.warc.gz", noon
	})
	must(t, "Learn", err)
	list, err := s.Pages(ctx, 0)
	must(t, "Pages", err)
	equal(t, "Pages", list, []eventstore.Page{one, two})
	again, err := s.Learn(ctx, long, func(p *eventstore.Page) {
		equal(t, "Learn of what is kept", *p, one)
		p.Archive, p.Address = "https://archive.example/1", "https://example.org/2"
	})
	must(t, "Learn", err)
	one.Number, one.Archive = 3, "https://archive.example/1"
	equal(t, "Learn again", again, one)
	for after, want := range map[int64][]eventstore.Page{-1: {two, one}, 0: {two, one}, 1: {two, one}, 2: {one}, 3: nil} {
		got, err := s.Pages(ctx, after)
		must(t, "Pages", err)
		if len(got)+len(want) > 0 {
			equal(t, "Pages after "+strconv.FormatInt(after, 10), got, want)
		}
	}
}

// A check and an archive at once each add what they have learned.
func testPagesRace(t *testing.T, s eventstore.Store) {
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for range 5 {
				_, err := s.Learn(t.Context(), "https://example.org/"+strconv.Itoa(i%2), func(p *eventstore.Page) { p.Detail += "x" })
				if err != nil {
					t.Errorf("Learn = %v", err)
				}
			}
		})
	}
	all.Wait()
	list, err := s.Pages(t.Context(), 0)
	must(t, "Pages", err)
	if len(list) != 2 || len(list[0].Detail) != 20 || len(list[1].Detail) != 20 || list[1].Number != 40 {
		t.Errorf("Pages = %+v, want two that were learned of 20 times each", list)
	}
}
