package alerts

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

var raw = base64.RawURLEncoding

// browser is one with its push service: it takes messages at addresses of its own, and decrypts them.
type browser struct {
	service *httptest.Server
	private *ecdh.PrivateKey
	auth    []byte
	answer  func(w http.ResponseWriter, r *http.Request) // nil for that it was taken
	got     chan delivery
}

// delivery is a message as it came.
type delivery struct {
	path   string
	header http.Header
	length int
	plain  []byte // with its padding cut off
	fault  error  // why it could not be decrypted
	signed error  // why it is not known who sent it
	key    string // by which it was signed
}

func openBrowser(t *testing.T) *browser {
	t.Helper()
	private, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	b := &browser{private: private, auth: make([]byte, 16), got: make(chan delivery, 100)}
	rand.Read(b.auth)
	b.service = httptest.NewUnstartedServer(http.HandlerFunc(b.take))
	b.service.EnableHTTP2 = true
	b.service.Config.ErrorLog = log.New(io.Discard, "", 0) // of connections that were not used
	b.service.StartTLS()
	t.Cleanup(b.service.Close)
	return b
}

// at is the address of a path by a name, of which the certificate holds.
func (b *browser) at(path string) string {
	u, err := url.Parse(b.service.URL)
	if err != nil {
		panic(err)
	}
	return "https://push.example.com:" + u.Port() + path
}

// wish is what the script of the page sends.
func (b *browser) wish(path, about, state string) url.Values {
	return url.Values{"endpoint": {b.at(path)}, "key": {raw.EncodeToString(b.private.PublicKey().Bytes())}, "auth": {raw.EncodeToString(b.auth)}, "about": {about}, "state": {state}}
}

func (b *browser) take(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		panic(err)
	}
	d := delivery{path: r.URL.Path, header: r.Header, length: len(body)}
	d.plain, d.fault = b.decrypt(body)
	d.key, d.signed = signer(r.Header.Get("Authorization"), "https://"+r.Host)
	if r.Method != http.MethodPost {
		d.fault = fmt.Errorf("it came by %s", r.Method)
	}
	if b.answer != nil {
		b.answer(w, r)
	} else {
		w.WriteHeader(http.StatusCreated)
	}
	b.got <- d
}

// decrypt reads a message of one record by RFC 8188 and 8291.
func (b *browser) decrypt(body []byte) ([]byte, error) {
	if len(body) < 21 || len(body) < 21+int(body[20]) {
		return nil, fmt.Errorf("a message of %d bytes", len(body))
	}
	salt, size, sender, sealed := body[:16], binary.BigEndian.Uint32(body[16:20]), body[21:21+int(body[20])], body[21+int(body[20]):]
	if int(size) < len(sealed) {
		return nil, fmt.Errorf("a record of %d bytes has %d", size, len(sealed))
	}
	public, err := ecdh.P256().NewPublicKey(sender)
	if err != nil {
		return nil, err
	}
	shared, err := b.private.ECDH(public)
	if err != nil {
		return nil, err
	}
	derive := func(secret, salt []byte, info string, n int) []byte {
		key, err := hkdf.Key(sha256.New, secret, salt, info, n)
		if err != nil {
			panic(err)
		}
		return key
	}
	secret := derive(shared, b.auth, "WebPush: info\x00"+string(b.private.PublicKey().Bytes())+string(sender), 32)
	block, err := aes.NewCipher(derive(secret, salt, "Content-Encoding: aes128gcm\x00", 16))
	if err != nil {
		return nil, err
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	padded, err := gcm.Open(nil, derive(secret, salt, "Content-Encoding: nonce\x00", 12), sealed, nil)
	if err != nil {
		return nil, err
	}
	text := strings.TrimRight(string(padded), "\x00")
	plain, last := strings.CutSuffix(text, "\x02")
	if !last {
		return nil, fmt.Errorf("the record does not say that it is the last")
	}
	return []byte(plain), nil
}

// signer returns the key by which a request is signed for an origin (RFC 8292), and what is wrong with it.
func signer(authorization, origin string) (key string, err error) {
	token, key, ok := strings.Cut(strings.TrimPrefix(authorization, "vapid t="), ", k=")
	parts := strings.Split(token, ".")
	if !ok || len(parts) != 3 {
		return "", fmt.Errorf("it is signed by %q", authorization)
	}
	point, err := raw.DecodeString(key)
	if err != nil {
		return "", err
	}
	public, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), point)
	if err != nil {
		return "", err
	}
	signature, err := raw.DecodeString(parts[2])
	if err != nil || len(signature) != 64 {
		return "", fmt.Errorf("a signature of %d bytes: %v", len(signature), err)
	}
	sum := sha256.Sum256([]byte(parts[0] + "." + parts[1]))
	if !ecdsa.Verify(public, sum[:], new(big.Int).SetBytes(signature[:32]), new(big.Int).SetBytes(signature[32:])) {
		return "", fmt.Errorf("the signature does not hold")
	}
	claims, err := raw.DecodeString(parts[1])
	if err != nil {
		return "", err
	}
	var said struct {
		Aud, Sub string
		Exp      int64
	}
	if err := json.Unmarshal(claims, &said); err != nil {
		return "", err
	}
	if ends := time.Until(time.Unix(said.Exp, 0)); said.Aud != origin || said.Sub != base || ends <= 0 || ends > 24*time.Hour {
		return "", fmt.Errorf("it is signed with %s, want %s by %s", claims, origin, base)
	}
	return key, nil
}

// read returns a message that came, which waits for it, and reports what is wrong with its wrapping.
func (b *browser) read(t *testing.T) (m message, d delivery) {
	t.Helper()
	d = <-b.got
	if d.fault != nil || d.signed != nil {
		t.Fatalf("a message that is %v, %v", d.fault, d.signed)
	}
	if err := json.Unmarshal(d.plain, &m); err != nil {
		t.Fatalf("%s: %v", d.plain, err)
	}
	return m, d
}

// none reports messages that came and should not have.
func (b *browser) none(t *testing.T, when string) {
	t.Helper()
	for len(b.got) > 0 {
		d := <-b.got
		t.Errorf("%s, and yet it came to %s: %s", when, d.path, d.plain)
	}
}
