package disclosure_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"testing"

	"candour/internal/disclosure"
)

// pages reads the same words out of every PDF, or fails.
type pages struct {
	text string
	err  error
}

func (p pages) Text(context.Context, []byte) (string, error) { return p.text, p.err }

// inStream is a text as a compressed stream of a PDF.
func inStream(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", b.Len(), b.String())
}

func TestAPDFIsCleanOnlyWhenAllOfItWasReadAndHoldsNothing(t *testing.T) {
	gate := disclosure.New([]disclosure.Secret{{Sort: disclosure.Place, Value: home}})
	read := pages{text: "A letter to the court."}
	twoBytes := "\xfe\xff"
	for _, letter := range "14 Elm Rd" {
		twoBytes += "\x00" + string(letter)
	}
	for name, c := range map[string]struct {
		by   disclosure.Reader
		pdf  string
		want disclosure.Verdict
	}{
		"clean":                       {read, "%PDF-1.7 /Title (A letter)", disclosure.Clean},
		"on a page":                   {pages{text: "She lives at 14 Elm Road."}, "%PDF-1.7", disclosure.Holding},
		"in its title":                {read, "%PDF-1.7 /Title (14 Elm Road)", disclosure.Holding},
		"in a title in hexadecimal":   {read, "%PDF-1.7 /Title <" + hex.EncodeToString([]byte(twoBytes)) + ">", disclosure.Holding},
		"in compressed data about it": {read, "%PDF-1.7 " + inStream(t, "<x:xmpmeta><dc:title>14 Elm Rd</dc:title></x:xmpmeta>"), disclosure.Holding},
		"in an embedded file":         {read, "%PDF-1.7 " + inStream(t, `{"said":"LS62AB"}`), disclosure.Holding},
		"no reader":                   {nil, "%PDF-1.7", disclosure.NotChecked},
		"a reader that fails":         {pages{err: errors.New("it stopped")}, "%PDF-1.7", disclosure.NotChecked},
		"no words":                    {pages{text: " \f\n"}, "%PDF-1.7", disclosure.NotChecked},
		"more than can be unpacked":   {read, "%PDF-1.7 " + inStream(t, string(make([]byte, 65<<20))), disclosure.NotChecked},
	} {
		got, found, err := gate.PDF(t.Context(), c.by, []byte(c.pdf))
		if got != c.want || (got == disclosure.Holding) != slices.Equal(found, []int{0}) || (got == disclosure.NotChecked) != (err != nil) {
			t.Errorf("%s: %v, %v, %v; want %v", name, got, found, err, c.want)
		}
	}
}

func TestNobodyWhoSaysNothingSaysClean(t *testing.T) {
	var v disclosure.Verdict
	if v != disclosure.NotChecked || v.String() != "not checked" {
		t.Errorf("the zero verdict is %v", v)
	}
}
