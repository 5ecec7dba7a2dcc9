// Package served runs the built server for a measurement.
package served

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// Server is one that runs.
type Server struct {
	Origin  string // "http://127.0.0.1:PORT"
	process *exec.Cmd
}

// Start starts a command that serves on a free port, and waits until it says where.
func Start(command string, args ...string) (*Server, error) {
	s := &Server{process: exec.Command(command, args...)}
	out, err := s.process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.process.Start(); err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		s.Stop()
		return nil, fmt.Errorf("the server does not say where it listens: %w", err)
	}
	s.Origin = strings.TrimSpace(line)
	return s, nil
}

// Stop ends the server in order.
func (s *Server) Stop() {
	s.process.Process.Signal(os.Interrupt)
	s.process.Wait()
}

// Memory returns what the server holds (now "VmRSS", at most "VmHWM") in MB, 0 where the system does not say so.
func (s *Server) Memory(which string) int {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.process.Process.Pid))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(text)) {
		var kB int
		if _, err := fmt.Sscanf(line, which+": %d kB", &kB); err == nil {
			return kB / 1024
		}
	}
	return 0
}

// Milliseconds is how long d is.
func Milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
