package workbench

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"candour/internal/fault"
	"candour/internal/typeset"
)

// Bench starts and ends the child processes in which files are read and documents made. Its zero value works; set fields before its
// first use. It is for any number of goroutines. Close it.
type Bench struct {
	Program  []string              // what becomes a child; this binary with WorkerArgument when empty
	CacheDir string                // where the press keeps its machine code; the user's cache folder when ""
	Limits   Limits                // what is taken from outside
	Presses  int                   // presses alive at once, about 700 MB each at work; 1 when 0
	Notice   func(sentence string) // told once when the system does not let us confine a child fully; may be nil

	networked atomic.Bool // namespaces were refused
	presses   presses
	mails     mails
}

// tries is how often a file that crashes its child is tried.
const tries = 2

// read does one job on one file from outside.
func (b *Bench) read(ctx context.Context, kind string, file []byte) (frame, error) {
	limits := b.Limits.orDefault()
	if int64(len(file)) > limits.File {
		return frame{}, fault.Oversize(fmt.Sprintf("This file is larger than %d MB. Ask for a smaller copy, or for it in parts.", limits.File/megabyte), nil)
	}
	return b.work(ctx, kind, file, limits)
}

// work does one job in a child of its own. A crash is tried once more, running out of time is not.
func (b *Bench) work(ctx context.Context, kind string, file []byte, limits Limits) (answer frame, err error) {
	job, err := newFrame(kind, limits, file)
	if err != nil {
		return frame{}, err
	}
	for range tries {
		answer, err = b.once(ctx, job, limits)
		if !errors.Is(err, errCrash) || errors.Is(err, context.DeadlineExceeded) || ctx.Err() != nil {
			break
		}
	}
	if err != nil {
		return frame{}, inWords(ctx, err)
	}
	return answer, verdict(answer, limits)
}

func (b *Bench) once(ctx context.Context, job frame, limits Limits) (frame, error) {
	k, err := b.start(limits.readingCage())
	if err != nil {
		return frame{}, err
	}
	defer k.end()
	return k.ask(ctx, job, limits.Time, limits.answer())
}

// inWords gives the failure of a child its sentence: the file's fault when the child crashed, ours when it never started.
func inWords(ctx context.Context, err error) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, context.DeadlineExceeded):
		return fault.BadInput("This file took too long to read. It is kept as it came, but nobody can see it here. Ask for another copy.", err)
	case errors.Is(err, errCrash):
		return unreadableFile(err)
	}
	return fault.Down("We cannot read files at the moment. Yours is kept: try again later.", err)
}

// verdict is nil for an answer that holds what was asked for.
func verdict(answer frame, limits Limits) error {
	switch answer.Kind {
	case kindDone:
		return nil
	case kindRefused:
		var r refusal
		if err := answer.read(&r); err != nil {
			return unreadableFile(err)
		}
		return r.fault(limits)
	}
	return unreadableFile(errFrame)
}

// Text reads back the words of a PDF that Render made, by another library in another process, for typeset.SameWords.
func (b *Bench) Text(ctx context.Context, pdf []byte) (string, error) {
	answer, err := b.work(ctx, kindText, pdf, b.Limits.orDefault())
	return string(answer.body), err
}

// Proof reads the PDF back and compares it with the document, word by word. Nothing is signed without it.
func (b *Bench) Proof(ctx context.Context, d typeset.Document, pdf []byte) error {
	text, err := b.Text(ctx, pdf)
	if err != nil {
		return err
	}
	return typeset.SameWords(d, text)
}

// Render makes a PDF of a document of the named case; the name serves only to keep one case from another's press. The press of a case
// is kept for a while, so that the next document is quicker. Without Warm the first press of all takes up to a minute.
func (b *Bench) Render(ctx context.Context, caseName string, d typeset.Document) ([]byte, error) {
	if err := d.Check(); err != nil {
		return nil, err
	}
	body, err := json.Marshal(d)
	if err != nil {
		return nil, fmt.Errorf("write the document as JSON: %w", err)
	}
	var pdf []byte
	for range tries {
		if pdf, err = b.print(ctx, caseName, body); err == nil || ctx.Err() != nil {
			break
		}
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, failed.fault(b.Limits)
	}
	return pdf, nil
}

func (b *Bench) print(ctx context.Context, caseName string, document []byte) ([]byte, error) {
	p, err := b.takePress(ctx, caseName)
	if err != nil {
		return nil, err
	}
	answer, err := p.ask(ctx, frame{header: header{Kind: kindRender}, body: document}, pressRender, pressOutput)
	if err == nil {
		err = verdict(answer, b.Limits.orDefault())
	}
	b.givePress(p, err == nil)
	return answer.body, err
}

// Warm makes the machine code of the press where CacheDir has none yet (20 to 60 seconds), and keeps a press ready for the first
// case that needs one. Progress, when not nil, is told every second how long it has taken so far.
func (b *Bench) Warm(ctx context.Context, progress func(elapsed time.Duration)) error {
	stop := tell(progress)
	defer stop()
	p, err := b.takePress(ctx, "")
	if err != nil {
		return fmt.Errorf("warm the press: %w", err)
	}
	b.givePress(p, true)
	return nil
}

// tell calls progress each second until it is stopped.
func tell(progress func(time.Duration)) (stop func()) {
	if progress == nil {
		return func() {}
	}
	start, done := time.Now(), make(chan struct{})
	go func() {
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for {
			select {
			case now := <-tick.C:
				progress(now.Sub(start))
			case <-done:
				return
			}
		}
	}()
	return func() { close(done) }
}

func (b *Bench) cacheDir() (string, error) {
	if b.CacheDir != "" {
		return filepath.Abs(b.CacheDir)
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("find the cache folder: %w", err)
	}
	return filepath.Join(dir, "candour"), nil
}
