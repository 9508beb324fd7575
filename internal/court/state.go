package court

import (
	"cmp"
	"slices"

	"candour/internal/casework"
	"candour/internal/ledger"
)

// State is what the open side of a case holds of the exchange with the court.
type State struct {
	reported       map[ledger.EntryID][]said // whether each thing of the court is reported, by the court's time
	contradictions []string
	namesake       bool
	unknown        map[UnknownPlace]bool
	filings        []*Filing
	differs        map[ledger.EntryID][]casework.Ask // what the court last said that an order asks, where a person had read it
}

// said is one value at one time of the court.
type said struct {
	at    string
	value string
}

// Of is the court's part of a case as its open history tells it.
func Of(h *ledger.History) *State { return states.Of(h) }

var states = casework.NewFold(func(s *State, e ledger.Entry) {
	switch b := e.Body.(type) {
	case casework.PersonAddedBody:
		s.began(e, b.Court)
	case casework.ListedBody:
		s.began(e, b.Court)
	case casework.OrderBody:
		s.began(e, b.Court)
	case PresenceBody:
		s.applyPresence(e, b)
	case ContradictsBody:
		s.contradictions = append(s.contradictions, b.At)
	case NamesakeBody:
		s.namesake = true
	case UnknownBody:
		s.applyUnknown(b)
	case OrderDiffersBody:
		if s.differs == nil {
			s.differs = map[ledger.EntryID][]casework.Ask{}
		}
		s.differs[b.Order.Entry] = b.Asks
	default:
		s.applyFiling(e)
	}
})

// Whether the court reports a thing.
const (
	reported    = "reported"
	notReported = "no longer reported"
)

func (s *State) began(e ledger.Entry, court *casework.CourtWord) {
	if court != nil {
		s.hear(e.ID, said{court.At, reported})
	}
}

func (s *State) applyPresence(e ledger.Entry, b PresenceBody) {
	value := reported
	if e.Kind == Vanished.Name() {
		value = notReported
	}
	s.hear(b.Of.Entry, said{b.At, value})
}

func (s *State) hear(of ledger.EntryID, one said) {
	if s.reported == nil {
		s.reported = map[ledger.EntryID][]said{}
	}
	s.reported[of] = insert(s.reported[of], one)
}

func (s *State) applyUnknown(b UnknownBody) {
	if s.unknown == nil {
		s.unknown = map[UnknownPlace]bool{}
	}
	for _, place := range b.Places {
		s.unknown[place] = true
	}
}

// insert keeps values in the order of the court's time; of one time the later recorded comes later.
func insert(all []said, one said) []said {
	i, _ := slices.BinarySearchFunc(all, one.at, func(s said, at string) int { return cmp.Or(cmp.Compare(s.at, at), -1) })
	return slices.Insert(all, i, one)
}

// Gone reports whether the court no longer reports a thing that it brought into the case, or any that was found to be the same; and since
// which time of its own.
func (s *State) Gone(of ...ledger.Ref) (since string, gone bool) {
	for _, ref := range of {
		all := s.reported[ref.Entry]
		if len(all) == 0 {
			continue
		}
		all = runs(all)
		last := all[len(all)-1]
		if last.value == reported {
			return "", false
		}
		since, gone = max(since, last.at), true
	}
	return since, gone
}

// Contradictions are the times for which the court sent two versions of the case.
func (s *State) Contradictions() []string { return s.contradictions }

// HasNamesake reports whether a case made by hand bore the number of this one when the court sent it.
func (s *State) HasNamesake() bool { return s.namesake }

// detailKey tells the details that the court gives of a case apart.
type detailKey struct {
	of     ledger.EntryID
	kind   casework.DetailKind
	source string
}

// heldDetail is a detail as the court gave it last.
type heldDetail struct {
	ref   ledger.Ref
	value string
	at    string
}

func holdDetail(all map[detailKey]heldDetail, of ledger.Ref, kind casework.DetailKind, source string, court *casework.CourtWord, d heldDetail) map[detailKey]heldDetail {
	if court == nil {
		return all
	}
	if all == nil {
		all = map[detailKey]heldDetail{}
	}
	key := detailKey{of.Entry, kind, source}
	if d.at = court.At; d.at >= all[key].at {
		all[key] = d
	}
	return all
}

// openDetails are the details that the court gave and that stood in the open, also those that a person took out of sight since: a court that
// goes on showing one must not bring it back.
type openDetails struct{ held map[detailKey]heldDetail }

var openDetailsOf = ledger.NewFold(func(o *openDetails, e ledger.Entry) {
	if b, ok := casework.DetailGiven.In(e); ok {
		o.held = holdDetail(o.held, b.Of, b.Kind, b.Source, b.Court, heldDetail{ref: e.Ref(), value: b.Value})
	}
})
