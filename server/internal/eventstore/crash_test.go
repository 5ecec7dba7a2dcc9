package eventstore_test

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/eventstore/pgtest"
)

const mostSeen = 17 // acknowledged calls before a kill

var kills = flag.Int("kills", 150, "how often TestCrash kills a writer of SQLite; of PostgreSQL a tenth of that")

// raced says that the tests are built with the race detector.
var raced bool

// TestCrash kills a writer at any moment, also while it opens the store: what was acknowledged is there, and of no call
// there is a half. After every third kill the next writer, not a reader, repairs what the last one left. Two files are
// written at a time, one for each core of a small machine.
func TestCrash(t *testing.T) {
	if raced { // hundreds of starts of a program that the detector makes slow, and that shares nothing with another
		out, err := exec.CommandContext(t.Context(), "go", "test", "-count=1", "-run=^TestCrash$", ".").CombinedOutput()
		if err != nil {
			t.Errorf("without the race detector: %v\n%s", err, out)
		}
		return
	}
	binary := self(t)
	var wait sync.WaitGroup
	for offset, store := range []struct {
		at    string
		kills int
	}{{filepath.Join(t.TempDir(), "one.db"), *kills / 2}, {filepath.Join(t.TempDir(), "other.db"), *kills / 2}, {pgtest.Database(t), *kills / 10}} {
		wait.Go(func() {
			var sound, acknowledged int64 // all up to sound was checked
			for i := range store.kills {
				last, err := killed(t, binary, store.at, (7*i+offset)%(mostSeen+1))
				if err != nil {
					t.Error(err)
					return
				}
				if acknowledged = max(acknowledged, last); i%3 == 0 {
					continue
				}
				if sound, err = check(t.Context(), store.at, sound, acknowledged); err != nil {
					t.Errorf("%s after kill %d: %v", store.at, i+1, err)
					return
				}
			}
			if sound < 2*int64(store.kills) {
				t.Errorf("%s: only %d revisions were written", store.at, sound)
			}
			t.Logf("%d revisions after %d kills", sound, store.kills)
		})
	}
	wait.Wait()
}

// reopen opens the store at a path or an address.
func reopen(ctx context.Context, at string) (eventstore.Store, error) {
	if strings.HasPrefix(at, "postgres:") {
		return eventstore.OpenPostgres(ctx, at)
	}
	return eventstore.OpenSQLite(ctx, at)
}

// killed starts a writer and kills it when it has acknowledged a number of calls. It returns the last number
// acknowledged, 0 for none.
func killed(t *testing.T, binary, at string, calls int) (acknowledged int64, err error) {
	c := child(t, binary, "append", at)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		return 0, err
	}
	if err := c.Start(); err != nil {
		return 0, err
	}
	seen := -1 // the first line says that it begins
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if seen >= 0 {
			if acknowledged, err = strconv.ParseInt(lines.Text(), 10, 64); err != nil {
				return 0, err
			}
		}
		if seen++; seen == calls {
			if err := c.Process.Kill(); err != nil {
				return 0, err
			}
		}
	}
	if err := c.Wait(); seen < calls {
		return 0, fmt.Errorf("the writer ended by itself: %v", err)
	}
	return acknowledged, nil
}

// appendForever writes calls of one to four changes and prints the last number of each.
func appendForever(at string) error {
	ctx := context.Background()
	fmt.Println("begin")
	s, err := reopen(ctx, at)
	if err != nil {
		return err
	}
	last, err := lastNumber(ctx, s)
	if err != nil {
		return err
	}
	for { // alone, so that the numbers are known before
		var changes []eventstore.Change
		for i := range 1 + last%4 {
			changes = append(changes, crashChange(last, i))
		}
		added, err := s.Append(ctx, changes...)
		if err != nil {
			return err
		}
		last = added[len(added)-1].Number
		fmt.Println(last)
	}
}

// crashChange is change i of the call that follows a revision.
func crashChange(last, i int64) eventstore.Change {
	c := change(fmt.Sprintf("%d-%d", last, i))
	c.Event.Detail = strings.Repeat(c.EventID+" ", 200) // several pages a call
	c.Reason = fmt.Sprint(1 + last%4)
	return c
}

func lastNumber(ctx context.Context, s eventstore.Store) (last int64, err error) {
	for {
		more, err := s.Since(ctx, last, 5000)
		if err != nil || len(more) == 0 {
			return last, err
		}
		last = more[len(more)-1].Number
	}
}

// check reads what follows a number in the file: whole calls, at least as many as were acknowledged.
func check(ctx context.Context, at string, sound, acknowledged int64) (int64, error) {
	s, err := reopen(ctx, at)
	if err != nil {
		return 0, err
	}
	defer s.Close()
	more, err := s.Since(ctx, sound, 1_000_000)
	if err != nil {
		return 0, err
	}
	for len(more) > 0 {
		call := 1 + sound%4
		if int64(len(more)) < call {
			return 0, fmt.Errorf("after %d there are %d revisions of a call of %d", sound, len(more), call)
		}
		for i, r := range more[:call] {
			want := crashChange(sound, int64(i))
			if r.Number != sound+int64(i)+1 || r.EventID != want.EventID || r.Event == nil || r.Event.Detail != want.Event.Detail || r.Reason != want.Reason {
				return 0, fmt.Errorf("after %d: revision %d is %v, want %v", sound, r.Number, r.Change, want)
			}
		}
		sound += call
		more = more[call:]
	}
	if sound < acknowledged {
		return 0, fmt.Errorf("revision %d was acknowledged, the last is %d", acknowledged, sound)
	}
	return sound, nil
}
