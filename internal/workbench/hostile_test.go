package workbench_test

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"candour/internal/fault"
	"candour/internal/workbench"
	"candour/internal/workbench/workertest"
)

// TestTenThousandBrokenFilesLoseNoOther reads broken PDFs and pictures, a few at once, and between them whole ones. It is 500 files, or
// 10,000 with CANDOUR_LONG=1.
func TestTenThousandBrokenFilesLoseNoOther(t *testing.T) {
	count := 500
	if os.Getenv("CANDOUR_LONG") != "" {
		count = 10_000
	}
	folders := t.TempDir()
	b := workertest.Bench(t)
	t.Setenv("TMPDIR", folders)
	b.Limits.Time = 20 * time.Second
	whole := seeds(t)
	files := make(chan []byte)
	go func() {
		defer close(files)
		random := rand.New(rand.NewPCG(7, 26))
		for i := range count {
			files <- broken(random, whole[i%len(whole)])
		}
	}()
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for i := 0; ; i++ {
				file, more := <-files
				if !more {
					return
				}
				if err := look(b, file); err != nil && !isFilesFault(err) {
					t.Errorf("a broken file: %v", err)
				}
				if i%25 == 0 {
					if err := look(b, whole[i/25%len(whole)]); err != nil {
						t.Errorf("a whole file among broken ones: %v", err)
					}
				}
			}
		})
	}
	readers.Wait()
	if left, _ := filepath.Glob(filepath.Join(folders, "*")); len(left) != 0 {
		t.Errorf("%d folders were left", len(left))
	}
}

// seeds are whole files of each kind.
func seeds(t *testing.T) [][]byte {
	t.Helper()
	var drawn bytes.Buffer
	if err := png.Encode(&drawn, photograph()); err != nil {
		t.Fatal(err)
	}
	return [][]byte{armed(t), fromCamera(t, 6), manyPages(), drawn.Bytes()}
}

// manyPages is a PDF of the kind that a word processor makes.
func manyPages() []byte {
	objects := []string{`<< /Type /Catalog /Pages 2 0 R >>`, "", `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>`}
	kids := ""
	for n := range 12 {
		kids += fmt.Sprintf("%d 0 R ", 4+2*n)
		objects = append(objects,
			fmt.Sprintf(`<< /Type /Page /Parent 2 0 R /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>`, 5+2*n),
			stream("", fmt.Sprintf("q 1 0 0 1 0 0 cm BT 1 0 0 1 72 700 Tm /F1 11 Tf (Page %d of what the school wrote) Tj T* <48656c6c6f> ' ET Q", n+1)))
	}
	objects[1] = fmt.Sprintf(`<< /Type /Pages /Kids [%s] /Count 12 >>`, kids)
	return pdfOf(objects...)
}

// broken is the file with a few bytes changed, a piece repeated or lost, or its end missing.
func broken(random *rand.Rand, whole []byte) []byte {
	b := bytes.Clone(whole)
	for range 1 + random.IntN(6) {
		at := random.IntN(len(b))
		end := min(len(b), at+1+random.IntN(64))
		switch random.IntN(8) {
		case 0:
			b = append(b[:at+1:at+1], b[end:]...)
		case 1:
			b = append(b[:end:end], b[at:]...)
		case 2:
			b = b[:min(len(b), at+16)]
		default:
			b[at] = byte(random.Uint32())
		}
	}
	return b
}

func look(b *workbench.Bench, file []byte) error {
	ctx := context.Background()
	var err error
	switch workbench.Sniff(file) {
	case workbench.PDF:
		_, err = b.PDF(ctx, file)
	case workbench.JPEG, workbench.PNG, workbench.GIF:
		_, err = b.Picture(ctx, file)
	default:
		_, err = b.Plain(ctx, file)
	}
	return err
}

// isFilesFault says whether an error puts the fault with the file, in words for a person.
func isFilesFault(err error) bool {
	kind := fault.KindOf(err)
	return (kind == fault.Invalid || kind == fault.TooLarge) && fault.Sentence(err) != ""
}
