package engines

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"time"
)

// startTime is how long a browser may take until it can be spoken to, on the slowest machine.
const startTime = 60 * time.Second

// program is one that runs, with all that it has started.
type program struct {
	command *exec.Cmd
	lines   chan string   // what it prints, until somebody says that enough was heard
	enough  chan struct{} // closed then
}

// start starts a program; env is added to the environment of the tests. What it prints goes to hear, which may be nil.
func start(env []string, hear func(line string), name string, args ...string) (*program, error) {
	p := &program{command: exec.Command(name, args...), lines: make(chan string), enough: make(chan struct{})}
	p.command.Env = append(os.Environ(), env...)
	p.command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	printed, write, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	p.command.Stdout, p.command.Stderr = write, write
	err = p.command.Start()
	write.Close()
	if err != nil {
		printed.Close()
		return nil, fmt.Errorf("%w: make tools installs it", err)
	}
	go func() {
		defer printed.Close()
		defer close(p.lines)
		for lines := bufio.NewReader(printed); ; {
			line, err := lines.ReadString('\n')
			if line = strings.TrimSpace(line); hear != nil {
				hear(line)
			}
			select {
			case p.lines <- line:
			case <-p.enough:
			}
			if err != nil {
				return
			}
		}
	}()
	return p, nil
}

// says waits for a line that matches a pattern and returns what its group does. Nothing more is waited for after it.
func (p *program) says(pattern *regexp.Regexp) (string, error) {
	defer close(p.enough)
	var all []string
	for over := time.After(startTime); ; {
		select {
		case line, on := <-p.lines:
			if !on {
				return "", fmt.Errorf("%s has ended: %s", p.command.Path, strings.Join(all, "\n"))
			}
			if m := pattern.FindStringSubmatch(line); m != nil {
				return m[1], nil
			}
			all = append(all, line)
		case <-over:
			return "", fmt.Errorf("%s does not say %s but %s", p.command.Path, pattern, strings.Join(all, "\n"))
		}
	}
}

// end ends the program and what it has started, and waits until it has gone.
func (p *program) end() error {
	err := syscall.Kill(-p.command.Process.Pid, syscall.SIGKILL)
	p.command.Wait() // that it was killed is no news
	if errors.Is(err, syscall.ESRCH) {
		return nil
	}
	return err
}
