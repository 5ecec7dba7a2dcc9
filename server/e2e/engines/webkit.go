package engines

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"sync"
	"time"
)

// webkit is WebKitGTK on a screen that nobody sees, since it has no mode without one. A profile is a browser of its own:
// when it is driven it keeps nothing on a disk.
type webkit struct {
	screen  *program
	display string
	browser string // path of MiniBrowser
}

// WebKit starts what browsers of WebKitGTK need.
func WebKit(context.Context) (Engine, error) {
	found, err := filepath.Glob("/usr/lib/*/webkit2gtk-4.1/MiniBrowser")
	if err != nil || len(found) == 0 {
		return nil, errors.New("no MiniBrowser of WebKitGTK on this machine: make tools installs it")
	}
	screen, err := start(nil, nil, "Xvfb", "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp")
	if err != nil {
		return nil, err
	}
	number, err := screen.says(regexp.MustCompile(`^(\d+)$`)) // among what it says of other screens
	if err != nil {
		return nil, errors.Join(err, screen.end())
	}
	return &webkit{screen, ":" + number, found[0]}, nil
}

func (w *webkit) Close() error { return w.screen.end() }

// webkitProfile is a session of WebDriver (https://www.w3.org/TR/webdriver2/), whose commands are for one tab at a time.
type webkitProfile struct {
	driver  *program
	folder  string
	session string // its address
	mu      sync.Mutex
	now     string // the tab that commands are for
	opened  bool   // the first tab is there from the start
}

// Profile has nobody to tell what goes wrong: WebDriver hears nothing of it.
func (w *webkit) Profile(ctx context.Context, _ func(line string)) (_ Profile, err error) {
	p := &webkitProfile{}
	defer func() {
		if err != nil {
			p.Close()
		}
	}()
	if p.folder, err = os.MkdirTemp("", "webkit-"); err != nil {
		return nil, err
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	// What pages save goes where this says.
	if err = os.MkdirAll(filepath.Join(p.folder, ".config"), 0o700); err != nil {
		return nil, err
	}
	if err = os.WriteFile(filepath.Join(p.folder, ".config", "user-dirs.dirs"), []byte(`XDG_DOWNLOAD_DIR="$HOME/saved"`), 0o600); err != nil {
		return nil, err
	}
	if err = os.Mkdir(p.Downloads(), 0o700); err != nil {
		return nil, err
	}
	env := []string{
		"DISPLAY=" + w.display, "HOME=" + p.folder, "XDG_CONFIG_HOME=" + p.folder + "/.config", "XDG_DATA_HOME=" + p.folder, "XDG_CACHE_HOME=" + p.folder,
		"LIBGL_ALWAYS_SOFTWARE=1", "NO_AT_BRIDGE=1", "GSETTINGS_BACKEND=memory", "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1",
	}
	if p.driver, err = start(env, nil, "WebKitWebDriver", "--port="+port); err != nil {
		return nil, err
	}
	close(p.driver.enough)
	p.session = "http://127.0.0.1:" + port
	ctx, cancel := context.WithTimeout(ctx, startTime)
	defer cancel()
	for p.call(ctx, http.MethodGet, "/status", nil, nil) != nil {
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("WebKitWebDriver does not answer: %w", ctx.Err())
		case <-time.After(20 * time.Millisecond):
		}
	}
	var made struct{ SessionID string }
	if err = p.call(ctx, http.MethodPost, "/session", map[string]any{"capabilities": map[string]any{"alwaysMatch": map[string]any{
		"webkitgtk:browserOptions": map[string]any{"binary": w.browser, "args": []string{"--automation"}},
		"timeouts":                 map[string]any{"pageLoad": startTime.Milliseconds(), "script": startTime.Milliseconds()},
		"unhandledPromptBehavior":  "dismiss",
	}}}, &made); err != nil {
		return nil, err
	}
	p.session += "/session/" + made.SessionID
	return p, p.call(ctx, http.MethodGet, "/window", nil, &p.now)
}

// freePort returns a port that was free a moment ago: WebKitWebDriver picks none by itself.
func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, err
}

func (p *webkitProfile) Downloads() string { return filepath.Join(p.folder, "saved") }

func (p *webkitProfile) Close() error {
	var err error
	if p.driver != nil {
		ctx, cancel := context.WithTimeout(context.Background(), startTime)
		defer cancel()
		err = errors.Join(p.call(ctx, http.MethodDelete, "", nil, nil), p.driver.end())
	}
	return errors.Join(err, os.RemoveAll(p.folder))
}

