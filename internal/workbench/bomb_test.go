package workbench_test

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"candour/internal/fault"
	"candour/internal/workbench/workertest"
)

// packed is what is read, packed.
func packed(t *testing.T, from io.Reader) string {
	t.Helper()
	var out bytes.Buffer
	z := zlib.NewWriter(&out)
	_, err := io.Copy(z, from)
	if err := errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// letters never ends.
type letters struct{}

func (letters) Read(p []byte) (int, error) { return copy(p, manyLetters), nil }

var manyLetters = bytes.Repeat([]byte("a"), 64<<10)

func TestAFileThatUnpacksToHundredsOfMegabytesIsRefusedAndTheNextOneIsRead(t *testing.T) {
	t.Parallel()
	b := workertest.Bench(t)
	b.Limits.Memory = 256 << 20
	once := packed(t, io.MultiReader(strings.NewReader("BT ("), io.LimitReader(letters{}, 300<<20), strings.NewReader(") Tj ET"))) // one word is drawn on the page
	for filters, bomb := range map[string]string{"/FlateDecode": once, "[/FlateDecode /FlateDecode]": packed(t, strings.NewReader(once))} {
		file := pdfOf(
			`<< /Type /Catalog /Pages 2 0 R >>`,
			`<< /Type /Pages /Kids [3 0 R] /Count 1 >>`,
			`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>`,
			stream(fmt.Sprintf("/Filter %s", filters), bomb),
		)
		if len(file) > 1<<20 {
			t.Fatalf("the file is %d bytes long before it is unpacked", len(file))
		}
		if _, err := b.PDF(t.Context(), file); fault.Sentence(err) == "" {
			t.Errorf("packed by %s: answered %v", filters, err)
		}
	}
	if r, err := b.PDF(t.Context(), armed(t)); err != nil || len(r.Pages) != 1 {
		t.Errorf("the next file has %d pages: %v", len(r.Pages), err)
	}
}
