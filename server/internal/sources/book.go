package sources

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"sync"
	"sync/atomic"
	"time"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// Learned is what was learned of pages up to a moment. Nobody changes it.
type Learned struct {
	Number int64 // of the last change, 0 for none
	pages  map[string]eventstore.Page
}

// Nothing is known of any page. It is what an earlier edition of the record is shown with: what was learned is of now.
var Nothing = new(Learned)

// Page returns what is known of the page at an address; of most, nothing but that.
func (l *Learned) Page(address string) eventstore.Page {
	if p, ok := l.pages[address]; ok {
		return p
	}
	return eventstore.Page{Address: address}
}

// Dead reports whether readers find none of an event's sources any more.
func (l *Learned) Dead(e *relation.Event) bool {
	if l.Number == 0 {
		return false
	}
	for _, s := range e.Sources {
		if p := l.Page(s.URL); !p.Dead() {
			return false
		}
	}
	return len(e.Sources) > 0
}

// Reader is what a Book asks of the store.
type Reader interface {
	Pages(ctx context.Context, after int64) ([]eventstore.Page, error)
}

// Book has what the store has learned, and follows it.
type Book struct {
	store     Reader
	log       *slog.Logger
	current   atomic.Pointer[Learned]
	mu        sync.Mutex // one refresh at a time
	listeners []func(*Learned)
}

// NewBook returns a book in which nothing stands yet.
func NewBook(store Reader, log *slog.Logger) *Book {
	b := &Book{store: store, log: log}
	b.current.Store(Nothing)
	return b
}

// Learned returns the newest that is known here.
func (b *Book) Learned() *Learned { return b.current.Load() }

// OnLearned calls f with all that is new from then on, in order. f must not block for long.
func (b *Book) OnLearned(f func(*Learned)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.listeners = append(b.listeners, f)
}

// Refresh reads what is new in the store.
func (b *Book) Refresh(ctx context.Context) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	old := b.Learned()
	news, err := b.store.Pages(ctx, old.Number)
	if err != nil {
		return fmt.Errorf("sources: %w", err)
	}
	if len(news) == 0 {
		return nil
	}
	l := &Learned{pages: maps.Clone(old.pages)}
	if l.pages == nil {
		l.pages = make(map[string]eventstore.Page, len(news))
	}
	for _, p := range news {
		l.pages[p.Address], l.Number = p, p.Number
	}
	b.current.Store(l)
	for _, f := range b.listeners {
		f(l)
	}
	return nil
}

// Follow reads what is new at every tick until ctx ends. A store that cannot be read leaves what is known.
func (b *Book) Follow(ctx context.Context, tick <-chan time.Time) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick:
		}
		if err := b.Refresh(ctx); err != nil && ctx.Err() == nil {
			b.log.Debug("what was learned of sources cannot be read", "err", err)
		}
	}
}
