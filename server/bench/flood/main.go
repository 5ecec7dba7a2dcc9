// Command flood asks a server for far more than it can make, from one address, and goes away without waiting; meanwhile
// another reader, and then one of the same address, ask for what they have not seen before. It prints how long these wait.
// The flood comes from a process of its own: in one with the readers these would wait for its turns too.
//
//	go run ./server/bench/flood bin/recognitionmap [NAME...]    # NAME is a part of the name of a flood
package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"recognitionmap/server/bench/internal/served"
)

// flood is so many sockets at once that each ask for one address and go away after a while.
type flood struct {
	name    string
	sockets int
	stay    time.Duration
	address func(n int64) string // another each time
}

// day is another date each time.
func day(n int64) string {
	return time.Date(1997, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n%10000)).Format(time.DateOnly)
}

var floods = []flood{
	{"40 pictures of scale 4", 40, 300 * time.Millisecond, func(n int64) string { return "/map.png?scale=4&date=" + day(n) }},
	{"40 pictures, waited for", 40, time.Minute, func(n int64) string { return "/map.png?scale=4&date=" + day(n) }},
	{"2,000 entries of a country", 2000, 300 * time.Millisecond, func(n int64) string { return "/country/RUS?date=" + day(n) }},
	{"40 maps as GeoJSON", 40, 300 * time.Millisecond, func(n int64) string { return "/api/v1/map.geojson?date=" + day(n) }},
	{"400 streams", 400, 5 * time.Second, func(int64) string { return "/api/v1/stream" }},
	{"200 frozen maps", 200, 300 * time.Millisecond, func(n int64) string { return fmt.Sprintf("/embed?date=%s&rev=%d", day(n), 1+n%600) }},
	{"200 searches", 200, 300 * time.Millisecond, func(n int64) string { return fmt.Sprintf("/search?q=visit+%d", n) }},
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "flood:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("want the server's program, and parts of the names of floods for some of them")
	}
	if len(args) == 3 && args[0] == "pour" {
		return pour(args[1], args[2])
	}
	server, err := served.Start("sh", "-c", `ulimit -n 400; exec "$0" serve -addr 127.0.0.1:0 -db memory 2>/dev/null`, args[0])
	if err != nil {
		return err
	}
	defer server.Stop()
	origin := server.Origin
	time.Sleep(3 * time.Second) // what it makes in advance
	fmt.Printf("%-28s %34s %34s %18s %18s %9s\n", "", "another: new page p50, p99, 503 ms", "the same: new page p50, p99, 503 ms", "/healthz p99 ms", "picture after, ms", "peak MB")
	for _, f := range floods {
		if len(args) > 1 && !slices.ContainsFunc(args[1:], func(part string) bool { return strings.Contains(f.name, part) }) {
			continue
		}
		other := f.meet(origin, "127.0.0.2")
		time.Sleep(2 * time.Second)
		same := f.meet(origin, "127.0.0.1")
		fmt.Printf("%-28s %34s %34s %18.0f %18.0f %9d\n", f.name, other.pages, same.pages, served.Milliseconds(max(other.health, same.health)), served.Milliseconds(max(other.after, same.after)), server.Memory("VmHWM"))
		time.Sleep(2 * time.Second)
	}
	return nil
}

// met is what a reader meets while there is a flood.
type met struct {
	pages         string
	health, after time.Duration
}

var number atomic.Int64

// patience is how long a reader waits at most.
const patience = 20 * time.Second

// meet lets the flood come in waves, a second apart, and a reader of an address ask meanwhile.
func (f flood) meet(origin, reader string) met {
	const length = 5 * time.Second
	ctx, stop := context.WithTimeout(context.Background(), length)
	defer stop()
	self, err := os.Executable()
	if err != nil {
		panic(err)
	}
	source := exec.CommandContext(ctx, self, "pour", origin, f.name)
	source.Stderr = os.Stderr
	if err := source.Start(); err != nil {
		panic(err)
	}
	defer source.Wait()
	time.Sleep(200 * time.Millisecond)
	var pages, health []time.Duration
	refused := 0
	done := make(chan bool)
	go func() {
		for ctx.Err() == nil {
			start := time.Now()
			ask(context.Background(), clientFrom(reader), origin+"/healthz")
			health = append(health, time.Since(start))
			time.Sleep(20 * time.Millisecond)
		}
		close(done)
	}()
	for ctx.Err() == nil {
		start := time.Now()
		status := ask(context.Background(), clientFrom(reader), origin+"/country/CHN?date="+day(number.Add(1)))
		pages = append(pages, time.Since(start))
		if status != http.StatusOK {
			refused++
		}
		time.Sleep(20 * time.Millisecond)
	}
	<-done
	start := time.Now()
	for time.Since(start) < patience && ask(context.Background(), clientFrom(reader), origin+"/card/map.png?date="+day(number.Add(1))) != http.StatusOK {
		time.Sleep(50 * time.Millisecond)
	}
	return met{fmt.Sprintf("%4.0f %4.0f %3d of %4d", served.Milliseconds(share(pages, .5)), served.Milliseconds(share(pages, .99)), refused, len(pages)), share(health, .99), time.Since(start)}
}

// pour is the flood of a name, without end.
func pour(origin, name string) error {
	number.Store(int64(os.Getpid()) * 1000) // other addresses than those before asked for
	for _, f := range floods {
		if f.name != name {
			continue
		}
		for range f.sockets {
			go func() {
				client := clientFrom("127.0.0.1")
				for wave := time.Tick(time.Second); ; <-wave {
					one, gone := context.WithTimeout(context.Background(), f.stay)
					ask(one, client, origin+f.address(number.Add(1)))
					gone()
				}
			}()
		}
		select {}
	}
	return fmt.Errorf("no flood %q", name)
}

// clientFrom returns a client with connections of its own, from an address of this machine.
func clientFrom(address string) *http.Client {
	dialer := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(address)}, Timeout: 30 * time.Second}
	return &http.Client{Timeout: patience, Transport: &http.Transport{DialContext: dialer.DialContext, DisableKeepAlives: true}}
}

// ask returns the status of an answer that was read to its end, 0 for none.
func ask(ctx context.Context, client *http.Client, address string) int {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		panic(err)
	}
	answer, err := client.Do(r)
	if err != nil {
		return 0
	}
	defer answer.Body.Close()
	if _, err := io.Copy(io.Discard, answer.Body); err != nil {
		return 0
	}
	return answer.StatusCode
}

func share(times []time.Duration, part float64) time.Duration {
	slices.Sort(times)
	return times[int(float64(len(times)-1)*part)]
}
