package takenalong

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/contact"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/warning"
	"candour/internal/words"
)

// Extract is what goes along of a case: short, and in words alone.
type Extract struct {
	ID    ledger.EntryID `json:"id"` // of the entry by which it was taken
	Title string         `json:"title"`
	AsOf  string         `json:"asOf"`  // in words
	Until int64          `json:"until"` // in milliseconds since 1970
	Parts []Part         `json:"parts"`
}

// Part is a part of an extract. One without lines says None.
type Part struct {
	Title string `json:"title"`
	Lines []Line `json:"lines"`
	None  string `json:"none"`
}

// Line is one thing to know: of whom or what, and what.
type Line struct {
	Of   string `json:"of"`
	Says string `json:"says"` // lines ended by LF
}

// From is what an extract is made from.
type From struct {
	Case     *ledger.History
	Side     *ledger.History // the closed side; what is read of it is what is hidden from nobody, or was chosen
	Argument *footing.Case
	Parcel   *Parcel
	People   *access.People
	Notes    int // the latest that come along
	Words    words.Printer
}

// ExtractOf is what a parcel holds, as the case stands.
func ExtractOf(f From) Extract {
	s := casework.Of(f.Case)
	return Extract{
		ID: f.Parcel.Entry.ID, Title: s.Title(), AsOf: moment(f.Parcel.Entry.Recorded), Until: f.Parcel.Ends().UnixMilli(),
		Parts: []Part{
			{Title: "The case", Lines: f.about(s)},
			{Title: "Warnings", Lines: f.warnings(s), None: "Nobody is warned of anything in this case."},
			{Title: "People, and how to reach them", Lines: f.people(s), None: "Nobody is named in it yet."},
			{Title: "How each child is to be seen", Lines: f.children(s), None: "No child is named in it yet."},
			{Title: "Visits, hearings and what is due", Lines: f.ahead(s), None: "Nothing is planned, listed or due."},
			{Title: "Questions of the court", Lines: questions(s), None: "No order asks anything."},
			{Title: "Latest notes", Lines: f.notes(s), None: "Nothing is noted yet."},
		},
	}
}

func (f From) today() calendar.Date { return calendar.DateInLondon(f.Parcel.Entry.Recorded) }

func (f From) about(s *casework.State) []Line {
	var children []string
	for _, child := range s.Children() {
		name := child.FirstName()
		if age, known := child.Age(f.today()); known {
			name += fmt.Sprintf(", %d", age)
		}
		children = append(children, name)
	}
	lines := []Line{{"Children", cmp.Or(strings.Join(children, "; "), "None named yet")}, {"Court number", cmp.Or(s.Number(), "Not known yet")}}
	if worker, has := s.Worker(f.Parcel.Entry.Recorded); has {
		lines = append(lines, Line{"Worker", worker.Name})
	}
	return lines
}

func (f From) warnings(s *casework.State) (lines []Line) {
	for _, w := range warning.Of(f.Case).Open() {
		of := w.Place
		if who, known := s.Person(w.Person); known {
			of = who.Name()
		}
		says := []string{w.Says, "They were told: " + w.How}
		if !w.Told {
			says[1] = "They were not told: " + w.How
		}
		if key := footing.Of(w.Item, footing.So); !f.Argument.Has(key) || f.Argument.Standing(key) == footing.NoLongerStands {
			says = append(says, "What it rests on no longer stands.")
		}
		if w.Late(f.today()) {
			says = append(says, "It was to be looked at again by "+w.Review.Plain()+".")
		}
		lines = append(lines, Line{of, strings.Join(says, "\n")})
	}
	return lines
}

func (f From) people(s *casework.State) (lines []Line) {
	for _, p := range s.People() {
		var says []string
		if p.Part() != "" {
			says = append(says, words.UpperFirst(casework.Part.Show(f.Words, p.Part())))
		}
		if !p.Organisation() {
			says = append(says, p.Safe().Sentences(f.Words)...)
		}
		for _, d := range p.Details() {
			says = append(says, words.UpperFirst(d.Kind.Named(f.Words))+": "+f.value(d))
		}
		lines = append(lines, Line{p.Name(), strings.Join(says, "\n")})
	}
	return lines
}

