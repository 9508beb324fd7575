package outbox

import (
	"crypto/hpke"
	"encoding/base64"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"
)

// private is the invented key to which testdata was sealed by @hpke/core, as the page’s script seals.
const private = "an invented key of 32 bytes only"

func sealedInABrowser(t testing.TB) Sealed {
	t.Helper()
	content, err := os.ReadFile("testdata/sealed-by-hpke-core.json")
	if err != nil {
		t.Fatal(err)
	}
	var s Sealed
	if err := json.Unmarshal(content, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWhatTheBrowsersLibrarySealsIsOpened(t *testing.T) {
	s := sealedInABrowser(t)
	if err := s.check(); err != nil {
		t.Fatal(err)
	}
	e, err := s.openedBy([]byte(private))
	if err != nil || e.Note == nil || e.Note.Said != "The kettle was new." || e.Note.With != "the mother" {
		t.Errorf("%+v %v", e, err)
	}
}

func TestWhatWasChangedIsNotOpened(t *testing.T) {
	changes := map[string]func(*Sealed){
		"the id":     func(s *Sealed) { s.Entry = strings.Replace(s.Entry, "6", "7", 1) },
		"the worker": func(s *Sealed) { s.Worker = strings.Replace(s.Worker, "5", "6", 1) },
		"the tablet": func(s *Sealed) { s.Tablet = strings.Replace(s.Tablet, "1", "2", 1) },
		"its place":  func(s *Sealed) { s.Seq++ },
		"the key":    func(s *Sealed) { s.Key = strings.Replace(s.Key, "0", "1", 1) },
		"the words":  func(s *Sealed) { s.Words[9] ^= 1 },
		"the share":  func(s *Sealed) { s.Enc[9] ^= 1 },
		"no share":   func(s *Sealed) { s.Enc = make([]byte, keySize) },
	}
	for name, change := range changes {
		s := sealedInABrowser(t)
		change(&s)
		if _, err := s.openedBy([]byte(private)); !errors.Is(err, ErrForeign) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// sealedHere seals a text as a tablet would.
func sealedHere(t testing.TB, plain string) Sealed {
	t.Helper()
	s := sealedInABrowser(t)
	key, err := privateKey([]byte(private))
	if err != nil {
		t.Fatal(err)
	}
	enc, sender, err := hpke.NewSender(key.PublicKey(), kdf, aead, []byte(info))
	if err != nil {
		t.Fatal(err)
	}
	s.Enc = enc
	if s.Words, err = sender.Seal(s.bound(), []byte(plain)); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWhatIsNoEntryIsRefusedAndNotRepeated(t *testing.T) {
	const start = `{"case":"0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e30","written":"2026-11-24T14:05:00.000000Z"`
	for _, plain := range []string{
		"", "null", "[]", `"blue kettle"`, start + `}`, start + `,"note":{},"task":{}}`, start + `,"task":{"what":"x","blue kettle":1}}`, start + `,"task":{}} {}`,
		`{"case":"1","written":"2026-11-24T14:05:00.000000Z","task":{}}`, `{"case":"0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e30","written":"blue kettle","task":{}}`,
	} {
		_, err := sealedHere(t, plain).openedBy([]byte(private))
		if !errors.Is(err, ErrForeign) || strings.Contains(err.Error(), "kettle") {
			t.Errorf("%s: %v", plain, err)
		}
	}
}

// FuzzOpen gives the door everything: what is not ours is refused, and nothing breaks.
func FuzzOpen(f *testing.F) {
	s := sealedInABrowser(f)
	f.Add(s.Entry, s.Seq, base64.StdEncoding.EncodeToString(s.Enc), base64.StdEncoding.EncodeToString(s.Words), `{"task":{"what":"x"}}`)
	f.Fuzz(func(t *testing.T, entry string, seq int64, enc, words, plain string) {
		s := sealedInABrowser(t)
		s.Entry, s.Seq = entry, seq
		s.Enc, _ = base64.StdEncoding.DecodeString(enc)
		s.Words, _ = base64.StdEncoding.DecodeString(words)
		if s.check() == nil {
			if _, err := s.openedBy([]byte(private)); err != nil && !errors.Is(err, ErrForeign) {
				t.Error(err)
			}
		}
		if e, err := sealedHere(t, plain).openedBy([]byte(private)); err == nil && strings.ContainsRune(strings.Join(e.Texts(), ""), 0) {
			t.Error("a text that cannot be stored was let through")
		}
	})
}
