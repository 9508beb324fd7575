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

// packed is what is drawn on a page, one word of so many megabytes, packed so many times over.
func packed(t *testing.T, megabytes, times int) string {
	t.Helper()
	word := io.MultiReader(strings.NewReader("BT ("), io.LimitReader(letters{}, int64(megabytes)<<20), strings.NewReader(") Tj ET"))
	for range times {
		var out bytes.Buffer
		z := zlib.NewWriter(&out)
		_, err := io.Copy(z, word)
		if err := errors.Join(err, z.Close()); err != nil {
			t.Fatal(err)
		}
		word = &out
	}
	all, err := io.ReadAll(word)
	if err != nil {
		t.Fatal(err)
	}
	return string(all)
}

// letters never ends.
type letters struct{}

func (letters) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestAFileThatUnpacksToHundredsOfMegabytesIsRefusedAndTheNextOneIsRead(t *testing.T) {
	b := workertest.Bench(t)
	b.Limits.Memory = 256 << 20
	for times, filters := range map[int]string{1: "/FlateDecode", 2: "[/FlateDecode /FlateDecode]"} {
		bomb := packed(t, 300, times)
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
			t.Errorf("packed %d times: answered %v", times, err)
		}
	}
	if r, err := b.PDF(t.Context(), armed(t)); err != nil || len(r.Pages) != 1 {
		t.Errorf("the next file has %d pages: %v", len(r.Pages), err)
	}
}
