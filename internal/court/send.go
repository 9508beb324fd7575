package court

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"candour/internal/casework"
	"candour/internal/court/hmcts"
	"candour/internal/disclosure"
	"candour/internal/fault"
	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/report"
)

// Uploader sends one document to a court and says what became of it; it never sends twice. An hmcts.Client is one.
type Uploader interface {
	Upload(ctx context.Context, u hmcts.Upload) hmcts.Outcome
}

// Sender sends what was queued. All fields but Uploaders are needed: what is for a court without one waits.
//
// The lease of the job is no permission, for it can run out while a server stands still. The permission is the entry Sending, which is appended
// only while the filing is queued, in the version of the case that says so: of two servers, one gets it. It is good for one call, made at
// once. A server that finds it without an outcome cannot know how far the other came, and says so.
type Sender struct {
	Ledger    *ledger.Ledger
	Files     ledger.Files
	Uploaders map[hmcts.Jurisdiction]Uploader
	Reader    disclosure.Reader // reads a PDF before it is sent; where nobody does, nothing is sent
	Log       *slog.Logger
	Stale     time.Duration // a permission older than this is not used; 20 seconds when 0
}

// ByFiling is the author of what becomes of filings.
var ByFiling = ledger.ByService("court filing")

// Send is the handler of the job.
func (s Sender) Send(ctx context.Context, j ledger.Job) error {
	h, err := s.Ledger.Read(ctx, j.Stream)
	if err != nil {
		return fmt.Errorf("read the case of a filing: %w", err)
	}
	f, ok := Of(h).Filing(ledger.Ref{Stream: j.Stream, Entry: j.Entry})
	switch {
	case !ok:
		return nil // hidden as written in the wrong case: it must not leave
	case f.State == IsSending:
		return s.record(ctx, f, f.permission(), hmcts.Outcome{State: hmcts.Uncertain})
	case f.State != IsQueued:
		return nil
	}
	uploader := s.Uploaders[jurisdictionOf(f.Law)]
	if uploader == nil {
		return s.later(time.Hour)
	}
	pdf, err := s.pdf(ctx, h, f)
	if err != nil {
		return fmt.Errorf("read the PDF of a filing: %w", err)
	}
	err = MayLeave(ctx, s.Ledger, s.Reader, h, pdf)
	switch {
	case fault.KindOf(err) == fault.Denied:
		return s.holdBack(ctx, f, err)
	case err != nil:
		return err
	}
	return s.send(ctx, uploader, f, h.Version, pdf)
}

// MayLeave refuses a PDF for a court that holds a detail which is hidden from anybody in the case, or that cannot be checked for one.
func MayLeave(ctx context.Context, l *ledger.Ledger, by disclosure.Reader, h *ledger.History, pdf []byte) error {
	gate, err := casework.GateOf(ctx, l, h, casework.ToCourt())
	if err != nil {
		return err
	}
	return gate.RefusePDF(ctx, by, "The PDF", pdf)
}

