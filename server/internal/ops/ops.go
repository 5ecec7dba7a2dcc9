// Package ops is what an operator sees of the server: one log line a request, metrics, and whether it is well.
package ops

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"log/slog"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"recognitionmap/app/state"
)

// Ops counts and logs.
type Ops struct {
	log      *slog.Logger
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	open     *prometheus.GaugeVec
	warned   atomic.Int64 // when it was last said that requests are refused, in nanoseconds
}

// quiet is for how long it is not said again that requests are refused: a flood of them must not fill a disk.
const quiet = 10 * time.Second

// New returns an Ops. revision tells the number of the record's revision.
func New(log *slog.Logger, revision func() float64) *Ops {
	o := &Ops{
		log: log, registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "recognitionmap_requests_total", Help: "Requests answered, by kind of address and class of status.",
		}, []string{"kind", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "recognitionmap_request_seconds", Help: "Time to answer, by kind of address; streams are not in it.",
			Buckets: []float64{.0002, .0005, .001, .002, .005, .01, .02, .05, .1, .5, 2},
		}, []string{"kind"}),
		open: prometheus.NewGaugeVec(prometheus.GaugeOpts{
			Name: "recognitionmap_requests_open", Help: "Requests being answered now, by kind of address; a stream is a page that follows the record.",
		}, []string{"kind"}),
	}
	o.registry.MustRegister(o.requests, o.seconds, o.open, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "recognitionmap_revision", Help: "Number of the record's last revision."}, revision),
	)
	return o
}

// Metrics answers GET /metrics in the Prometheus text format.
func (o *Ops) Metrics() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(o.registry, promhttp.HandlerOpts{}))
	return mux
}

// Watch counts and logs what next answers. Each answer has a number of its own in X-Request-Id, which is in the log.
func (o *Ops) Watch(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id, kind, start := rand.Text()[:12], Kind(r.URL.Path), time.Now()
		w.Header().Set("X-Request-Id", id)
		a := &answer{ResponseWriter: w}
		o.open.WithLabelValues(kind).Inc()
		defer func() {
			o.open.WithLabelValues(kind).Dec()
			status := a.status
			if status == 0 {
				status = http.StatusOK
			}
			took := time.Since(start)
			o.requests.WithLabelValues(kind, strconv.Itoa(status/100)+"xx").Inc()
			if kind != "stream" {
				o.seconds.WithLabelValues(kind).Observe(took.Seconds())
			}
			level := slog.LevelDebug
			switch {
			case status == http.StatusInternalServerError:
				level = slog.LevelError
			case status > http.StatusInternalServerError && o.mayWarn(start): // the store is away, which readyz tells, or too many ask
				level = slog.LevelWarn
			}
			o.log.Log(context.WithoutCancel(r.Context()), level, "request", "id", id, "method", r.Method, "path", r.URL.Path,
				"status", status, "bytes", a.bytes, "ms", float64(took.Microseconds())/1000)
		}()
		next.ServeHTTP(a, r)
	})
}

// mayWarn reports whether nothing was said for a while.
func (o *Ops) mayWarn(now time.Time) bool {
	last := o.warned.Load()
	return now.UnixNano()-last > int64(quiet) && o.warned.CompareAndSwap(last, now.UnixNano())
}

// Kind sorts an address into one of a few kinds, so that nobody can make metrics without end by asking for addresses.
// What is nowhere is answered with a page.
func Kind(path string) string {
	if a, ok := state.AddressOf(path); ok {
		return a.Kind
	}
	return "page"
}

// answer remembers what was answered.
type answer struct {
	http.ResponseWriter
	status, bytes int
}

func (a *answer) WriteHeader(status int) {
	if a.status == 0 && status >= 200 { // 1xx come before
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

func (a *answer) Write(b []byte) (int, error) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	n, err := a.ResponseWriter.Write(b)
	a.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// Alive answers GET /healthz: the process runs and can be asked to serve pages. A balancer of readers looks here.
func Alive(w http.ResponseWriter, _ *http.Request) { report(w, http.StatusOK, health{Status: "ok"}) }

// fresh is for how long /readyz says what it has found: a look is a write to the store.
const fresh = 2 * time.Second

// Ready answers GET /readyz: 200 when the store can be written, which ping tries, else 503 with the reason that words gives,
// while reads go on.
func Ready(ping func(context.Context) error, words func(error) string, revision func() string) http.HandlerFunc {
	var mu sync.Mutex // one look at a time
	var looked time.Time
	var found error
	look := func() error {
		mu.Lock()
		defer mu.Unlock()
		if time.Since(looked) < fresh {
			return found
		}
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second) // not the request's: others get the answer too
		defer cancel()
		found = ping(ctx)
		looked = time.Now()
		return found
	}
	return func(w http.ResponseWriter, _ *http.Request) {
		if err := look(); err != nil {
			report(w, http.StatusServiceUnavailable, health{"read-only", revision(), words(err)})
			return
		}
		report(w, http.StatusOK, health{Status: "ok", Revision: revision()})
	}
}

type health struct {
	Status   string `json:"status"`
	Revision string `json:"revision,omitempty"`
	Detail   string `json:"detail,omitempty"`
}

func report(w http.ResponseWriter, status int, h health) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(h) // a client that has gone is no concern of ours
}
