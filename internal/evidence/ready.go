package evidence

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/workbench"
)

// AttachmentJob is the kind of job that makes what people see of an attachment. Its entry is the source.
const AttachmentJob = "evidence.attachment"

// WithAttachmentJobs asks for each attachment of a change to be made ready, in the same append.
func WithAttachmentJobs(change ledger.Change, err error) (ledger.Change, error) {
	for stream, entries := range change.Entries {
		for _, n := range entries {
			if b, ok := n.Body.(SourceBody); ok && !b.Paper.File.IsZero() {
				change.Jobs = append(change.Jobs, ledger.Job{
					ID: ledger.DerivedID(stream, "attachment of "+string(n.ID)), Kind: AttachmentJob, Stream: stream, Entry: n.ID,
				})
			}
		}
	}
	return change, err
}

// Attachments makes what people see of files from outside. The original bytes are kept as they came, and never shown.
type Attachments struct {
	Ledger *ledger.Ledger
	Files  ledger.Files
	Bench  *workbench.Bench
}

// Ready does one AttachmentJob. A file that cannot be shown is a sentence on that source; only a fault of ours is tried again.
func (a Attachments) Ready(ctx context.Context, j ledger.Job) error {
	h, err := a.Ledger.Read(ctx, j.Stream)
	if err != nil {
		return err
	}
	source, ok := Of(h).Source(ledger.Ref{Stream: j.Stream, Entry: j.Entry})
	if !ok || source.Attachment.State != MakingReady {
		return nil
	}
	shown, pages, err := a.make(ctx, source)
	switch fault.KindOf(err) {
	case fault.Invalid, fault.TooLarge:
		return a.act(ctx, source, func(s *State, id ledger.EntryID) (ledger.Change, error) {
			return RefuseAttachment(s, maker, id, UnreadableBody{Source: source.Ref(), Why: fault.Sentence(err)})
		})
	}
	if err != nil {
		return err
	}
	return a.act(ctx, source, func(s *State, id ledger.EntryID) (ledger.Change, error) {
		return ShowAttachment(s, maker, id, ReadyBody{Source: source.Ref(), Shown: shown, Pages: pages})
	})
}

var maker = ledger.ByService("documents")

func (a Attachments) act(ctx context.Context, source *Source, verb func(*State, ledger.EntryID) (ledger.Change, error)) error {
	stream := source.Entry.Stream
	id := ledger.DerivedID(stream, "what people see of "+string(source.Entry.ID))
	_, err := a.Ledger.Do(ctx, ledger.Act{
		Form: id, On: []ledger.Seen{{Stream: stream, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) { return verb(Of(hs[stream]), id) },
	})
	return err
}

// make turns the original into what may be seen: a picture encoded anew, a reading copy of a PDF, or plain text, which is what a Word
// file says too.
func (a Attachments) make(ctx context.Context, source *Source) (shown ledger.File, pages int, err error) {
	original, err := a.Files.Get(ctx, source.Paper.File)
	if err != nil {
		return shown, 0, fmt.Errorf("open the original: %w", err)
	}
	file, err := io.ReadAll(original)
	if err != nil {
		return shown, 0, fmt.Errorf("read the original: %w", err)
	}
	media, made, pages, err := a.visible(ctx, source, file)
	if err != nil {
		return shown, 0, err
	}
	shown, err = a.Files.Put(ctx, string(media), bytes.NewReader(made))
	return shown, pages, err
}

func (a Attachments) visible(ctx context.Context, source *Source, file []byte) (workbench.Type, []byte, int, error) {
	switch workbench.Sniff(file) {
	case workbench.PDF:
		reading, err := a.Bench.PDF(ctx, file)
		if err != nil {
			return "", nil, 0, err
		}
		made, err := a.Bench.ReadingCopy(ctx, string(source.Entry.Stream), source.Paper.Name, source.On().String(), reading)
		return workbench.PDF, made, len(reading.Pages), err
	case workbench.Plain:
		text, err := a.Bench.Plain(ctx, file)
		return workbench.Plain, []byte(text), 1, err
	case workbench.Word:
		said, err := a.Bench.Word(ctx, file)
		return workbench.Plain, []byte(said.Shown()), 1, err
	default:
		picture, err := a.Bench.Picture(ctx, file)
		return picture.Type, picture.Image, 1, err
	}
}
