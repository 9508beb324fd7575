package evidence

import (
	"cmp"

	"candour/internal/ledger"
	"candour/internal/pack"
)

// View is evidence_item_1: one row for each item, with facts and days, for lists across cases and for search. What may not be searched has
// no row; of what was given under any condition the row says neither
// what nor who.
func View(p *pack.Pack) *ledger.View {
	text := func(name string) ledger.Column { return ledger.Column{Name: name, Type: ledger.Text} }
	return &ledger.View{
		Name: "evidence_item_1",
		Columns: []ledger.Column{
			text("entry"), {Name: "number", Type: ledger.Number}, text("says"),
			text("source_kind"), text("person"), text("source_name"), text("hand"), // who, as a person's entry or by name
			text("said_on"), text("happened_on"), text("expires_on"), // days as YYYY-MM-DD, '' when not known or never
			text("matter"), text("origin"), {Name: "disputed", Type: ledger.Number}, text("settled"), // '', 'proved', 'not proved'
			text("words"),
		},
		Indexes: [][]string{{"expires_on"}, {"person"}},
		Text:    "words",
		Rule:    p.Digest(),
		Rows: func(h *ledger.History) [][]any {
			s := Of(h)
			var rows [][]any
			for _, i := range s.items {
				if !i.Forbids(p, pack.InSearch) {
					rows = append(rows, s.row(p, i))
				}
			}
			return rows
		},
	}
}

func (s *State) row(p *pack.Pack, i *Item) []any {
	says, quoted, who := i.Says, i.Says+"\n"+i.Words, i.Source.Who
	if len(i.Source.Handling) > 0 {
		says, quoted, who = "", "", Who{}
	}
	expires, _ := i.Expires(p)
	return []any{
		string(i.Entry.ID), int64(i.Number), says,
		i.Source.Kind, string(who.Person.Entry), who.Name, i.Hand,
		day(i.Source.Entry.Happened).String(), day(i.Entry.Happened).String(), expires.String(),
		string(s.MatterOf(i.Ref()).Entry), textOf(i.Origin), yesNo(s.disputedBetweenParties(i.Ref())), s.settled(i.Ref()),
		quoted,
	}
}

func yesNo(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

// settled is how the matter of an item was settled by what is in force: "proved", "not proved", or "".
func (s *State) settled(item ledger.Ref) string {
	var how string
	for _, st := range s.decisions(s.MatterOf(item)) {
		switch {
		case st.SetAside:
		case st.ID == "not_proved":
			return string(pack.SettlesNotProved)
		case st.ID == "found", st.ID == "admitted", st.ID == string(Convicted):
			how = cmp.Or(how, string(pack.SettlesProved))
		}
	}
	return how
}

func textOf(ref ledger.Ref) string {
	if ref.IsZero() {
		return ""
	}
	return ref.String()
}
