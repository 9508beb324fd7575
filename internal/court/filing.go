package court

import (
	"fmt"
	"slices"
	"time"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
)

// FilingState is how far a filing has come. The zero state is of none.
type FilingState string

const (
	IsQueued        FilingState = "queued"
	IsSending       FilingState = "sending"
	IsAccepted      FilingState = "accepted"
	IsSeenBack      FilingState = "seen back"
	IsUnconfirmable FilingState = "cannot be confirmed"
	IsConfirmed     FilingState = "confirmed"
	IsUncertain     FilingState = "uncertain"
	IsRefused       FilingState = "refused"
	IsNotThere      FilingState = "not there"
	IsHeldBack      FilingState = "held back"
)

// Filing is a signed report on its way to a court. Ref names it.
type Filing struct {
	QueuedBody
	Ref      ledger.Ref
	Entry    ledger.Entry
	State    FilingState
	Why      string         // of the last thing that happened, where it has a reason
	Document string         // the court's id of what it became
	Sent     []ledger.Entry // of kind Sending: every time it was let out
	Entries  []ledger.Entry // all that happened to it, oldest first
}

// NeedsPerson reports whether somebody has to find out or decide.
func (f *Filing) NeedsPerson() bool {
	return f.State == IsUncertain || f.NeverCame()
}

// NeverCame reports whether it is known that the court does not have the filing and will not get it: the report may be filed anew.
func (f *Filing) NeverCame() bool {
	return f.State == IsRefused || f.State == IsNotThere || f.State == IsHeldBack
}

// mayBeThere reports whether the court has the filing or may have it, or is about to be sent it: a second one must not leave.
func (f *Filing) mayBeThere() bool { return !f.NeverCame() }

// Filings are all filings of the case, in the order in which they were queued.
func (s *State) Filings() []*Filing { return s.filings }

// FilingsOf are the filings of one signed report, oldest first.
func (s *State) FilingsOf(signed ledger.Ref) []*Filing {
	return slices.DeleteFunc(slices.Clone(s.filings), func(f *Filing) bool { return f.Signed != signed })
}

// ToSeeTo are the filings of a case that somebody has to see to: nobody knows whether they arrived, or they did not, and their report has not
// reached the court since.
func ToSeeTo(h *ledger.History) []*Filing {
	held, reports := Of(h), report.Of(h)
	return slices.DeleteFunc(slices.Clone(held.filings), func(f *Filing) bool {
		of := held.FilingsOf(f.Signed)
		r, ok := reports.SignedReport(f.Signed)
		return !f.NeedsPerson() || of[len(of)-1] != f || ok && r.Signed.Filed != nil
	})
}

// Filing is a filing by its name.
func (s *State) Filing(ref ledger.Ref) (*Filing, bool) {
	i := slices.IndexFunc(s.filings, func(f *Filing) bool { return f.Ref == ref })
	if i < 0 {
		return nil, false
	}
	return s.filings[i], true
}

// inFlight is a filing of the case that has been let out and of which nothing has been heard.
func (s *State) inFlight() (*Filing, bool) {
	i := slices.IndexFunc(s.filings, func(f *Filing) bool { return f.State == IsSending })
	if i < 0 {
		return nil, false
	}
	return s.filings[i], true
}

func (s *State) applyFiling(e ledger.Entry) {
	switch b := e.Body.(type) {
	case QueuedBody:
		s.filings = append(s.filings, &Filing{QueuedBody: b, Ref: e.Ref(), Entry: e, State: IsQueued})
	case FilingBody:
		if f, ok := s.Filing(b.Filing); ok {
			f.apply(e, b)
		}
	case SeenBackBody:
		if f, ok := s.Filing(b.Filing); ok && f.State != IsConfirmed {
			f.State, f.Document = IsSeenBack, b.Document
			f.Entries = append(f.Entries, e)
		}
	case CheckedBody:
		if f, ok := s.Filing(b.Filing); ok {
			f.State, f.Why = IsConfirmed, b.How
			if e.Kind == NotThere.Name() {
				f.State = IsNotThere
			}
			f.Entries = append(f.Entries, e)
		}
	}
}

// steps are the states that each kind of entry leads to, and from which. An acceptance that comes late, when somebody has already said that
// nothing is known, still counts; what a person found out is changed by no machine.
var steps = map[string]struct {
	to   FilingState
	from []FilingState
}{
	Sending.Name():       {IsSending, []FilingState{IsQueued}},
	Accepted.Name():      {IsAccepted, []FilingState{IsSending, IsUncertain}},
	CannotConfirm.Name(): {IsUnconfirmable, []FilingState{IsAccepted}},
	NotTaken.Name():      {IsRefused, []FilingState{IsSending, IsUncertain}},
	HeldBack.Name():      {IsHeldBack, []FilingState{IsQueued}},
	Unsent.Name():        {IsQueued, []FilingState{IsSending, IsUncertain}},
	Uncertain.Name():     {IsUncertain, []FilingState{IsSending}},
}

func (f *Filing) apply(e ledger.Entry, b FilingBody) {
	f.Entries = append(f.Entries, e)
	if e.Kind == Sending.Name() {
		f.Sent = append(f.Sent, e)
	}
	step := steps[e.Kind]
	if slices.Contains(step.from, f.State) && (b.Sending == "" || b.Sending == f.permission()) {
		f.State, f.Why = step.to, b.Why
	}
}

