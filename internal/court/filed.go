package court

import (
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/report"
)

// filed gathers what follows for the case when something becomes known of a filing.
type filed struct {
	h      *ledger.History
	by     ledger.Author
	now    time.Time
	change ledger.Change
	err    error
}

// note adds an entry of what happened.
func note[T any](w *filed, kind ledger.Kind[T], id ledger.EntryID, body T) {
	n, err := kind.New(id, w.by, nil, body)
	if w.err = firstOf(w.err, err); w.err == nil {
		w.change.Add(w.h.Stream, n)
	}
}

func (w *filed) take(change ledger.Change, err error) {
	if w.err = firstOf(w.err, err); w.err == nil {
		w.change.Add(w.h.Stream, change.Entries[w.h.Stream]...)
	}
}

// sendAgain asks for a filing that is queued again to be sent at a time. It is a job of its own: the one that let the filing out may have
// ended, in the hands of another server that could not know how far the first had come.
func (w *filed) sendAgain(f *Filing, at time.Time) {
	w.change.Jobs = append(w.change.Jobs, ledger.Job{
		ID: ledger.DerivedID(w.h.Stream, "file again "+string(f.permission())), Kind: FileJob, Stream: w.h.Stream, Entry: f.Ref.Entry,
		For: f.Entry.Author.Person, Due: at,
	})
}

// reached says that a report reached the court: it counts as filed from now on, and what it was owed for is met.
func (w *filed) reached(f *Filing) {
	r, ok := report.Of(w.h).SignedReport(f.Signed)
	if !ok || r.Signed.Filed != nil {
		return
	}
	w.take(report.MarkFiled(report.Of(w.h), w.by, w.mark(f), ledger.AtMinute(w.now), report.FiledBody{
		Signed: f.Signed, To: "the court", How: "by the court’s system",
	}))
	w.met(r, f.Ref, casework.DutyDoneBody{On: calendar.DateInLondon(w.now), How: "Filed with the court, by its system."})
}

// mark is the entry that says of a report that it was filed by a filing.
func (w *filed) mark(f *Filing) ledger.EntryID {
	return ledger.DerivedID(w.h.Stream, "filed "+string(f.Ref.Entry))
}

// met says that a report, by something that happened to it, met what it was owed for.
func (w *filed) met(r *report.Report, by ledger.Ref, done casework.DutyDoneBody) {
	duty, owed := dutyOf(casework.Of(w.h), r)
	if !owed {
		return
	}
	done.Duty, done.By = duty.Ref, by
	w.take(casework.MeetDuty(casework.Of(w.h), w.by, ledger.DerivedID(w.h.Stream, "met "+string(by.Entry)), done))
}

// dutyOf is what a report was owed for: the duty that it was begun for, or the only open one that asks for such a report.
func dutyOf(s *casework.State, r *report.Report) (*casework.Duty, bool) {
	if d, ok := s.Duty(r.Duty); ok {
		return d, d.Open()
	}
	if open := s.DutiesFor(r.Type); len(open) == 1 {
		return open[0], true
	}
	return nil, false
}

// notThere takes back that a filing reached the court, and that it met something.
func (w *filed) notThere(f *Filing) {
	if r, ok := report.Of(w.h).SignedReport(f.Signed); ok && r.Signed.Filed != nil && r.Signed.Filed.Entry.ID == w.mark(f) {
		w.take(report.MarkNotFiled(report.Of(w.h), w.by, ledger.DerivedID(w.h.Stream, "not filed "+string(f.Ref.Entry)), report.NotFiledBody{
			Signed: f.Signed, Why: "The court does not have it.",
		}))
	}
	s := casework.Of(w.h)
	for _, d := range s.Duties() {
		if done, met := d.Done(); met && done.By == f.Ref {
			w.take(casework.ReopenDuty(s, w.by, ledger.DerivedID(w.h.Stream, "not met "+string(f.Ref.Entry)), casework.DutyReopenedBody{
				Duty: d.Ref, Why: "The court does not have what was filed for it.",
			}))
		}
	}
}
