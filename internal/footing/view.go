package footing

import (
	"cmp"
	"slices"

	"candour/internal/ledger"
)

// View is rests_on_1: one row for each record of another stream that something in this stream rests on. From it come the lists of what
// must be looked at again when that record changes, by one indexed join.
func (f *Footing) View() *ledger.View {
	return &ledger.View{
		Name: "rests_on_1",
		Columns: []ledger.Column{
			{Name: "entry", Type: ledger.Text}, {Name: "facet", Type: ledger.Text}, // what rests
			{Name: "on_stream", Type: ledger.Text}, {Name: "on_entry", Type: ledger.Text}, {Name: "on_facet", Type: ledger.Text}, // on what
		},
		Indexes: [][]string{{"on_stream", "on_entry"}},
		Rule:    f.pack.Digest(),
		Rows:    f.restsOn,
	}
}

func (f *Footing) restsOn(h *ledger.History) [][]any {
	var rows [][]any
	for _, r := range f.Abroad(h) {
		rows = append(rows, []any{
			string(r.What.Entry), string(r.What.Facet), string(r.On.Stream), string(r.On.Entry), string(r.On.Facet),
		})
	}
	return rows
}

// Reliance is one record of a stream resting, by one step, on one of another stream.
type Reliance struct{ What, On Key }

// Abroad lists what in a stream rests on other streams, each once and sorted. It does not depend on the day. Change nothing in it.
func (f *Footing) Abroad(h *ledger.History) []Reliance {
	m := f.memo.Of(h)
	m.listed.Do(func() { m.abroad = f.restingAbroad(h) })
	return m.abroad
}

func (f *Footing) restingAbroad(h *ledger.History) []Reliance {
	var out []Reliance
	for _, s := range f.contributed(As{Pack: f.pack}, []*ledger.History{h}).Steps {
		for _, premise := range s.Premises {
			if premise.Stream != h.Stream {
				out = append(out, Reliance{s.Conclusion, premise})
			}
		}
	}
	slices.SortFunc(out, func(a, b Reliance) int {
		return cmp.Or(compare(a.What, b.What), compare(a.On, b.On))
	})
	return slices.Compact(out)
}
