package report

import (
	"slices"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
)

// State is the reports of a case, as its open stream tells them. It is shared between readers: change nothing in it.
type State struct {
	Stream  ledger.StreamID
	reports []*Report
	answers []Act[AnsweredBody]
	decided []decided
	replies []*Reply
}

// Act is something that was done, by whom and when.
type Act[B any] struct {
	Body  B
	Entry ledger.Entry
}

// Report is a report as its case knows it. Ref names it.
type Report struct {
	OpenedBody // with the author who has it now
	Ref        ledger.Ref
	Entry      ledger.Entry
	Signed     *Signature // nil while it is written
}

// Signature is a signed report. Ref names it.
type Signature struct {
	SignedBody
	Ref   ledger.Ref
	Entry ledger.Entry
	Filed *Filing // nil until it reached whom it was for
}

// Filing is that a signed report left the service.
type Filing struct {
	FiledBody
	Entry ledger.Entry
}

// On is the day, in London, on which it was filed.
func (f *Filing) On() calendar.Date {
	if day := casework.DayOf(f.Entry.Happened); !day.IsZero() {
		return day
	}
	return calendar.DateInLondon(f.Entry.Recorded)
}

// Of is the reports of a case as a history of its open stream tells them.
func Of(h *ledger.History) *State { return folding.Of(h) }

var folding = casework.NewFold(func(s *State, e ledger.Entry) {
	s.Stream = e.Stream
	switch b := e.Body.(type) {
	case OpenedBody:
		s.reports = append(s.reports, &Report{OpenedBody: b, Ref: e.Ref(), Entry: e})
	case PassedBody:
		if r, ok := s.Report(b.Report); ok {
			r.Author, r.Name = b.Author, b.Name
		}
	case SignedBody:
		if r, ok := s.Report(b.Report); ok {
			r.Signed = &Signature{SignedBody: b, Ref: e.Ref(), Entry: e}
		}
	case FiledBody:
		if r, ok := s.SignedReport(b.Signed); ok && r.Signed.Filed == nil {
			r.Signed.Filed = &Filing{b, e}
		}
	case NotFiledBody:
		if r, ok := s.SignedReport(b.Signed); ok {
			r.Signed.Filed = nil
		}
	case AnsweredBody:
		s.answers = append(s.answers, Act[AnsweredBody]{b, e})
	case RepliedBody, ReplyWithdrawnBody:
		s.applyReply(e)
	default:
		s.applyDecided(e)
	}
})

// Reports are all reports of the case, in the order in which they were begun.
func (s *State) Reports() []*Report { return s.reports }

// Report is the report of a name.
func (s *State) Report(ref ledger.Ref) (*Report, bool) {
	return s.find(func(r *Report) bool { return r.Ref == ref })
}

// SignedReport is the report that a signature is of.
func (s *State) SignedReport(signed ledger.Ref) (*Report, bool) {
	return s.find(func(r *Report) bool { return r.Signed != nil && r.Signed.Ref == signed })
}

func (s *State) find(is func(*Report) bool) (*Report, bool) {
	i := slices.IndexFunc(s.reports, is)
	if i < 0 {
		return nil, false
	}
	return s.reports[i], true
}

// Answers are the answers given for a cause, oldest first.
func (s *State) Answers(cause ledger.Ref) []Act[AnsweredBody] {
	return slices.DeleteFunc(slices.Clone(s.answers), func(a Act[AnsweredBody]) bool { return a.Body.Cause != cause })
}

// Statement is the frozen statement of a number.
func (s *Signature) Statement(number string) (FrozenStatement, bool) {
	i := slices.IndexFunc(s.Statements, func(f FrozenStatement) bool { return f.Number == number })
	if i < 0 {
		return FrozenStatement{}, false
	}
	return s.Statements[i], true
}
