package voice_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/voice"
	"candour/internal/words"
	"candour/packs/england"
)

var load = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

func TestAPromiseOfSecrecyIsSeen(t *testing.T) {
	for _, text := range []string{
		"This stays between us.", "It is our secret.", "Nobody will know you said it.", "I won’t tell your dad.", "No one else is going to read this", "You can tell me in confidence",
	} {
		if !voice.PromisesSecrecy(text) {
			t.Errorf("not seen: %s", text)
		}
	}
	for _, text := range []string{"I cannot promise that I will tell nobody.", "Your mum and dad may read it too.", "I have to tell people who can help."} {
		if voice.PromisesSecrecy(text) {
			t.Errorf("seen as a promise: %s", text)
		}
	}
}

// No words that a child is given, in the pack or on these pages, promise that nobody will know.
func TestNoTextForAChildPromisesSecrecy(t *testing.T) {
	p, err := load()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range p.Voice.Explanations {
		for _, sentence := range e.Words {
			if voice.PromisesSecrecy(sentence) {
				t.Errorf("the explanation %s: %s", e.ID, sentence)
			}
			if n := len(strings.Fields(sentence)); e.ID == "younger" && n > 15 {
				t.Errorf("%d words: %s", n, sentence)
			}
		}
	}
	err = filepath.WalkDir("voicepage", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".templ") {
			return err
		}
		page, err := os.ReadFile(path)
		for line := range strings.Lines(string(page)) {
			if voice.PromisesSecrecy(line) {
				t.Errorf("%s: %s", path, line)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestEveryExampleIsValidAndItsLineSaysNothingOfAWish(t *testing.T) {
	r, err := ledger.NewRegistry(&voice.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range r.Names() {
		example := r.Example(name)
		if v, ok := example.(interface{ Validate() error }); ok && v.Validate() != nil {
			t.Errorf("%s: the example is refused", name)
		}
		if line := r.Line(words.Printer{}, ledger.Entry{Kind: name, Body: example}); line.Text == "" || line.Words != "" {
			t.Errorf("%s: the line is %+v", name, line)
		}
	}
}