// call gives the driver a command and reads the value of its answer into another, nil for none.
func (p *webkitProfile) call(ctx context.Context, method, path string, params, value any) error {
	body, err := json.Marshal(params)
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, method, p.session+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	a, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer a.Body.Close()
	text, err := io.ReadAll(a.Body)
	if err != nil {
		return err
	}
	var got struct{ Value json.RawMessage }
	if err := json.Unmarshal(text, &got); err != nil {
		return fmt.Errorf("%s %s: %w: %.200s", method, path, err, text)
	}
	if a.StatusCode != http.StatusOK {
		var wrong struct{ Error, Message string }
		json.Unmarshal(got.Value, &wrong)
		return fmt.Errorf("%s %s: %s: %s", method, path, wrong.Error, wrong.Message)
	}
	if value == nil {
		return nil
	}
	return json.Unmarshal(got.Value, value)
}

// Tabs are windows of their own, so that each is in view.
func (p *webkitProfile) Tab(ctx context.Context) (Tab, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.opened {
		p.opened = true
		return &webkitTab{p, p.now}, nil
	}
	var made struct{ Handle string }
	err := p.call(ctx, http.MethodPost, "/window/new", map[string]any{"type": "window"}, &made)
	return &webkitTab{p, made.Handle}, err
}

type webkitTab struct {
	*webkitProfile
	id string
}

// tell gives a command for the tab.
func (t *webkitTab) tell(ctx context.Context, method, path string, params map[string]any, value any) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.now != t.id {
		if err := t.call(ctx, http.MethodPost, "/window", map[string]any{"handle": t.id}, nil); err != nil {
			return err
		}
		t.now = t.id
	}
	return t.call(ctx, method, path, params, value)
}

func (t *webkitTab) Navigate(ctx context.Context, address string) error {
	return t.tell(ctx, http.MethodPost, "/url", map[string]any{"url": address}, nil)
}

func (t *webkitTab) Evaluate(ctx context.Context, expression string) (json.RawMessage, error) {
	// A script that is written for the answer's function gives what it throws as well, which the driver would leave out.
	script := `const done = arguments[0]; ` + awaited(expression) + `.then((value) => done([value]), (err) => done([null, String(err)]))`
	var got [2]string
	err := t.tell(ctx, http.MethodPost, "/execute/async", map[string]any{"script": script, "args": []any{}}, &got)
	if err == nil && got[1] != "" {
		err = errors.New(got[1])
	}
	return json.RawMessage(got[0]), err
}

// act performs actions; this driver takes whole pixels alone.
func (t *webkitTab) act(ctx context.Context, actions any) error {
	return t.tell(ctx, http.MethodPost, "/actions", map[string]any{"actions": actions}, nil)
}

func (t *webkitTab) Move(ctx context.Context, x, y float64) error {
	return t.act(ctx, mouse(math.Floor(x), math.Floor(y)))
}

func (t *webkitTab) Click(ctx context.Context, x, y float64) error {
	return t.act(ctx, mouse(math.Floor(x), math.Floor(y), "pointerDown", "pointerUp"))
}

func (t *webkitTab) Press(ctx context.Context, keys string) error { return t.act(ctx, strokes(keys)) }

// Before cannot be done.
func (t *webkitTab) Before(context.Context, string) error { return errors.ErrUnsupported }

// thickest is how many pixels the frame of a window takes at most: what differs by more has not its new size yet.
const thickest = 200

// Resize takes some steps: WebDriver speaks of the window with its frame, and what is within has its size a moment later.
func (t *webkitTab) Resize(ctx context.Context, width, height int64) error {
	want, now := [2]int64{width, height}, [2]int64{}
	for set, tries := want, 0; ; tries++ {
		if tries == 100 {
			return fmt.Errorf("the window has %v and not %v: its toolbar may need more", now, want)
		}
		if err := t.tell(ctx, http.MethodPost, "/window/rect", map[string]any{"width": set[0], "height": set[1]}, nil); err != nil {
			return err
		}
		inner, err := t.Evaluate(ctx, `new Promise((done) => setTimeout(done, 50)).then(() => [innerWidth, innerHeight])`)
		if err != nil {
			return err
		}
		if err := json.Unmarshal(inner, &now); err != nil || now == want {
			return err
		}
		if frame := [2]int64{set[0] - now[0], set[1] - now[1]}; min(frame[0], frame[1]) >= 0 && max(frame[0], frame[1]) < thickest {
			set = [2]int64{width + frame[0], height + frame[1]}
		}
	}
}

func (t *webkitTab) Screenshot(ctx context.Context) ([]byte, error) {
	var shot []byte
	err := t.tell(ctx, http.MethodGet, "/screenshot", nil, &shot)
	return shot, err
}

func (t *webkitTab) Close(ctx context.Context) error {
	return t.tell(ctx, http.MethodDelete, "/window", nil, nil)
}
