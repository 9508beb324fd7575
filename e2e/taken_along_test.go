//go:build e2e

package e2e

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/launcher"
	"github.com/go-rod/rod/lib/proto"

	"candour/internal/govuk/browsertest"
)

// network is what lies between a tablet and the service. It can be cut, for every page and worker of the tablet alike.
type network struct {
	address string
	service string // host and port

	mu    sync.Mutex
	down  bool
	lines map[net.Conn]bool
}

func newNetwork(t *testing.T, service string) *network {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	n := &network{address: "http://localhost:" + port, service: strings.TrimPrefix(service, "http://"), lines: map[net.Conn]bool{}}
	t.Cleanup(func() { _ = listener.Close(); n.is(false) })
	go func() {
		for {
			line, err := listener.Accept()
			if err != nil {
				return
			}
			go n.carry(line)
		}
	}()
	return n
}

// is says whether the network is there. Lines that are open when it goes are broken.
func (n *network) is(there bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.down = !there
	for line := range n.lines {
		if !there {
			_ = line.Close()
		}
	}
}

func (n *network) carry(line net.Conn) {
	defer line.Close()
	n.mu.Lock()
	down := n.down
	n.lines[line] = true
	n.mu.Unlock()
	defer func() { n.mu.Lock(); delete(n.lines, line); n.mu.Unlock() }()
	if down {
		return
	}
	far, err := net.Dial("tcp", n.service)
	if err != nil {
		return
	}
	defer far.Close()
	go func() { defer line.Close(); copies(line, far) }()
	copies(far, line)
}