// value is what a detail says, as far as it goes along: in the open, hidden from nobody, or chosen by itself.
func (f From) value(d *casework.Detail) string {
	chosen := slices.Contains(f.Parcel.Hidden, d.Ref)
	if !d.Confidential() {
		return d.Value
	}
	fact, known := casework.SideOf(f.Side).Fact(d.Ref)
	switch {
	case !known || d.Hiding.Hidden() && !chosen:
		return "hidden, and not taken along"
	case d.Hiding.Hidden():
		return fact.Value + " (" + d.Hiding.Words(f.Words) + ": let nobody see it)"
	default:
		return fact.Value
	}
}

func (f From) children(s *casework.State) (lines []Line) {
	seen := contact.Of(f.Case)
	for _, child := range s.Children() {
		says := []string{"Nothing is decided yet."}
		if plan, ahead := seen.Ahead(child.Ref); ahead {
			says = planned(plan)
		}
		for _, n := range seen.NotesOf(child.Ref) {
			says = append(says, "A "+string(n.Sort)+": "+n.Words)
		}
		lines = append(lines, Line{child.FirstName(), strings.Join(says, "\n")})
	}
	return lines
}

func planned(p *contact.Plan) []string {
	says := []string{p.Arrangement.Words() + "."}
	if p.Starts != "" {
		says[0] = p.Arrangement.Words() + ", on " + casework.ShowMoment(p.Starts) + "."
	}
	for _, more := range []struct{ of, says string }{
		{"Needs: ", p.Needs}, {"At home: ", p.Circumstances}, {"What cannot be learned in this way: ", p.NotLearned}, {"For the child: ", p.ForChild}, {"For the family: ", p.ForFamily},
	} {
		if strings.TrimSpace(more.says) != "" {
			says = append(says, more.of+more.says)
		}
	}
	return says
}

func (f From) ahead(s *casework.State) (lines []Line) {
	for _, v := range s.PlannedVisits() {
		lines = append(lines, Line{"Visit on " + casework.ShowMoment(v.Starts), spaced(v.Where, v.Why, named(s, v.People))})
	}
	for _, h := range s.Hearings() {
		if h.State() == casework.HearingListed && !h.Day().Before(f.today()) {
			lines = append(lines, Line{"Hearing on " + casework.ShowMoment(h.Fact(casework.Starts).Latest()), spaced(h.Type(), h.Fact(casework.Venue).Value())})
		}
	}
	for _, d := range s.Duties() {
		if d.Open() {
			lines = append(lines, Line{due(d), spaced(d.What, "For "+d.To)})
		}
	}
	return lines
}

func due(d *casework.Duty) string {
	if d.Due.On.IsZero() {
		return "Due, the day not known"
	}
	return "Due on " + d.Due.On.Plain()
}

func named(s *casework.State, people []ledger.Ref) string {
	var names []string
	for _, ref := range people {
		if p, known := s.Person(ref); known {
			names = append(names, p.Called())
		}
	}
	return words.List(names)
}

// spaced are the words that are there, one to a line.
func spaced(all ...string) string {
	return strings.Join(slices.DeleteFunc(all, func(w string) bool { return strings.TrimSpace(w) == "" }), "\n")
}

func questions(s *casework.State) (lines []Line) {
	for _, q := range s.QuestionsFor("") {
		of := "Order"
		if !q.Order.Made.IsZero() {
			of = "Order of " + q.Order.Made.Plain()
		}
		if q.Paragraph != "" {
			of += ", paragraph " + q.Paragraph
		}
		lines = append(lines, Line{of, q.Text})
	}
	return lines
}

func (f From) notes(s *casework.State) (lines []Line) {
	notes := s.Notes()
	for _, n := range notes[:min(f.Notes, len(notes))] {
		said, _ := n.Words()
		says := spaced(said, prefixed("Also there: ", n.Others), prefixed("Where: ", n.Where), "Written by "+f.People.Name(n.Entry.Author))
		lines = append(lines, Line{calendar.DateInLondon(n.At()).Plain() + ", " + n.With, says})
	}
	return lines
}

func prefixed(of, says string) string {
	if strings.TrimSpace(says) == "" {
		return ""
	}
	return of + says
}
