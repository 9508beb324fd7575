package bundle

import (
	"slices"

	"candour/internal/casework"
	"candour/internal/leaving"
	"candour/internal/ledger"
)

// State is the bundles of a case and the exhibits of its reports. It is shared between readers: change nothing in it.
type State struct {
	Arranged *Arrangement // the latest; nil while there is none
	arranged map[ledger.Ref]*Arrangement
	exhibits map[ledger.Ref]*Exhibits // by their own entry
	latest   map[ledger.Ref]*Exhibits // by their report
	works    []*Work
}

// Arrangement is the documents of a bundle, sorted.
type Arrangement struct {
	ArrangedBody
	Ref ledger.Ref
}

// Exhibits are those of a report.
type Exhibits struct {
	ExhibitsBody
	Ref ledger.Ref
}

// Work is a bundle, or the exhibits of a report, from when it was asked for. Ref names it.
type Work struct {
	AskedBody
	Ref    ledger.Ref
	Entry  ledger.Entry
	Report ledger.Ref // whose exhibits they are; none of a bundle
	Made   *MadeBody  // nil while it is not made
	MadeBy ledger.Entry
	Failed string // why it could not be made
	Left   []Departure
}

// Departure is that what was made left the case.
type Departure struct {
	leaving.LeftBody
	Entry ledger.Entry
}

// Done reports whether nothing more is done to make it.
func (w *Work) Done() bool { return w.Made != nil || w.Failed != "" }

// Of is the bundles of a case as a history of its open stream tells them.
func Of(h *ledger.History) *State { return folding.Of(h) }

var folding = casework.NewFold(func(s *State, e ledger.Entry) {
	switch b := e.Body.(type) {
	case ArrangedBody:
		s.Arranged = &Arrangement{b, e.Ref()}
		put(&s.arranged, e.Ref(), s.Arranged)
	case ExhibitsBody:
		x := &Exhibits{b, e.Ref()}
		put(&s.exhibits, e.Ref(), x)
		put(&s.latest, b.Report, x)
	case AskedBody:
		w := &Work{AskedBody: b, Ref: e.Ref(), Entry: e}
		if x, ok := s.exhibits[b.Of]; ok {
			w.Report = x.Report
		}
		s.works = append(s.works, w)
	case MadeBody:
		if w, ok := s.Work(b.Asked); ok {
			w.Made, w.MadeBy = &b, e
		}
	case FailedBody:
		if w, ok := s.Work(b.Asked); ok {
			w.Failed = b.Why
		}
	case leaving.LeftBody:
		for _, w := range s.works {
			if w.Made != nil && w.MadeBy.Ref() == b.Of {
				w.Left = append(w.Left, Departure{b, e})
			}
		}
	}
})

func put[T any](m *map[ledger.Ref]T, ref ledger.Ref, v T) {
	if *m == nil {
		*m = map[ledger.Ref]T{}
	}
	(*m)[ref] = v
}

// Work is the work of a name.
func (s *State) Work(ref ledger.Ref) (*Work, bool) {
	i := slices.IndexFunc(s.works, func(w *Work) bool { return w.Ref == ref })
	if i < 0 {
		return nil, false
	}
	return s.works[i], true
}

// Bundles are those of the case, the newest first.
func (s *State) Bundles() []*Work { return s.worksOf(ledger.Ref{}) }

// ExhibitsMade are what was made of the exhibits of a report, the newest first.
func (s *State) ExhibitsMade(report ledger.Ref) []*Work { return s.worksOf(report) }

func (s *State) worksOf(report ledger.Ref) []*Work {
	var all []*Work
	for _, w := range s.works {
		if w.Report == report {
			all = append(all, w)
		}
	}
	slices.Reverse(all)
	return all
}

// ExhibitsOf are the exhibits of a report; nil while none are named.
func (s *State) ExhibitsOf(report ledger.Ref) *Exhibits { return s.latest[report] }
