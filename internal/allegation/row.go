package allegation

import (
	"slices"

	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/ledger"
)

// Row is a matter as the table shows it today.
type Row struct {
	*Matter
	Item     *evidence.Item    // nil when its words are no longer on record
	Standing footing.Standing  // that it is so
	Document Document          // that it comes from
	Replies  []Reply           // as many as there are parties, in their order
	Evidence []*evidence.Item  // other items that speak to the same matter
	Court    []evidence.Status // what a court decided of it, or what else came of it
}

// Reply is one party’s response, or that none is on record.
type Reply struct {
	Party    evidence.Who
	Answer   *Answer // nil when none is on record
	Document Document
}

// Document is what a matter or a response stands in, and how far it still stands.
type Document struct {
	Source *evidence.Source // nil when there is none, or when it is no longer on record
	Gone   string           // why it no longer stands: "no longer stands: replaced"; "" while it does
}

// contained is why something is gone whose entry is not shown any more: written in the wrong case, or erased.
const contained = "no longer on record in this case"

// Rows are the matters of the table as they stand in an argument.
func (t *Table) Rows(s *evidence.State, argument *footing.Case) []Row {
	rows := make([]Row, len(t.matters))
	for i, m := range t.matters {
		rows[i] = t.row(m, s, argument)
	}
	return rows
}

func (t *Table) row(m *Matter, s *evidence.State, argument *footing.Case) Row {
	r := Row{Matter: m, Document: Document{Gone: contained}, Standing: argument.Standing(footing.Of(m.MatterBody.Item, footing.So))}
	if item, known := s.Item(m.MatterBody.Item); known {
		r.Item, r.Document = item, document(s, item.ItemBody.Source, argument)
		r.Evidence = slices.DeleteFunc(s.OneMatter(m.MatterBody.Item), func(x *evidence.Item) bool { return x == item || m.denies(x.Ref()) })
		r.Court = decided(s.Statuses(m.MatterBody.Item))
	}
	for _, p := range t.parties {
		r.Replies = append(r.Replies, reply(m, p, s, argument))
	}
	return r
}

func reply(m *Matter, party evidence.Who, s *evidence.State, argument *footing.Case) Reply {
	r := Reply{Party: party, Answer: m.Response(party)}
	if r.Answer != nil && !r.Answer.Source.IsZero() {
		r.Document = document(s, r.Answer.Source, argument)
	}
	return r
}

func document(s *evidence.State, ref ledger.Ref, argument *footing.Case) Document {
	source, known := s.Source(ref)
	if !known {
		return Document{Gone: contained}
	}
	key := footing.Of(ref, footing.Said)
	if argument.Standing(key) == footing.NoLongerStands {
		return Document{source, argument.Words(key)}
	}
	return Document{Source: source}
}

// decided leaves out what people said, which the table shows in other columns.
func decided(all []evidence.Status) []evidence.Status {
	return slices.DeleteFunc(slices.Clone(all), func(st evidence.Status) bool {
		return st.ID == "said" || st.ID == "disputed" || st.ID == "taken_back"
	})
}
