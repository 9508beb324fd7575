package workbench

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFrameComesOutAsItWentIn(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		kind, note, body := rapid.String().Draw(rt, "kind"), rapid.String().Draw(rt, "note"), rapid.SliceOf(rapid.Byte()).Draw(rt, "body")
		sent, err := newFrame(kind, note, body)
		if err != nil {
			rt.Fatal(err)
		}
		var pipe bytes.Buffer
		if err := writeFrame(&pipe, sent); err != nil {
			rt.Fatal(err)
		}
		got, err := readFrame(&pipe, int64(len(body)))
		var gotNote string
		if err != nil || got.Kind != strings.ToValidUTF8(kind, "\uFFFD") || !bytes.Equal(got.body, body) || got.read(&gotNote) != nil {
			rt.Fatalf("got %+v, %v", got, err)
		}
	})
}

func TestWhatIsNoFrameIsRefused(t *testing.T) {
	whole := "CWB1\x00\x00\x00\x1a" + `{"kind":"done","size":5}  ` + "words"
	if _, err := readFrame(strings.NewReader(whole), 5); err != nil {
		t.Fatalf("a whole frame: %v", err)
	}
	for name, bytes := range map[string]string{
		"another magic":       "CWB2" + whole[4:],
		"a header too long":   "CWB1\xff\xff\xff\xff" + whole[8:],
		"a header cut short":  whole[:20],
		"a body cut short":    whole[:len(whole)-1],
		"a body over limit":   strings.Replace(whole, `"size":5}  `, `"size":600}`, 1),
		"a size below nought": strings.Replace(whole, `"size":5} `, `"size":-5}`, 1),
		"a field unknown":     strings.Replace(whole, "kind", "kinb", 1),
		"no JSON":             strings.Replace(whole, "{", "(", 1),
		"two headers":         "CWB1\x00\x00\x00\x1d" + `{"kind":"done","size":0}{"a":1}`[:29],
	} {
		if f, err := readFrame(strings.NewReader(bytes), 5); err == nil {
			t.Errorf("%s was read as %+v", name, f)
		}
	}
	if _, err := readFrame(strings.NewReader(""), 5); !errors.Is(err, io.EOF) {
		t.Errorf("the end of the pipe is %v", err)
	}
}

func FuzzFrame(f *testing.F) {
	f.Add([]byte("CWB1\x00\x00\x00\x18" + `{"kind":"done","size":5}` + "words"))
	f.Add([]byte("CWB1\x00\x00\x00\x02{}"))
	f.Fuzz(func(t *testing.T, b []byte) {
		const limit = 1 << 10
		got, err := readFrame(bytes.NewReader(b), limit)
		if err != nil {
			return
		}
		if len(got.body) > limit || int64(len(got.body)) != got.Size || len(got.body) > len(b) {
			t.Errorf("a body of %d bytes out of %d", len(got.body), len(b))
		}
		var again bytes.Buffer
		if err := writeFrame(&again, got); err != nil {
			t.Errorf("what was read cannot be written: %v", err)
		}
	})
}
