package workbench

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"

	"candour/internal/typeset"
)

// What a frame from the parent asks, and the two ways to answer it.
const (
	kindBegin   = "begin"   // note: cage. Comes first, has no answer
	kindPress   = "press"   // body: the cache folder's path. Answered when the press is ready
	kindRender  = "render"  // body: typeset.Document as JSON. Answered by a PDF
	kindText    = "text"    // body: a PDF that a press made. Answered by its text
	kindPicture = "picture" // note: Limits, body: a picture. Note of the answer: pictureNote, body: a PNG or JPEG
	kindPages   = "pages"   // note: Limits, body: a PDF. Answered by []page as JSON
	kindPlain   = "plain"   // note: Limits, body: a text in some encoding. Answered by UTF-8
	kindWord    = "word"    // note: Limits, body: a Word file. Answered by Words as JSON
	kindCopy    = "copy"    // note: Limits, body: a Word file. Answered by wordfile.File as JSON
	kindLoose   = "loose"   // note: Limits, body: a PDF. Note of the answer: looseNote, body: a PDF of its pages alone
	kindBind    = "bind"    // body: a volume and its files. Answered by a PDF
	kindMail    = "mail"    // note: Limits, body: an e-mail. Answered by mailfile.Mail as JSON

	kindDone    = "done"
	kindRefused = "refused" // note: refusal
)

// Main is the child process: it answers jobs on stdout until stdin ends, and gives the exit code. Its caller must have done nothing
// before: no configuration read, no file opened.
func Main(stdin io.Reader, stdout io.Writer) int {
	debug.SetMaxStack(64 * megabyte)
	w := worker{}
	if err := w.begin(stdin); err != nil {
		return 1
	}
	for {
		job, err := readFrame(stdin, pressOutput)
		if errors.Is(err, io.EOF) {
			return 0
		}
		if err != nil {
			return 1
		}
		if err := writeFrame(stdout, w.answer(job)); err != nil {
			return 1
		}
		debug.FreeOSMemory() // whoever asked has the answer, and a press may wait for minutes before the next job
	}
}

// worker is the child's side. It has a press once it was asked for one.
type worker struct{ press *typeset.Press }

func (w *worker) begin(stdin io.Reader) error {
	f, err := readFrame(stdin, 0)
	if err != nil {
		return err
	}
	var c cage
	if err := f.read(&c); err != nil || f.Kind != kindBegin {
		return errFrame
	}
	return c.enter()
}

// answer does one job. A panic is a file that cannot be read: its text might quote the file, so it is told to nobody.
func (w *worker) answer(job frame) (answer frame) {
	defer func() {
		if recover() != nil {
			answer = refused(unreadable)
		}
	}()
	note, body, err := w.do(job)
	if err == nil {
		answer, err = newFrame(kindDone, note, body)
	}
	if err != nil {
		return refused(err)
	}
	return answer
}

func refused(err error) frame {
	r := unreadable
	errors.As(err, &r)
	note, _ := json.Marshal(r) // a string always has a JSON form
	return frame{header: header{Kind: kindRefused, Note: note}}
}

func (w *worker) do(job frame) (note any, body []byte, err error) {
	var limits Limits
	if len(job.Note) > 0 {
		if err := job.read(&limits); err != nil {
			return nil, nil, err
		}
	}
	switch job.Kind {
	case kindPress:
		return nil, nil, w.open(string(job.body))
	case kindRender:
		body, err = w.render(job.body)
	case kindText:
		var text string
		text, err = typeset.Text(job.body)
		body = []byte(text)
	case kindPicture:
		return cleanPicture(job.body, limits)
	case kindPages:
		body, err = readPages(job.body, limits)
	case kindPlain:
		body, err = readPlain(job.body, limits)
	case kindWord:
		body, err = readWord(job.body, limits)
	case kindCopy:
		body, err = readCopy(job.body, limits)
	case kindLoose:
		return loose(job.body, limits)
	case kindBind:
		body, err = bind(job.body)
	case kindMail:
		body, err = readMail(job.body, limits)
	default:
		err = fmt.Errorf("unknown job %q", job.Kind)
	}
	return nil, body, err
}

func (w *worker) open(cacheDir string) (err error) {
	if w.press, err = typeset.NewPress(context.Background(), cacheDir); err != nil {
		return errors.Join(failed, err)
	}
	return nil
}

func (w *worker) render(body []byte) ([]byte, error) {
	var d typeset.Document
	if err := json.Unmarshal(body, &d); err != nil || w.press == nil {
		return nil, failed
	}
	made, err := w.press.Render(context.Background(), d)
	if err != nil {
		return nil, errors.Join(failed, err)
	}
	return made, nil
}