func copies(to, from net.Conn) {
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		if n > 0 {
			if _, err := to.Write(buffer[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// ownTablet is a tablet with a profile on disk. Its browser can be killed and started again.
type ownTablet struct {
	*browsertest.Visitor
	t       *testing.T
	network *network
	profile string
	started *launcher.Launcher
}

func (o *ownTablet) start() {
	o.t.Helper()
	o.started = launcher.New().Bin("/usr/bin/chromium").NoSandbox(true).Leakless(false).UserDataDir(o.profile).
		Set("disable-gpu").Set("disable-background-networking").Set("disable-component-update").Set("disable-sync")
	address, err := o.started.Launch()
	if err != nil {
		o.t.Fatal(err)
	}
	b := rod.New().ControlURL(address)
	if err := b.Connect(); err != nil {
		o.t.Fatal(err)
	}
	page, err := b.Page(proto.TargetCreateTarget{})
	if err == nil {
		err = page.SetViewport(&tablet)
	}
	if err != nil {
		o.t.Fatal(err)
	}
	o.Visitor = browsertest.At(o.t, o.network.address, page)
}

// kill ends the browser as a flat battery does.
func (o *ownTablet) kill() {
	o.started.Kill()
	for began := time.Now(); time.Since(began) < 5*time.Second; time.Sleep(50 * time.Millisecond) {
		if _, err := os.Lstat(filepath.Join(o.profile, "SingletonLock")); err != nil {
			break
		}
		_ = os.Remove(filepath.Join(o.profile, "SingletonLock"))
	}
}

func (o *ownTablet) do(script string, with ...any) string {
	o.t.Helper()
	said, err := o.Page.Timeout(browsertest.Patience).Eval(script, with...)
	if err != nil {
		o.t.Fatal(err)
	}
	return said.Value.Str()
}

// push presses a button that leads to no other page.
func (o *ownTablet) push(selector string) {
	o.t.Helper()
	o.do(`s => { document.querySelector(s).click(); return '' }`, selector)
}

// takes is Ruth taking her first case along. It names the case.
func (o *ownTablet) takes() (title string) {
	o.t.Helper()
	o.Open("/taken-along/choose")
	title = o.do(`() => { const box = document.querySelector('main input[type=checkbox]'); box.click(); return document.querySelector('label[for="' + box.id + '"]').textContent.trim() }`)
	o.Visitor.Press("Go on")
	o.Visitor.Press("Record it, and go on")
	o.Says("Choose the key now.")
	return title
}

// keeps reports what is kept on the tablet, as the browser tells it.
const keeps = `async name => {
	const asked = r => new Promise((y, n) => { r.onsuccess = () => y(r.result); r.onerror = () => n(r.error) });
	const db = await asked(indexedDB.open('taken-along', 1));
	const text = b => btoa(String.fromCharCode(...new Uint8Array(b)));
	const all = await asked(db.transaction('parcels').objectStore('parcels').getAll());
	const lock = await asked(db.transaction('lock').objectStore('lock').get('lock'));
	db.close();
	return { ids: all.map(p => p.id).join(' '), salt: lock ? text(lock.salt) : '', iv: lock ? text(lock.iv) : '', wrapped: lock ? text(lock.wrapped) : '', wrong: lock ? lock.wrong : -1 }[name] + '' }`

func (o *ownTablet) kept(name string) []byte {
	o.t.Helper()
	b, err := base64.StdEncoding.DecodeString(o.do(keeps, name))
	if err != nil {
		o.t.Fatal(err)
	}
	return b
}

// key is the key under which the words are encrypted, as whoever has the phrase works it out.
func (o *ownTablet) key(phrase string) (wrapping, key []byte) {
	o.t.Helper()
	wrapping, err := pbkdf2.Key(sha256.New, phrase, o.kept("salt"), 600_000, 32)
	if err != nil {
		o.t.Fatal(err)
	}
	block, err := aes.NewCipher(wrapping)
	if err != nil {
		o.t.Fatal(err)
	}
	opens, err := cipher.NewGCM(block)
	if err != nil {
		o.t.Fatal(err)
	}
	if key, err = opens.Open(nil, o.kept("iv"), o.kept("wrapped"), nil); err != nil {
		o.t.Fatal(err)
	}
	return wrapping, key
}

// onDisk are the files of the profile that hold something, in any of the ways in which a browser writes text and bytes.
func (o *ownTablet) onDisk(what []byte) (files []string) {
	o.t.Helper()
	wide := make([]byte, 0, 2*len(what))
	for _, unit := range utf16.Encode([]rune(string(what))) {
		wide = append(wide, byte(unit), byte(unit>>8))
	}
	ways := [][]byte{what, wide, []byte(hex.EncodeToString(what)), []byte(strings.TrimRight(base64.StdEncoding.EncodeToString(what), "=")), []byte(strings.ReplaceAll(string(what), " ", "+"))}
	err := filepath.WalkDir(o.profile, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return nil
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return nil // gone meanwhile
		}
		if slices.ContainsFunc(ways, func(way []byte) bool { return bytes.Contains(content, way) }) {
			files = append(files, path)
		}
		return nil
	})
	if err != nil {
		o.t.Fatal(err)
	}
	return files
}

// withPRF gives the tablet a passkey whose authenticator makes keys.
func (o *ownTablet) withPRF() {
	o.t.Helper()
	err := proto.WebAuthnEnable{}.Call(o.Page)
	if err == nil {
		_, err = proto.WebAuthnAddVirtualAuthenticator{Options: &proto.WebAuthnVirtualAuthenticatorOptions{
			Protocol: proto.WebAuthnAuthenticatorProtocolCtap2, Ctap2Version: proto.WebAuthnCtap2VersionCtap21, Transport: proto.WebAuthnAuthenticatorTransportInternal,
			HasResidentKey: true, HasUserVerification: true, IsUserVerified: true, AutomaticPresenceSimulation: true, HasPrf: true,
		}}.Call(o.Page)
	}
	if err != nil {
		o.t.Fatal(err)
	}
	o.do(`async () => { await navigator.credentials.create({ publicKey: { challenge: new Uint8Array(32), rp: { name: 'Candour' }, user: { id: new Uint8Array(16), name: 'ruth', displayName: 'Ruth' },
		pubKeyCredParams: [{ type: 'public-key', alg: -7 }], authenticatorSelection: { residentKey: 'required', userVerification: 'required' }, extensions: { prf: {} } } }); return '' }`)
}

// TestWhatIsTakenAlongIsReadWithoutANetworkAndWipedWhenCalledBack is a visit: cases put on a tablet, the network gone, the browser killed, the words read by
// passkey and by phrase, put away by rest, looked for on disk, called back and wiped.
func TestWhatIsTakenAlongIsReadWithoutANetworkAndWipedWhenCalledBack(t *testing.T) {
	d := ofItsOwn(t)
	o := &ownTablet{t: t, network: newNetwork(t, d.address), profile: t.TempDir()}
	o.start()
	defer func() { o.kill() }()
	o.Open("/sign-in")
	o.Choose("Ruth Adeyemi")
	o.Press("Sign in")

	o.Open("/taken-along")
	browsertest.ReadAsShown(t, o.Page, "taken-along")
	title := o.takes()
	browsertest.Read(t, o.Page, "taken-along-put")
	o.withPRF()
	o.push("[data-along-passkey]")
	o.Awaits("It is on this tablet")
	o.network.is(false)
	o.Open("/taken-along/read")
	o.Awaits("Open it with your passkey")
	o.ShowsNothingOf(title)
	o.push("[data-along-read] [data-along-passkey]")
	o.Awaits("As it stood on")
	o.Says(title)
	browsertest.Read(t, o.Page, "taken-along-open")

	o.network.is(true)
	o.takes()
	o.push("[data-along-draw]")
	phrase := o.do(`() => document.querySelector('[data-along-shown]').textContent`)
	if len(strings.Fields(phrase)) != 5 {
		t.Fatalf("not five words were drawn, but %d", len(strings.Fields(phrase)))
	}
	o.Fill("#along-again", phrase)
	o.push("[data-along-words] button")
	o.Awaits("It is on this tablet")
	o.SaysNothingOf(phrase)
	wrapping, key := o.key(phrase)
	taken := o.do(keeps, "ids")

	o.network.is(false)
	o.kill()
	o.start()
	o.Open("/taken-along/read")
	o.Awaits("Your five words")
	browsertest.ReadAsShown(t, o.Page, "taken-along-read")
	o.Fill("#along-phrase", "these are not the words")
	o.push("[data-along-open] button")
	o.Awaits("Those are not the words. After 9 more")
	if wrong := o.do(keeps, "wrong"); wrong != "1" {
		t.Errorf("%s wrong words are counted", wrong)
	}
	o.Fill("#along-phrase", phrase)
	o.push("[data-along-open] button")
	o.Awaits("As it stood on")
	o.Says(title)
	o.do(`() => { const now = Date.now; Date.now = () => now() + 15 * 60000; return '' }`)
	o.Awaits("because nobody touched anything")
	o.SaysNothingOf(title)
	o.Open("/taken-along/read") // the clock goes as it did before: by what the tablet saw, it was put back by 15 minutes
	o.Awaits("The clock of this tablet was put back")

	o.kill()
	if len(o.onDisk([]byte(taken))) == 0 {
		t.Error("the search finds nothing: not even the name of what is kept")
	}
	for what, secret := range map[string][]byte{"the name of the case": []byte(title), "the phrase": []byte(phrase), "the key": key, "the key that wraps it": wrapping} {
		if files := o.onDisk(secret); len(files) > 0 {
			t.Errorf("%s stands on disk, in %v", what, files)
		}
	}

	ruth := signInAt(t, d, "Ruth Adeyemi")
	ruth.Open("/taken-along")
	ruth.Press("Call it back")
	browsertest.ReadAsShown(t, ruth.Page, "taken-along-call-back")
	ruth.Press("Call it back")
	ruth.Says("Called back")
	o.start()
	o.Open("/taken-along/read")
	if still := o.do(keeps, "ids"); still != taken {
		t.Errorf("a tablet without a network was reached: it holds %q", still)
	}
	o.network.is(true)
	o.do(`() => { dispatchEvent(new Event('online')); return '' }`)
	o.Awaits("Something was called back")
	if left := o.do(keeps, "ids"); left != "" {
		t.Error("something is left on the tablet")
	}
	for began := time.Now(); strings.Contains(ruth.Words(), "Called back") && time.Since(began) < browsertest.Patience; time.Sleep(100 * time.Millisecond) {
		ruth.Open("/taken-along") // until the tablet has said that it wiped it
	}
	ruth.ShowsNothingOf("Called back")
}

func signInAt(t *testing.T, d *demo, name string) *browsertest.Visitor {
	t.Helper()
	browser = browsertest.Browser(t)
	v := browsertest.Visit(t, d.address, "/sign-in")
	v.Choose(name)
	v.Press("Sign in")
	return v
}
