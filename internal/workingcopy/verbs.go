package workingcopy

import (
	"slices"

	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
)

// Back takes a file in that came back.
func Back(d *report.Draft, by ledger.Author, id ledger.EntryID, body BroughtBody) (ledger.Change, error) {
	if err := writable(d); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, d.Stream, Brought, id, nil, body)
	return m.Done()
}

func writable(d *report.Draft) error {
	switch {
	case !d.Began():
		return fault.Absent(nil)
	case d.Frozen:
		return fault.Refuse("This report is signed, so nothing in it changes. Start an addendum.", nil)
	default:
		return nil
	}
}

// Leave leaves the report as it is in one place.
func Leave(d *report.Draft, by ledger.Author, c *Copy, key string) (ledger.Change, error) {
	if err := writable(d); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, d.Stream, Answered, c.AnswerID(key), nil, AnsweredBody{Copy: c.Ref, Difference: key})
	return m.Done()
}

var errClash = fault.Refuse("The same was changed in the report since this copy left, so it is not overwritten. Change the statement by hand, or leave it.", nil)

// Accept does what one difference proposes, by the act that would have done it by hand. The kind is that of a statement that is added and is no copy or part
// of another.
func Accept(p *pack.Pack, d *report.Draft, by ledger.Author, c *Copy, of Difference, kind string) (ledger.Change, error) {
	if !of.MayBeAccepted() {
		return ledger.Change{}, errClash
	}
	m := &ledger.Making{By: by}
	as := ledger.DerivedID(d.Stream, "accepted "+string(c.AnswerID(of.Key)))
	ledger.Put(m, d.Stream, Answered, c.AnswerID(of.Key), nil, AnsweredBody{Copy: c.Ref, Difference: of.Key, As: as})
	m.Take(act(p, d, by, as, of, kind))
	return m.Done()
}

func act(p *pack.Pack, d *report.Draft, by ledger.Author, as ledger.EntryID, of Difference, kind string) (ledger.Change, error) {
	s, there := d.Statement(ledger.Ref{Stream: d.Stream, Entry: of.Statement})
	if of.Adds() {
		return report.Write(p, d, by, as, report.WrittenBody{Section: of.Section, Before: of.Before, Saying: added(s, there, of, kind)})
	}
	if !there {
		return ledger.Change{}, fault.Refuse("This statement was taken out meanwhile.", nil)
	}
	switch of.Sort {
	case Gone:
		return report.TakeOut(d, by, as, s.Ref)
	case Moved:
		return report.Move(p, d, by, as, report.MovedBody{Statement: s.Ref, Section: of.Section, Before: of.Before})
	default:
		form := report.ChangeForm{ChangedBody: report.ChangedBody{Statement: s.Ref, Saying: s.Saying}}
		form.Text, form.RestsOn = of.New, together(d, s, of.Merged)
		return report.Change(p, d, by, as, form)
	}
}

// added is a new statement: a copy or a part of another is of its kind, and rests on what that one rests on.
func added(s *report.Statement, there bool, of Difference, kind string) report.Saying {
	if !there {
		return report.Saying{Kind: kind, Text: of.New}
	}
	saying := s.Saying
	saying.Text, saying.Answers = of.New, nil
	return saying
}

// together is what a statement rests on, and what others rest on whose words are now its own.
func together(d *report.Draft, s *report.Statement, merged []ledger.EntryID) []report.Rest {
	all := slices.Clone(s.RestsOn)
	for _, id := range merged {
		other, ok := d.Statement(ledger.Ref{Stream: d.Stream, Entry: id})
		if !ok {
			continue
		}
		for _, x := range other.RestsOn {
			if x.Ref != s.Ref && !slices.ContainsFunc(all, func(y report.Rest) bool { return y.Ref == x.Ref }) {
				all = append(all, x)
			}
		}
	}
	return all
}
