package court

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"time"

	"candour/internal/casework"
	"candour/internal/clamav"
	"candour/internal/court/hmcts"
	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// FetchJob asks for the documents of a payload that were not fetched yet. Its stream is the closed side, its entry the payload.
const FetchJob = "court.fetch"

// Fetcher fetches the documents that courts list, each once, and keeps their files on the closed side. All fields but Clients are needed: of
// a court without a client nothing is fetched.
type Fetcher struct {
	Ledger  *ledger.Ledger
	Files   ledger.Files
	Clients map[hmcts.Jurisdiction]*hmcts.Client
	Log     *slog.Logger
}

// giveUp is how long a document is asked for at whose request the court's service fails.
const giveUp = 3 * 24 * time.Hour

// Fetch is the handler of the job. A document that cannot be fetched holds up none of the others.
func (f Fetcher) Fetch(ctx context.Context, j ledger.Job) error {
	h, err := f.Ledger.Read(ctx, j.Stream)
	if err != nil {
		return fmt.Errorf("read what the court sent: %w", err)
	}
	e, _ := h.Find(j.Entry)
	received, ok := Received.In(e)
	if !ok {
		return errors.New("the job names no payload")
	}
	client := f.Clients[jurisdictionOf(received.Law)]
	if client == nil {
		return &job.Later{At: f.Ledger.Now().Add(24 * time.Hour)}
	}
	fetch := &fetching{Fetcher: f, client: client, side: j.Stream, received: e}
	var failed error
	for _, d := range fetch.wanted(SideOf(h), received.Documents) {
		failed = later(failed, fetch.one(ctx, d))
	}
	return failed
}

func jurisdictionOf(law pack.Law) hmcts.Jurisdiction {
	if law == pack.PublicLaw {
		return hmcts.Public
	}
	return hmcts.Private
}

// later is which of two failures to come back with: a wish of the court to wait goes before all.
func later(a, b error) error {
	if wait := new(job.Later); errors.As(b, &wait) {
		return b
	}
	return cmp.Or(a, b)
}

// fetching is one run for the documents of one payload.
type fetching struct {
	Fetcher
	client   *hmcts.Client
	side     ledger.StreamID
	received ledger.Entry
}

// wanted are the documents that were never fetched, and those that an earlier payload lists otherwise: their files are compared.
func (f *fetching) wanted(side *Side, listed []Document) []Document {
	return slices.DeleteFunc(slices.Clone(listed), func(d Document) bool {
		held, _ := side.Document(d.ID)
		switch {
		case d.ID == "" || d.Redacted || held.Missing != "":
			return true
		case len(held.Files) == 0:
			return false
		default:
			return !side.listedOtherwise(d, f.received)
		}
	})
}

// listedOtherwise reports whether a payload recorded before lists a document under another name or time.
func (s *Side) listedOtherwise(d Document, now ledger.Entry) bool {
	return slices.ContainsFunc(s.payloads, func(p payload) bool {
		return p.entry.Version < now.Version && slices.ContainsFunc(p.Documents, func(before Document) bool {
			return before.ID == d.ID && (before.Name != d.Name || before.Uploaded != d.Uploaded)
		})
	})
}

// one fetches a document and records what came.
func (f *fetching) one(ctx context.Context, d Document) error {
	file, name, err := f.get(ctx, d.ID)
	failure := new(hmcts.Failure)
	switch {
	case err == nil:
		return f.record(ctx, FetchedBody{Document: d.ID, Name: name, File: file})
	case errors.As(err, new(*clamav.Harmful)):
		f.Log.Warn("a document of a court was not kept", "error", err)
		return f.add(ctx, couldNotBe(d.ID, "A virus scanner says that it is known to do harm, and it was not kept. Ask the court for it in another form."))
	case !errors.As(err, &failure):
		return err
	case failure.Kind == hmcts.Busy:
		return &job.Later{At: f.Ledger.Now().Add(max(failure.RetryAfter, time.Minute))}
	}
	f.Log.Warn("a document of a court could not be fetched", "error", err)
	if why := f.hopeless(failure); why != "" {
		return f.add(ctx, couldNotBe(d.ID, why))
	}
	return err
}

// hopeless is why a document is not asked for again; "" when it is.
func (f *fetching) hopeless(failure *hmcts.Failure) string {
	switch {
	case failure.Kind == hmcts.Missing:
		return "The court lists it and answers that it does not have it."
	case failure.Kind == hmcts.TooLarge:
		return "It is larger than what we take."
	case failure.Kind == hmcts.Failing && f.Ledger.Now().Sub(f.received.Recorded) > giveUp:
		return "The court’s service failed for three days whenever it was asked for."
	default:
		return ""
	}
}

// get streams a document into the store. Its type is found from its first bytes, whatever the court says.
func (f *fetching) get(ctx context.Context, id string) (ledger.File, string, error) {
	from, to := io.Pipe()
	type answer struct {
		fetched hmcts.Fetched
		err     error
	}
	answered := make(chan answer, 1)
	go func() {
		fetched, err := f.client.Document(ctx, id, to)
		_ = to.CloseWithError(err) // it never fails
		answered <- answer{fetched, err}
	}()
	start := bufio.NewReader(from)
	beginning, _ := start.Peek(512) // what cannot be read is seen by Put
	file, err := f.Files.Put(ctx, http.DetectContentType(beginning), start)
	_ = from.CloseWithError(err)
	got := <-answered
	return file, got.fetched.Name, cmp.Or(got.err, err)
}

type sideVerb func(*Side, *ledger.History) (ledger.Change, error)

// record keeps the file; one that differs from what was fetched before raises the alarm, on the open side too.
func (f *fetching) record(ctx context.Context, body FetchedBody) error {
	return f.add(ctx, func(s *Side, h *ledger.History) (ledger.Change, error) {
		w := &writing{}
		held, _ := s.Document(body.Document)
		switch {
		case len(held.Files) == 0:
			put(w, h.Stream, Fetched, ledger.DerivedID(h.Stream, "fetched "+body.Document), nil, body)
		case !slices.ContainsFunc(held.Files, func(file ledger.File) bool { return file.SHA256 == body.File.SHA256 }):
			id := ledger.DerivedID(h.Stream, "altered "+body.Document+" "+string(f.received.ID))
			put(w, h.Stream, Altered, id, nil, AlteredBody{FetchedBody: body, Before: held.Files[0].SHA256})
			open := casework.SideOf(h).Case
			put(w, open, Alarm, ledger.DerivedID(open, string(id)), nil, AlarmBody{Document: body.Document})
		}
		return w.change, w.err
	})
}

func couldNotBe(id, why string) sideVerb {
	return func(s *Side, h *ledger.History) (ledger.Change, error) {
		w := &writing{}
		put(w, h.Stream, Missing, ledger.DerivedID(h.Stream, "missing "+id), nil, MissingBody{Document: id, Why: why})
		return w.change, w.err
	}
}

// add carries out an act on the closed side and, for an alarm, on the open one.
func (f *fetching) add(ctx context.Context, verb sideVerb) error {
	h, err := f.Ledger.Read(ctx, f.side)
	if err != nil {
		return err
	}
	_, err = f.Ledger.Do(ctx, ledger.Act{
		On:   []ledger.Seen{{Stream: f.side, Version: ledger.Any}, {Stream: casework.SideOf(h).Case, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) { return verb(SideOf(hs[f.side]), hs[f.side]) },
	})
	if errors.Is(err, ledger.ErrReused) {
		return nil // another program recorded it meanwhile
	}
	return err
}
