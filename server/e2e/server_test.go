//go:build e2e

package e2e

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"recognitionmap/server/internal/program"
)

// today is the day of all tests, for servers and browsers: what a page shows depends on the day on which it is opened.
const today = "2026-11-24"

// server is the program with its command serve, running.
type server struct {
	origin string // "http://127.0.0.1:PORT"
	stop   func() error
}

// start starts the server on a port of its own choice, or as args say.
func start(args ...string) (*server, error) {
	ctx, cancel := context.WithCancel(context.Background())
	stdout, printed := io.Pipe()
	log, ended := new(journal), make(chan error, 1)
	go func() {
		err := program.Run(ctx, append([]string{"serve", "-addr", "127.0.0.1:0", "-db", "memory", "-today", today}, args...), printed, log)
		printed.CloseWithError(err)
		ended <- err
	}()
	first, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		cancel()
		return nil, fmt.Errorf("serve %q: %w", args, err)
	}
	stop := sync.OnceValue(func() error {
		cancel()
		if err := <-ended; err != nil {
			return err
		}
		return log.mistakes()
	})
	return &server{origin: strings.TrimSpace(first), stop: stop}, nil
}

// serve starts a server for one test.
func serve(t *testing.T, args ...string) *server {
	t.Helper()
	s, err := start(args...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.stop(); err != nil {
			t.Error(err)
		}
	})
	return s
}

var common struct {
	sync.Mutex
	*server
}

// shared returns the server of all tests that only read.
func shared(t *testing.T) *server {
	t.Helper()
	common.Lock()
	defer common.Unlock()
	if common.server == nil {
		s, err := start()
		if err != nil {
			t.Fatal(err)
		}
		common.server = s
	}
	return common.server
}

func stopCommon() error {
	if common.server == nil {
		return nil
	}
	return common.stop()
}

// get returns the body of an address as a program without a browser sees it.
func (s *server) get(t *testing.T, path string) string {
	t.Helper()
	answer, err := http.Get(s.origin + path)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("GET %s = %s, %v", path, answer.Status, err)
	}
	return string(body)
}

// journal keeps what a server logs.
type journal struct {
	sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(line []byte) (int, error) {
	j.Lock()
	defer j.Unlock()
	return j.text.Write(line)
}

// mistakes returns an error when the server has logged one.
func (j *journal) mistakes() error {
	j.Lock()
	defer j.Unlock()
	for line := range strings.Lines(j.text.String()) {
		if strings.Contains(line, "level=ERROR") {
			return fmt.Errorf("the server logged %s", line)
		}
	}
	return nil
}
