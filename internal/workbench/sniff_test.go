package workbench

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestFileIsWhatItsBytesSay(t *testing.T) {
	for file, want := range map[string]Type{
		"\x89PNG\r\n\x1a\n...":                 PNG,
		"\xff\xd8\xff\xe1....":                 JPEG,
		"GIF89a....":                           GIF,
		"RIFF\x00\x00\x00\x00WEBPVP8 ":         WebP,
		"\x00\x00\x00\x18ftypheic....":         HEIC,
		"%PDF-1.4\n":                           PDF,
		"\r\n\r\n%PDF-1.7 after a mail's head": PDF,
		"Dear Ms Hartley,\r\n":                 Plain,
		"D\u00eer, ŷ":                          Plain,
		"Caf\xe9 in Windows-1252":              Plain,
		"\xff\xfeH\x00i\x00":                   Plain,
		"MZ\x90\x00\x03":                       Unknown,
		"PK\x03\x04\x14\x00":                   Unknown,
		"":                                     Unknown,
		strings.Repeat("a", sniffed-1) + "é":   Plain, // cut within a letter
	} {
		if got := Sniff([]byte(file)); got != want {
			t.Errorf("Sniff(%.20q) = %q, want %q", file, got, want)
		}
	}
}

func FuzzSniff(f *testing.F) {
	for _, seed := range []string{"%PDF-1.4", "\xff\xd8\xff\xe1\x00\x10Exif\x00\x00MM\x00*\x00\x00\x00\x08", "\xff\xfeH\x00", "Caf\xe9", "RIFF1234WEBP"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		Sniff(file)
		if o := orientation(file); o < 1 || o > 8 {
			t.Errorf("orientation %d", o)
		}
		text, err := readPlain(file, Limits{}.orDefault())
		if err != nil {
			return
		}
		if !utf8.Valid(text) || strings.ContainsFunc(string(text), func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }) {
			t.Errorf("a text that cannot be shown: %q", text)
		}
	})
}

func TestTextIsReadInTheEncodingItIsIn(t *testing.T) {
	t.Parallel()
	for file, want := range map[string]string{
		"\xef\xbb\xbfŵyn\r\n":          "ŵyn\n",
		"\xff\xfeH\x00i\x00\n\x00":     "Hi\n",
		"\xfe\xff\x00H\x00i":           "Hi",
		"\x93Caf\xe9\x94 \x96 \x80 5":  "“Café” – € 5",
		"one\u202etwo\u2066 \ufeffend": "onetwo end",
	} {
		got, err := readPlain([]byte(file), Limits{}.orDefault())
		if err != nil || string(got) != want {
			t.Errorf("readPlain(%q) = %q, %v, want %q", file, got, err, want)
		}
	}
	for file, want := range map[string]refusal{
		"\xff\xfeH\x00i":        notText, // half a character
		"\xff\xfe\x00\xd8a\x00": notText, // half a pair
		"a\x81b":                notText,
		"a\x00b":                notText,
	} {
		if _, err := readPlain([]byte(file), Limits{}.orDefault()); err != want {
			t.Errorf("readPlain(%q): %v, want %v", file, err, want)
		}
	}
	if _, err := readPlain([]byte("five!"), Limits{Letters: 4}.orDefault()); err != tooLong {
		t.Errorf("a text too long: %v", err)
	}
}
