package accessreview

import (
	"slices"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// Finding is one finding with what was said of it.
type Finding struct {
	FoundBody
	Entry    ledger.Entry
	Asked    []*Question
	Decision *Decision // nil while nobody has decided
}

// Question is one that somebody was asked about a finding.
type Question struct {
	AskedBody
	Entry  ledger.Entry
	Answer *Answer // nil while none was written down
}

// Answer is what came back.
type Answer struct {
	AnsweredBody
	Entry ledger.Entry
}

// Decision is a person’s word on a finding.
type Decision struct {
	DecidedBody
	Entry ledger.Entry
}

// Open reports whether a person must still decide.
func (f *Finding) Open() bool { return f.Sort.Asks() && f.Decision == nil }

// Ref names the finding.
func (f *Finding) Ref() ledger.Ref { return f.Entry.Ref() }

// Waiting is the question that has no answer yet; nil when none has.
func (f *Finding) Waiting() *Question {
	i := slices.IndexFunc(f.Asked, func(q *Question) bool { return q.Answer == nil })
	if i < 0 {
		return nil
	}
	return f.Asked[i]
}

// Day is what was found when one day was looked through.
type Day struct {
	Findings []*Finding
	Done     *DayDoneBody // nil while it was not looked through to its end
}

// DayOf is the day of a stream of the access review.
func DayOf(h *ledger.History) *Day { return days.Of(h) }

var days = ledger.NewFold(func(d *Day, e ledger.Entry) {
	switch b := e.Body.(type) {
	case FoundBody:
		d.Findings = append(d.Findings, &Finding{FoundBody: b, Entry: e})
	case DayDoneBody:
		d.Done = &b
	case AskedBody:
		if f, ok := d.Find(b.Finding.Entry); ok {
			f.Asked = append(f.Asked, &Question{AskedBody: b, Entry: e})
		}
	case AnsweredBody:
		d.answered(e, b)
	case DecidedBody:
		if f, ok := d.Find(b.Finding.Entry); ok && f.Decision == nil {
			f.Decision = &Decision{b, e}
		}
	}
})

func (d *Day) answered(e ledger.Entry, b AnsweredBody) {
	for _, f := range d.Findings {
		for _, q := range f.Asked {
			if q.Entry.Ref() == b.Asked {
				q.Answer = &Answer{b, e}
			}
		}
	}
}

// Find is the finding of an entry.
func (d *Day) Find(id ledger.EntryID) (*Finding, bool) {
	i := slices.IndexFunc(d.Findings, func(f *Finding) bool { return f.Entry.ID == id })
	if i < 0 {
		return nil, false
	}
	return d.Findings[i], true
}

// StreamOf is the stream of the findings of a day. It is the same however often it is asked for.
func StreamOf(service ledger.StreamID, day calendar.Date) ledger.StreamID {
	return ledger.DerivedStreamID(ledger.DerivedID(service, "access review"), service, day.String())
}

// Reviews reports whether somebody has a part in the access review at all: as information governance officer, or for quality where the finding is
// about such an officer, or there is none.
func Reviews(p access.Person) bool { return p.Has(access.Governance) || p.Has(access.Quality) }

// Reviewer is somebody who may decide on findings. It is made once for all findings of a page: who the officers are is looked up then.
type Reviewer struct {
	person   access.Person
	officers []ledger.StreamID // for information governance; asked for where the person is none
}

// ReviewerOf is a person as a reviewer.
func ReviewerOf(by access.Person, people *access.People) Reviewer {
	r := Reviewer{person: by}
	if by.Has(access.Quality) && !by.Has(access.Governance) {
		r.officers = idsOf(people.Those(func(p access.Person) bool { return p.Has(access.Governance) }))
	}
	return r
}

// MayDecide reports whether somebody sees a finding and decides on it, given the ties of its case: never one about themselves, nor one in which they had
// a hand, nor one of a case in which they have a conflict of interest. An information governance officer decides; quality does on what is about such an
// officer, and where there is no other.
func (r Reviewer) MayDecide(f FoundBody, ties []access.Tie) bool {
	if r.person.ID == f.Person || slices.Contains(f.Hands, r.person.ID) || !access.Decide(r.person, access.SignedIn, ties).Allowed {
		return false
	}
	return r.person.Has(access.Governance) || r.person.Has(access.Quality) && r.isQualitys(f)
}

// isQualitys reports whether a finding is for quality: about an information governance officer, or there is none besides those concerned.
func (r Reviewer) isQualitys(f FoundBody) bool {
	free := func(officer ledger.StreamID) bool { return officer != f.Person && !slices.Contains(f.Hands, officer) }
	return slices.Contains(r.officers, f.Person) || !slices.ContainsFunc(r.officers, free)
}

// Decide records a person’s word on a finding. Whether they may is asked of Reviewer.MayDecide first.
func Decide(d *Day, by ledger.Author, id ledger.EntryID, form DecidedBody) (ledger.Change, error) {
	return d.about(form.Finding, by, "decision", func(m *ledger.Making) {
		ledger.Put(m, form.Finding.Stream, Decided, id, nil, form)
	})
}

// Ask records that somebody was asked about a finding.
func Ask(d *Day, by ledger.Author, id ledger.EntryID, form AskedBody) (ledger.Change, error) {
	return d.about(form.Finding, by, "decision", func(m *ledger.Making) {
		ledger.Put(m, form.Finding.Stream, Asked, id, nil, form)
	})
}

// WriteAnswer records what came back to the question that waits.
func WriteAnswer(d *Day, by ledger.Author, id ledger.EntryID, finding ledger.Ref, words string) (ledger.Change, error) {
	return d.about(finding, by, "words", func(m *ledger.Making) {
		f, _ := d.Find(finding.Entry)
		q := f.Waiting()
		if q == nil {
			m.Fail(fault.Fields{{Name: "words", Sentence: "No question waits for an answer any more"}})
			return
		}
		ledger.Put(m, finding.Stream, Answered, id, nil, AnsweredBody{Asked: q.Entry.Ref(), Words: words})
	})
}

// about is an act on an open finding by somebody whom it does not concern.
func (d *Day) about(finding ledger.Ref, by ledger.Author, field string, put func(*ledger.Making)) (ledger.Change, error) {
	f, ok := d.Find(finding.Entry)
	if !ok || by.Person == f.Person || slices.Contains(f.Hands, by.Person) {
		return ledger.Change{}, fault.Absent(nil)
	}
	if !f.Open() {
		return ledger.Change{}, fault.Fields{{Name: field, Sentence: "Somebody has decided on this already. Open it again to read what"}}
	}
	m := &ledger.Making{By: by}
	put(m)
	return m.Done()
}
