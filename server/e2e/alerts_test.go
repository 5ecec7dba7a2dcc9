//go:build e2e

package e2e

import (
	"crypto/ecdh"
	"crypto/rand"
	"encoding/base64"
	"strings"
	"testing"
)

// TestAlerts: a reader has the browser take messages, and has it take them no more with one tap. What a browser does with a
// message that does not know its form is the worker's: it shows what the message says, and a tap leads where it says. The
// browser of tests has no push service, so that the page has a stand-in.
func TestAlerts(t *testing.T) {
	private, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	s := serve(t, "-base", "https://map.example.org")
	p := open(t, s, look{before: `(() => {
		let held = null;
		const subscription = {
			endpoint: "https://8.8.8.8/1", unsubscribe: async () => { held = null; return true; },
			toJSON: () => ({ endpoint: window.wrong || "https://8.8.8.8/1", keys: { p256dh: "` + base64.RawURLEncoding.EncodeToString(private.PublicKey().Bytes()) + `", auth: "AAAAAAAAAAAAAAAAAAAAAA" } }),
		};
		window.pushManager = { getSubscription: async () => held, subscribe: async (options) => { window.asked = options; return (held = subscription); } };
		Notification.requestPermission = async () => "granted";
	})()`})
	p.expect("status of 422")
	p.visit("/alerts")
	looksWell(p, "/alerts")
	const shown = `(selector) => !!document.querySelector(selector).offsetParent`
	awaits(p, false, shown, "#off")
	awaits(p, false, shown, "#state")
	p.clickOn("#a-state")
	awaits(p, true, shown, "#state")
	eval[bool](p, `!!(window.wrong = "https://127.0.0.1/1")`) // which the server refuses: then the browser takes none
	p.clickOn("form button")
	awaits(p, true, `document.querySelector("#said").textContent.includes("private network")`)
	awaits(p, true, `window.pushManager.getSubscription().then((held) => !held)`)
	eval[bool](p, `delete window.wrong`)
	p.clickOn("form button")
	awaits(p, "Alerts are on in this browser: Albania.", `document.querySelector("#said").textContent`)
	if key := eval[string](p, `window.asked.applicationServerKey`); !strings.Contains(s.get(t, "/alerts"), `data-key="`+key+`"`) || !eval[bool](p, `window.asked.userVisibleOnly`) {
		t.Errorf("the browser was asked with the key %q", key)
	}
	p.clickOn("#off")
	awaits(p, "Alerts are off. Nothing of this browser is kept here any more.", `document.querySelector("#said").textContent`)
	awaits(p, false, shown, "#off")

	got := eval[string](p, `async (text) => {
		const heard = {}, done = [], renewed = { toJSON: () => ({ endpoint: "https://8.8.8.8/2", keys: { p256dh: "K", auth: "A" } }) };
		const fetched = (path, { method, body }) => done.push(method, path, String(body)), pushManager = { subscribe: async (options) => (done.push(options), renewed) };
		new Function("addEventListener", "registration", "clients", "fetch", text)((type, f) => { heard[type] = f; }, { showNotification: (...what) => done.push(what), pushManager }, { openWindow: (where) => done.push(where) }, fetched);
		const notification = { title: "T", body: "B", tag: "t", navigate: "https://map.example.org/events/t" }, waitUntil = () => {};
		heard.push({ waitUntil, data: { json: () => ({ web_push: 8030, notification }) } });
		heard.notificationclick({ waitUntil, notification: { data: done[0][1].data, close: () => done.push("closed") } });
		const oldSubscription = { endpoint: "https://8.8.8.8/1", options: "as before" };
		for (const newSubscription of [null, renewed]) await new Promise((waitUntil) => heard.pushsubscriptionchange({ waitUntil, oldSubscription, newSubscription }));
		return JSON.stringify(done);
	}`, s.get(t, "/app-worker.js"))
	const renewal = `"POST","/alerts","about=same&before=https%3A%2F%2F8.8.8.8%2F1&endpoint=https%3A%2F%2F8.8.8.8%2F2&key=K&auth=A"`
	if want := `[["T",{"body":"B","tag":"t","data":"https://map.example.org/events/t"}],"closed","https://map.example.org/events/t","as before",` + renewal + "," + renewal + "]"; got != want {
		t.Errorf("the worker does %s, want %s", got, want)
	}
}