// holdBack puts on record that a filing was not let out, and why.
func (s Sender) holdBack(ctx context.Context, f *Filing, why error) error {
	s.Log.Warn("a filing was held back", "error", why)
	id := ledger.DerivedID(f.Ref.Stream, fmt.Sprintf("held back %s %d", f.Ref.Entry, len(f.Entries)))
	_, err := s.Ledger.Do(ctx, ledger.Act{
		On: []ledger.Seen{{Stream: f.Ref.Stream, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			w := &filed{h: hs[f.Ref.Stream], by: ByFiling}
			if now, ok := Of(w.h).Filing(f.Ref); !ok || now.State != IsQueued {
				return ledger.Change{}, nil
			}
			note(w, HeldBack, id, FilingBody{Filing: f.Ref, Name: f.Name, Why: fault.Sentence(why)})
			return w.change, w.err
		},
	})
	if err != nil {
		return fmt.Errorf("record that a filing was held back: %w", err)
	}
	return nil
}

func (s Sender) later(wait time.Duration) error { return &job.Later{At: s.Ledger.Now().Add(wait)} }

var errOtherBytes = errors.New("the PDF is not the one that was signed")

// pdf is the bytes that were signed and no others.
func (s Sender) pdf(ctx context.Context, h *ledger.History, f *Filing) ([]byte, error) {
	r, ok := report.Of(h).SignedReport(f.Signed)
	if !ok {
		return nil, errors.New("the case has no such signed report")
	}
	from, err := s.Files.Get(ctx, r.Signed.PDF)
	if err != nil {
		return nil, err
	}
	pdf, err := io.ReadAll(from)
	if sum := sha256.Sum256(pdf); err == nil && hex.EncodeToString(sum[:]) != f.SHA256 {
		err = errOtherBytes
	}
	return pdf, err
}

// send gets the permission, calls the court and records what came of it.
func (s Sender) send(ctx context.Context, to Uploader, f *Filing, checked int64, pdf []byte) error {
	permission := ledger.NewEntryID()
	asked := time.Now() // how long the permission has stood is a matter of this machine, not of the record's clock
	err := s.permit(ctx, f, checked, permission)
	switch {
	case errors.Is(err, errMoved):
		return s.later(0)
	case errors.Is(err, errNotMine):
		return s.afterAnother(ctx, f)
	case errors.Is(err, errInFlight):
		return s.later(time.Minute)
	case err != nil:
		return fmt.Errorf("get the permission to send: %w", err)
	}
	outcome := hmcts.Outcome{State: hmcts.Unsent, Reason: "The server stood still before it could send. Nothing was sent."}
	if time.Since(asked) < orElse(s.Stale, 20*time.Second) {
		outcome = to.Upload(ctx, hmcts.Upload{Case: f.Case, Type: f.Upload, Name: f.File, PDF: pdf})
	}
	if outcome.Err != nil {
		s.Log.Warn("a filing did not go through", "state", outcome.State, "status", outcome.Status, "error", outcome.Err)
	}
	return s.record(ctx, f, permission, outcome)
}

// pause is how long to wait before the next time: a minute at first, up to an hour.
func pause(times int) time.Duration { return min(time.Minute<<min(times, 10), time.Hour) }

// comesBack is when a filing is looked at again whose permission another server took while this one checked it. That one may die before it says
// what came of it, and the job is no longer its own to end.
const comesBack = 2 * time.Minute

// afterAnother is nil when whoever took the permission has said what came of it, or somebody called the filing off.
func (s Sender) afterAnother(ctx context.Context, f *Filing) error {
	h, err := s.Ledger.Read(ctx, f.Ref.Stream)
	if err != nil {
		return fmt.Errorf("read the case of a filing: %w", err)
	}
	if now, ok := Of(h).Filing(f.Ref); ok && now.State == IsSending {
		return s.later(comesBack)
	}
	return nil
}

var (
	errNotMine  = errors.New("the filing is no longer queued")
	errInFlight = errors.New("another filing of the case is being sent")
	errMoved    = errors.New("the case went on while the filing was checked")
)

// permit appends the permission while the filing is queued, the case is as it was when the PDF was checked, and nothing else of it is being sent.
// Without a clear answer nothing is sent.
func (s Sender) permit(ctx context.Context, f *Filing, checked int64, permission ledger.EntryID) error {
	_, err := s.Ledger.Do(ctx, ledger.Act{
		On: []ledger.Seen{{Stream: f.Ref.Stream, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			w := &filed{h: hs[f.Ref.Stream], by: ByFiling}
			held := Of(w.h)
			if now, ok := held.Filing(f.Ref); !ok || now.State != IsQueued {
				return ledger.Change{}, errNotMine
			}
			if w.h.Version != checked { // what was hidden meanwhile was not looked for
				return ledger.Change{}, errMoved
			}
			if _, busy := held.inFlight(); busy {
				return ledger.Change{}, errInFlight
			}
			note(w, Sending, permission, FilingBody{Filing: f.Ref, Name: f.Name})
			return w.change, w.err
		},
	})
	return err
}

// keepTrying is how often an outcome is put on record again when the record cannot take it. After that the filing is found without an outcome.
const keepTrying = 5

// record puts on record what became of an attempt.
func (s Sender) record(ctx context.Context, f *Filing, permission ledger.EntryID, outcome hmcts.Outcome) error {
	var err error
	for try := range keepTrying {
		_, err = s.Ledger.Do(ctx, ledger.Act{
			On: []ledger.Seen{{Stream: f.Ref.Stream, Version: ledger.Any}},
			Verb: func(hs ledger.Histories) (ledger.Change, error) {
				return became(hs[f.Ref.Stream], f.Ref, permission, outcome, s.Ledger.Now())
			},
		})
		if err == nil || ctx.Err() != nil {
			break
		}
		time.Sleep(time.Duration(try) * 50 * time.Millisecond)
	}
	if err != nil {
		return fmt.Errorf("record what became of a filing: %w", err)
	}
	return nil
}

// became is what follows from the outcome of an attempt. Ids follow from the permission, so that one outcome is recorded once.
func became(h *ledger.History, of ledger.Ref, permission ledger.EntryID, outcome hmcts.Outcome, now time.Time) (ledger.Change, error) {
	f, ok := Of(h).Filing(of)
	if !ok || f.permission() != permission {
		return ledger.Change{}, nil
	}
	w := &filed{h: h, by: ByFiling, now: now}
	body := FilingBody{Filing: of, Sending: permission, Name: f.Name, Why: outcome.Reason, Status: outcome.Status}
	id := func(what string) ledger.EntryID { return ledger.DerivedID(h.Stream, what+" "+string(permission)) }
	switch outcome.State {
	case hmcts.Accepted:
		note(w, Accepted, id("accepted"), body)
		if !f.Seen {
			note(w, CannotConfirm, id("cannot confirm"), FilingBody{Filing: of, Name: f.Name})
		}
		w.reached(f)
	case hmcts.Refused:
		note(w, NotTaken, id("refused"), body)
	case hmcts.Unsent:
		note(w, Unsent, id("not sent"), body)
		w.sendAgain(f, now.Add(cmp.Or(outcome.Wait, pause(len(f.Sent)-1))))
	default:
		if f.State == IsSending {
			note(w, Uncertain, id("uncertain"), body)
		}
	}
	return w.change, w.err
}