// permission is the entry that last let the filing out; "" when none did.
func (f *Filing) permission() ledger.EntryID {
	if len(f.Sent) == 0 {
		return ""
	}
	return f.Sent[len(f.Sent)-1].ID
}

// FileForm asks for a signed report to be filed.
type FileForm struct {
	Signed ledger.Ref
	Now    time.Time // the service's clock, for the job
}

// FileJob is the job that sends a filing, once. Its stream is the case, its entry the filing.
const FileJob = "court.file"

// File queues a signed report for its court. A report that the court has or may have is refused: a second filing would be a second document on
// the court's file and a second round of letters.
func File(pk *pack.Pack, h *ledger.History, by ledger.Author, id ledger.EntryID, form FileForm) (ledger.Change, error) {
	body, err := filingOf(pk, h, form.Signed)
	if err != nil {
		return ledger.Change{}, err
	}
	for _, before := range Of(h).FilingsOf(form.Signed) {
		if before.mayBeThere() {
			return ledger.Change{}, fault.Refuse(already[before.State], nil)
		}
		body.Instead = before.Ref
	}
	n, err := Queued.New(id, by, nil, body)
	if err != nil {
		return ledger.Change{}, err
	}
	var change ledger.Change
	change.Add(h.Stream, n)
	change.Jobs = []ledger.Job{{
		ID: ledger.DerivedID(h.Stream, "file "+string(id)), Kind: FileJob, Stream: h.Stream, Entry: id, For: by.Person, Due: form.Now,
	}}
	return change, nil
}

// already says why a report is not filed a second time.
var already = map[FilingState]string{
	IsQueued: "This report is already on its way to the court.", IsSending: "This report is being sent to the court now.",
	IsAccepted: "The court has accepted this report.", IsSeenBack: "This report is on the court’s file.",
	IsConfirmed:     "This report is on the court’s file.",
	IsUnconfirmable: "The court has accepted this report. If it says that it does not have it, record that first.",
	IsUncertain:     "We do not know whether the court has this report. Find out first, and record what you found.",
}

// Fileable says whether a signed report can be filed with its court by its system; the error says in a sentence why not.
func Fileable(pk *pack.Pack, h *ledger.History, signed ledger.Ref) error {
	_, err := filingOf(pk, h, signed)
	return err
}

// filingOf is a filing of a signed report, with the type that its court gives such reports.
func filingOf(pk *pack.Pack, h *ledger.History, signed ledger.Ref) (QueuedBody, error) {
	r, ok := report.Of(h).SignedReport(signed)
	switch {
	case !ok:
		return QueuedBody{}, fault.Refuse("Only a signed report can be filed.", nil)
	case r.Signed.Filed != nil && len(Of(h).FilingsOf(signed)) == 0:
		return QueuedBody{}, fault.Refuse("This report was filed another way.", nil)
	}
	s := casework.Of(h)
	number := s.Fact(casework.CourtCase)
	kind, _ := pk.ReportType(r.Type)
	upload, limit, takes := pk.Upload(kind, s.Law)
	switch {
	case !takes:
		return QueuedBody{}, fault.Refuse("The court’s system does not take this kind of document.", nil)
	case !number.Known():
		return QueuedBody{}, fault.Refuse("This case has no number in the court’s system yet, so nothing can be filed in it. Record the number first.", nil)
	case number.Differs() || number.Contradictory():
		return QueuedBody{}, fault.Refuse("The court gives this case another number than we do. Settle which is right before you file.", nil)
	case r.Signed.PDF.Size > limit.MaxBytes:
		return QueuedBody{}, fault.Oversize(fmt.Sprintf("The PDF is larger than the %d MB that the court takes.", limit.MaxBytes>>20), nil)
	}
	return QueuedBody{
		Signed: signed, Report: r.Type, Law: s.Law, Case: number.Value(), Upload: upload.Type, Seen: upload.SeenBack,
		File: fmt.Sprintf("%s-%.8s.pdf", r.Type, r.Signed.PDF.SHA256), SHA256: r.Signed.PDF.SHA256, Name: kind.Name,
	}, nil
}

// Confirm records that a person found a filing on the court's file.
func Confirm(h *ledger.History, by ledger.Author, id ledger.EntryID, form CheckedBody, now time.Time) (ledger.Change, error) {
	f, err := toCheck(h, &form)
	if err != nil {
		return ledger.Change{}, err
	}
	w := &filed{h: h, by: by, now: now}
	note(w, Confirmed, id, form)
	w.reached(f)
	return w.change, w.err
}

// Deny records that a person found that the court does not have a filing. What it had met has to be met after all.
func Deny(h *ledger.History, by ledger.Author, id ledger.EntryID, form CheckedBody) (ledger.Change, error) {
	f, err := toCheck(h, &form)
	if err != nil {
		return ledger.Change{}, err
	}
	w := &filed{h: h, by: by}
	note(w, NotThere, id, form)
	w.notThere(f)
	return w.change, w.err
}

// toCheck is a filing about which a person may say what they found.
func toCheck(h *ledger.History, form *CheckedBody) (*Filing, error) {
	f, ok := Of(h).Filing(form.Filing)
	switch {
	case !ok:
		return nil, fault.Absent(nil)
	case f.State == IsQueued || f.State == IsSending:
		return nil, fault.Refuse("It is still on its way. Wait until something is known of it.", nil)
	case f.NeverCame():
		return nil, fault.Refuse("It is known that the court does not have this filing.", nil)
	}
	form.Name = f.Name
	return f, nil
}
