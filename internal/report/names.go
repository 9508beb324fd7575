package report

import (
	"fmt"
	"slices"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/words"
)

// orderName is "the order of 15 September 2026".
func orderName(o *casework.Order) string {
	if o.Made.IsZero() {
		return "the order “" + o.Name + "”"
	}
	return "the order of " + o.Made.Plain()
}

// factName is "what the court gave of Hannah Ashdown on 21 August 2026"; of the case itself it names nobody.
func factName(s *casework.State, f casework.Stated) string {
	of, day := "the application", calendar.DateInLondon(f.Said.Recorded).Plain()
	if p, ok := s.Person(f.Gave[0].Of); ok {
		of = p.Called()
	}
	if f.ByCourt() {
		return "what the court gave of " + of + " on " + day
	}
	return "what was recorded of " + of + " on " + day
}

// FactAbout is the person of whom an entry gave plain facts; false when they are of the case itself.
func (r *Reading) FactAbout(x Rest) (ledger.Ref, bool) {
	f, ok := r.fact(x.Ref)
	if !ok {
		return ledger.Ref{}, false
	}
	p, ok := r.Case.Person(f.Gave[0].Of)
	if !ok {
		return ledger.Ref{}, false
	}
	return p.Ref, true
}

// fact is an entry that gave plain facts of the case.
func (r *Reading) fact(ref ledger.Ref) (casework.Stated, bool) {
	all := r.Case.Stated()
	i := slices.IndexFunc(all, func(f casework.Stated) bool { return f.Ref == ref })
	if i < 0 {
		return casework.Stated{}, false
	}
	return all[i], true
}

func noteDay(n *casework.Note) calendar.Date { return calendar.DateInLondon(n.At()) }

// Who is what somebody is called in this case.
func (r *Reading) Who(w evidence.Who) string {
	if p, ok := r.Case.Person(w.Person); ok {
		return p.Called()
	}
	if w.Name != "" {
		return w.Name
	}
	return "somebody in the case"
}

// ChildName is what a child is called; "" when none is meant.
func (r *Reading) ChildName(ref ledger.Ref) string {
	if p, ok := r.Case.Person(ref); ok {
		return p.FirstName()
	}
	return ""
}

// Label is what a thing that can be rested on is called on our own screens: "14: Ms Ashdown, 1 September 2026".
func (r *Reading) Label(x Rest) string {
	switch x.Sort {
	case OnItem:
		if i, ok := r.Evidence.Item(x.Ref); ok {
			return r.itemLabel(i)
		}
	case OnDecision, OnOutcome:
		for _, d := range r.decided {
			if d.Ref == x.Ref {
				return d.Text(words.Printer{}, r.Pack, r.Who)
			}
		}
	case OnNote:
		if n, ok := r.Case.Note(x.Ref); ok {
			return fmt.Sprintf("Note: %s, %s", n.With, noteDay(n).Plain())
		}
	case OnOrder:
		if o, ok := r.Case.Order(x.Ref); ok {
			return capital(orderName(o)) + ": " + o.Name
		}
	case OnFact:
		if f, ok := r.fact(x.Ref); ok {
			return capital(factName(r.Case, f))
		}
	case OnGuidance:
		if g, ok := r.Draft.Cites.Find(x.Ref); ok {
			return g.Label()
		}
	case OnChoice:
		if d, ok := r.made.Find(x.Ref); ok {
			return "Decision of " + d.On().Plain() + ": " + d.Question
		}
	case OnStatement:
		if s, ok := r.Statement(x.Ref); ok {
			return s.Number + " of this report"
		}
	}
	return "Something that is no longer here"
}

func (r *Reading) itemLabel(i *evidence.Item) string {
	if i.Source == nil {
		return fmt.Sprintf("%d: its source is not on record", i.Number)
	}
	return fmt.Sprintf("%d: %s, %s", i.Number, r.Who(i.Source.Who), i.Source.On().Plain())
}
