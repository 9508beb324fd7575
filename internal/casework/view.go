package casework

import (
	"slices"
	"strings"

	"candour/internal/calendar"
	"candour/internal/ledger"
)

// Views are the tables that lists and searches of cases read. They hold days, never what depends on today, and no confidential value.
// A day not known is ”.
var Views = []*ledger.View{caseView, personView, foundView, closedPhoneView, identityView, sameView, hearingView, visitView, dutyView, linkView, allocationView, takingView, sameCaseView, glassView, restrictedView, containedView, wellKnownView, sampleView, hiddenView}

var caseView = &ledger.View{
	Name: "case_1",
	Columns: append(texts("title", "number", "law", "status", "track", "court", "court_case", "team", "team_name", "worker", "worker_name",
		"children", "received", "issued", "closed_on", "words"), numbers("questions")...), // questions a person is asked: what differs, offers, undecided details, orders to match
	Indexes: [][]string{{"court_case"}, {"number"}},
	Text:    "words",
	Rows: rowsOf(func(s *State) [][]any {
		team, teamName := s.Team()
		worker, workerName := s.lastWorker()
		closed, _ := s.ClosedOn()
		return [][]any{{
			s.Title(), s.Number(), string(s.Law), s.Status(), s.Track(), s.about.value(Court), s.about.value(CourtCase),
			string(team), teamName, string(worker), workerName, strings.Join(firstNames(s.Children()), ", "),
			s.day(Received).String(), s.day(Issued).String(), closed.String(), searchWords(s.Title(), s.Number(), s.about.value(CourtCase)),
			int64(len(s.Disagreements()) + len(s.Offers()) + len(s.Undecided()) + len(s.Matches())),
		}}
	}),
}

var personView = &ledger.View{
	Name:    "person_1",
	Columns: texts("entry", "kind", "name", "part", "born", "folded", "words"),
	Indexes: [][]string{{"folded", "born"}},
	Text:    "words",
	Rows: rowsOf(func(s *State) (rows [][]any) {
		for _, p := range s.people {
			rows = append(rows, []any{
				string(p.Ref.Entry), string(p.Kind), p.Name(), p.Part(), p.Born().String(), fold(p.Name()), searchWords(append(p.everyName(), p.Called())...),
			})
		}
		return rows
	}),
}

// identityView says which people of their own take part in a case, under which entry.
var identityView = &ledger.View{
	Name:    "identity_1",
	Columns: texts("person", "entry"),
	Indexes: [][]string{{"person"}},
	Rows: rowsOf(func(s *State) (rows [][]any) {
		for _, p := range s.people {
			for _, stream := range p.Streams {
				rows = append(rows, []any{string(stream), string(p.Ref.Entry)})
			}
		}
		return rows
	}),
}

// sameView says of a person's own stream whom they were found to be the same as.
var sameView = &ledger.View{
	Name:    "same_person_1",
	Columns: texts("other"),
	Indexes: [][]string{{"other"}},
	Rows: func(h *ledger.History) (rows [][]any) {
		for _, other := range IdentityOf(h).SameAs() {
			rows = append(rows, []any{string(other)})
		}
		return rows
	},
}

var hearingView = &ledger.View{
	Name:    "hearing_2",
	Columns: append(texts("entry", "type", "starts_at", "day", "state", "venue", "held_before"), numbers("differs", "told")...), // told: not by the court's own system
	Indexes: [][]string{{"day"}, {"stream", "state", "starts_at"}},
	Rows: rowsOf(func(s *State) (rows [][]any) {
		for _, h := range s.Hearings() {
			starts := ""
			if at, ok := h.Starts(); ok {
				starts = ledger.FormatTime(at)
			}
			rows = append(rows, []any{
				string(h.Ref.Entry), h.Type(), starts, h.Day().String(), h.State(), h.value(Venue), h.value(Before), yes(h.Fact(Starts).Differs()), yes(h.told()),
			})
		}
		return rows
	}),
}

var dutyView = &ledger.View{
	Name:    "duty_1",
	Indexes: [][]string{{"stream", "open", "owner"}},
	Columns: append(texts("entry", "what", "report", "to_whom", "owner", "due_on", "due_at", "because", "made", "done_on"), numbers("open", "fixed")...),
	Rows: rowsOf(func(s *State) (rows [][]any) {
		for _, d := range s.Duties() {
			done, _ := d.Done()
			rows = append(rows, []any{
				string(d.Ref.Entry), d.What, d.Report, d.To, string(d.Owner), d.Due.On.String(), d.Due.At.String(),
				d.Because.Words, string(d.Because.Made), done.On.String(), yes(d.Open()), yes(d.Fixed),
			})
		}
		return rows
	}),
}

var linkView = &ledger.View{
	Name:    "link_1",
	Columns: texts("other", "how"),
	Indexes: [][]string{{"other"}},
	Rows: rowsOf(func(s *State) (rows [][]any) {
		for _, l := range s.links {
			rows = append(rows, []any{string(l.To), string(l.How)})
		}
		return rows
	}),
}

var allocationView = &ledger.View{
	Name:    "allocation_1",
	Columns: texts("entry", "worker", "name", "relation", "from_at", "until_at"), // until_at is '' while it has no end
	Indexes: [][]string{{"worker", "from_at"}},
	Rows: rowsOf(func(s *State) (rows [][]any) {
		for _, a := range s.allocations {
			until := ""
			if !a.Until.IsZero() {
				until = ledger.FormatTime(a.Until)
			}
			rows = append(rows, []any{string(a.Ref.Entry), string(a.Worker), a.Name, string(a.As), ledger.FormatTime(a.Since), until})
		}
		return rows
	}),
}

// rowsOf makes the rows of a view of cases; other streams have none.
func rowsOf(rows func(*State) [][]any) func(*ledger.History) [][]any {
	return func(h *ledger.History) [][]any {
		s := Of(h)
		if !s.Began() {
			return nil
		}
		return rows(s)
	}
}

func texts(names ...string) []ledger.Column   { return columns(ledger.Text, names) }
func numbers(names ...string) []ledger.Column { return columns(ledger.Number, names) }

func columns(t ledger.ColumnType, names []string) []ledger.Column {
	out := make([]ledger.Column, len(names))
	for i, name := range names {
		out[i] = ledger.Column{Name: name, Type: t}
	}
	return out
}

func yes(is bool) int64 {
	if is {
		return 1
	}
	return 0
}

// lastWorker is who has the case or will have it, without asking the clock; nobody while whoever it was given to has not taken it.
func (s *State) lastWorker() (ledger.StreamID, string) {
	for _, a := range slices.Backward(s.allocations) {
		if a.isTheirs() {
			return a.Worker, a.Name
		}
	}
	return "", ""
}

func firstNames(people []*Person) []string {
	names := make([]string, len(people))
	for i, p := range people {
		names[i] = p.FirstName()
	}
	return names
}

// everyName is the name and all former ones, for search.
func (p *Person) everyName() []string { return append(p.FormerNames(), p.Name()) }

// dayOf is a day as a view holds it.
func dayOf(text string) calendar.Date {
	day, err := calendar.ParseDate(text)
	if err != nil {
		return calendar.Date{} // a view holds only days that were written by Date.String
	}
	return day
}
