package evidence

import (
	"slices"

	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// How a matter may be established: the choices of the pack’s statement kind for it.
const (
	ByFinding    = "found"
	ByAdmission  = "admitted"
	ByAgreement  = "agreed"
	ByConviction = "convicted"
	ByRecord     = "official_record"
)

// EstablishedBy lists in what ways the matter of an item may be stated as established today: by what settled it and still stands, by
// agreement where nobody disputes it, by an official record where nobody disputes it. It is empty for anything else, however well it stands.
func (s *State) EstablishedBy(c *footing.Case, item ledger.Ref) []string {
	if !c.Standing(so(item)).Holds() {
		return nil
	}
	var ways []string
	for _, st := range s.decisions(s.MatterOf(item)) {
		decided := c.Standing(said(st.Entry.Ref())).Holds() && !st.Provisional
		switch {
		case st.ID == ByAgreement, slices.Contains([]string{ByFinding, ByAdmission, ByConviction}, st.ID) && decided:
			ways = append(ways, st.ID)
		}
	}
	for _, i := range s.OneMatter(item) {
		if i.Source != nil && recorded(c.Pack, i) && c.Standing(said(i.Ref())).Holds() {
			ways = append(ways, ByRecord)
		}
	}
	slices.Sort(ways)
	return slices.Compact(ways)
}

func recorded(p *pack.Pack, i *Item) bool {
	kind, _ := p.SourceKind(i.Source.Kind)
	return kind.Record && i.Hand == FirstHand
}

// Contrary lists the items that speak against the matter of an item: what disputes it or is disputed by it, what was held to be better
// evidence, and second accounts of whoever took it back. A report that rests on the item and mentions none of them leaves something out.
func (s *State) Contrary(item ledger.Ref) []*Item {
	matter := s.MatterOf(item)
	against := map[ledger.Ref]bool{}
	for _, d := range s.disputes {
		one, other := s.MatterOf(d.Body.Item), s.MatterOf(d.Body.Denial)
		against[other] = against[other] || one == matter
		against[one] = against[one] || other == matter
	}
	for _, k := range s.judgements {
		better := s.MatterOf(k.Body.Better)
		against[better] = against[better] || s.MatterOf(k.Body.Worse) == matter
	}
	for _, r := range s.retractions {
		account := s.MatterOf(r.Body.Account)
		against[account] = against[account] || s.MatterOf(r.Body.Item) == matter
	}
	delete(against, matter)
	var out []*Item
	for _, i := range s.items {
		if against[s.MatterOf(i.Ref())] {
			out = append(out, i)
		}
	}
	return out
}
