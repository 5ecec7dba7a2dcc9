package engines

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// preferences of Firefox: it asks nobody for anything, and reaches no host but this one; nothing moves for the eye.
const preferences = `
user_pref("network.proxy.type", 1);
user_pref("network.proxy.http", "127.0.0.1");
user_pref("network.proxy.http_port", 9);
user_pref("network.proxy.ssl", "127.0.0.1");
user_pref("network.proxy.ssl_port", 9);
user_pref("ui.prefersReducedMotion", 1);
user_pref("browser.download.alwaysOpenPanel", false);
user_pref("app.normandy.enabled", false);
user_pref("app.update.auto", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("browser.safebrowsing.malware.enabled", false);
user_pref("browser.safebrowsing.phishing.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("extensions.update.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "data:,#");
user_pref("toolkit.telemetry.enabled", false);
`

// listens is what Firefox says when it can be spoken to.
var listens = regexp.MustCompile(`^WebDriver BiDi listening on (ws:\S+)$`)

// firefox is Firefox without a window. Profiles are its user contexts, each with a storage of its own.
type firefox struct {
	*bidi
	program   *program
	folder    string
	mu        sync.Mutex
	heard     map[string]func(string) // by user context
	contextOf map[string]string       // user contexts of tabs
}

// Firefox starts a Firefox.
func Firefox(ctx context.Context) (Engine, error) {
	folder, err := os.MkdirTemp("", "firefox-")
	if err != nil {
		return nil, err
	}
	f := &firefox{folder: folder, heard: map[string]func(string){}, contextOf: map[string]string{}}
	if err = os.WriteFile(filepath.Join(folder, "user.js"), []byte(preferences), 0o600); err == nil {
		err = f.run(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// run starts the program and speaks to it.
func (f *firefox) run(ctx context.Context) error {
	env := []string{"HOME=" + f.folder, "MOZ_DISABLE_AUTO_SAFE_MODE=1", "MOZ_CRASHREPORTER_DISABLE=1"}
	var err error
	if f.program, err = start(env, nil, "firefox-esr", "--headless", "--no-remote", "--profile", f.folder, "--remote-debugging-port", "0", "about:blank"); err != nil {
		return err
	}
	address, err := f.program.says(listens)
	if err != nil {
		return err
	}
	if f.bidi, err = dialBiDi(ctx, address, f.happens); err != nil {
		return err
	}
	events := []string{"log.entryAdded", "network.fetchError", "network.beforeRequestSent", "browsingContext.userPromptOpened", "browsingContext.contextCreated"}
	return f.call(ctx, "session.subscribe", map[string]any{"events": events}, nil)
}

func (f *firefox) Close() error {
	var err error
	if f.program != nil {
		err = f.program.end()
	}
	return errors.Join(err, os.RemoveAll(f.folder))
}

// happens tells what goes wrong to who listens to the profile in which it does.
func (f *firefox) happens(method string, params json.RawMessage) {
	var e struct {
		Context     string
		UserContext string
		Source      struct{ Context string }
		Type        string
		Level       string
		Text        string
		ErrorText   string
		Message     string
		Request     struct{ URL string }
	}
	if json.Unmarshal(params, &e) != nil {
		return
	}
	f.mu.Lock()
	if method == "browsingContext.contextCreated" {
		f.contextOf[e.Context] = e.UserContext
	}
	hear := f.heard[f.contextOf[e.Context+e.Source.Context]]
	f.mu.Unlock()
	if hear == nil {
		return
	}
	switch method {
	case "log.entryAdded":
		if e.Level == "error" || e.Level == "warn" {
			hear(fmt.Sprintf("%s %s: %s", e.Type, e.Level, e.Text))
		}
	case "network.fetchError":
		if left := []string{"NS_BINDING_ABORTED", "NS_BASE_STREAM_CLOSED"}; !slices.Contains(left, e.ErrorText) { // with the page
			hear("request failed: " + e.Request.URL + " " + e.ErrorText)
		}
	case "network.beforeRequestSent":
		if strings.HasPrefix(e.Request.URL, "http") && !strings.HasPrefix(e.Request.URL, "http://127.0.0.1:") {
			hear("a request to another host: " + e.Request.URL)
		}
	case "browsingContext.userPromptOpened":
		hear("a dialog: " + e.Message)
	}
}

// profile is a user context of Firefox.
type firefoxProfile struct {
	*firefox
	id        string
	downloads string
}

func (f *firefox) Profile(ctx context.Context, hear func(line string)) (Profile, error) {
	var made struct{ UserContext string }
	if err := f.call(ctx, "browser.createUserContext", map[string]any{}, &made); err != nil {
		return nil, err
	}
	p := &firefoxProfile{firefox: f, id: made.UserContext, downloads: filepath.Join(f.folder, "saved-"+made.UserContext)}
	f.mu.Lock()
	f.heard[p.id] = hear
	f.mu.Unlock()
	if err := os.Mkdir(p.downloads, 0o700); err != nil {
		return nil, err
	}
	return p, f.call(ctx, "browser.setDownloadBehavior", map[string]any{
		"downloadBehavior": map[string]any{"type": "allowed", "destinationFolder": p.downloads}, "userContexts": []string{p.id},
	}, nil)
}

func (p *firefoxProfile) Downloads() string { return p.downloads }

func (p *firefoxProfile) Close() error {
	p.mu.Lock()
	delete(p.heard, p.id)
	p.mu.Unlock()
	ctx, cancel := context.WithTimeout(context.Background(), startTime)
	defer cancel()
	return p.call(ctx, "browser.removeUserContext", map[string]any{"userContext": p.id}, nil)
}

// StartAgain ends Firefox as a reader does and starts it again with what the profile keeps. Its tabs are gone then, and all
// other profiles with theirs. The names of user contexts are new ones in the same order.
func (p *firefoxProfile) StartAgain(ctx context.Context) error {
	var before, after struct {
		UserContexts []struct{ UserContext string }
	}
	if err := p.call(ctx, "browser.getUserContexts", map[string]any{}, &before); err != nil {
		return err
	}
	if err := p.call(ctx, "browser.close", map[string]any{}, nil); err != nil {
		return err
	}
	p.program.command.Wait() // how it says that it has ended is no news
	if err := p.run(ctx); err != nil {
		return err
	}
	if err := p.call(ctx, "browser.getUserContexts", map[string]any{}, &after); err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for i, c := range before.UserContexts {
		if c.UserContext == p.id && i < len(after.UserContexts) {
			hear := p.heard[p.id]
			p.id = after.UserContexts[i].UserContext
			p.heard = map[string]func(string){p.id: hear}
			return nil
		}
	}
	return fmt.Errorf("of the user contexts %v none is left that was %s", after, p.id)
}

// Tabs are windows of their own, so that each is in view.
func (p *firefoxProfile) Tab(ctx context.Context) (Tab, error) {
	var made struct{ Context string }
	err := p.call(ctx, "browsingContext.create", map[string]any{"type": "window", "userContext": p.id}, &made)
	return &firefoxTab{p.firefox, made.Context}, err
}

type firefoxTab struct {
	*firefox
	id string
}

// tell gives a command for the tab.
func (t *firefoxTab) tell(ctx context.Context, method string, params map[string]any, result any) error {
	params["context"] = t.id
	return t.call(ctx, method, params, result)
}

func (t *firefoxTab) Navigate(ctx context.Context, address string) error {
	return t.tell(ctx, "browsingContext.navigate", map[string]any{"url": address, "wait": "complete"}, nil)
}

func (t *firefoxTab) Evaluate(ctx context.Context, expression string) (json.RawMessage, error) {
	var got struct {
		Type             string
		Result           struct{ Value string }
		ExceptionDetails struct{ Text string }
	}
	err := t.call(ctx, "script.evaluate", map[string]any{
		"expression": awaited(expression), "target": map[string]any{"context": t.id}, "awaitPromise": true, "userActivation": true,
	}, &got)
	if err == nil && got.Type == "exception" {
		err = errors.New(got.ExceptionDetails.Text)
	}
	return json.RawMessage(got.Result.Value), err
}

func (t *firefoxTab) act(ctx context.Context, actions any) error {
	return t.tell(ctx, "input.performActions", map[string]any{"actions": actions}, nil)
}

func (t *firefoxTab) Move(ctx context.Context, x, y float64) error { return t.act(ctx, mouse(x, y)) }

func (t *firefoxTab) Click(ctx context.Context, x, y float64) error {
	return t.act(ctx, mouse(x, y, "pointerDown", "pointerUp"))
}

func (t *firefoxTab) Press(ctx context.Context, keys string) error { return t.act(ctx, strokes(keys)) }

func (t *firefoxTab) Before(ctx context.Context, script string) error {
	return t.call(ctx, "script.addPreloadScript", map[string]any{"functionDeclaration": "() => {" + script + "\n}", "contexts": []string{t.id}}, nil)
}

func (t *firefoxTab) Resize(ctx context.Context, width, height int64) error {
	return t.tell(ctx, "browsingContext.setViewport", map[string]any{"viewport": map[string]any{"width": width, "height": height}}, nil)
}

func (t *firefoxTab) Screenshot(ctx context.Context) ([]byte, error) {
	var shot struct{ Data []byte }
	err := t.tell(ctx, "browsingContext.captureScreenshot", map[string]any{}, &shot)
	return shot.Data, err
}

func (t *firefoxTab) Close(ctx context.Context) error {
	return t.tell(ctx, "browsingContext.close", map[string]any{}, nil)
}
