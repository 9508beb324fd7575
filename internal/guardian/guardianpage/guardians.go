package guardianpage

import (
	"cmp"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/guardian"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
	"candour/internal/words"
)

// record is what a case holds of its guardians, as a page shows it.
type record struct {
	*web.Case
	Pages
	state *casework.State
	all   *guardian.Guardians
	stand guardian.Stand
}

// record is that of a public-law case. In any other there are no such pages.
func (p Pages) record(c *web.Case) (record, error) {
	s := casework.Of(c.History)
	if s.Law != pack.PublicLaw {
		return record{}, fault.Absent(nil)
	}
	return record{c, p, s, guardian.Of(c.History), guardian.StandOf(c.History)}, nil
}

// guardiansPage is the whole list as it is, how far the court has been told of it, and all that was recorded.
type guardiansPage struct {
	web.CasePage
	record record
}

func (p guardiansPage) Title() string         { return "Children’s guardians" }
func (p guardiansPage) Body() templ.Component { return guardiansBody(p) }

func (p Pages) guardians(c *web.Case) (web.Page, error) {
	r, err := p.record(c)
	return guardiansPage{web.CasePage{Case: c}, r}, err
}

// works reports whether the reader may change the list: they work on the case, and it goes on here.
func (r record) works() bool {
	_, elsewhere := r.state.KeptIn()
	return !elsewhere && r.state.Status() != casework.Closed && r.May(access.CaseWorker)
}

// mayTell reports whether the reader may see to it that the court is told, of a case that is closed too.
func (r record) mayTell() bool {
	say := r.saying()
	_, elsewhere := r.state.KeptIn()
	return (say.send || say.tell) && !elsewhere && r.May(access.CaseWorker)
}

// facts are what is known of a guardian.
func (r record) facts(c guardian.Current) []govuk.Fact {
	fact := func(term, words string) govuk.Fact {
		return govuk.Fact{Term: term, Detail: govuk.Text(cmp.Or(words, "Not known"))}
	}
	from := r.officeOf(c)
	return []govuk.Fact{
		fact("Guardian of", named(c.Of)), fact("Of", from), fact("Telephone", c.Telephone), fact("E-mail", c.Email),
		fact("Since", c.Since().Plain()+", known "+c.How.Words()+": "+c.Said),
	}
}

func (r record) officeOf(c guardian.Current) string {
	if c.Worker != "" {
		return "This service"
	}
	return c.Office
}

func named(people []*casework.Person) string {
	names := make([]string, len(people))
	for i, p := range people {
		names[i] = p.Name()
	}
	return strings.Join(names, ", ")
}

// without are the children who have no guardian on record.
func (r record) without() (none []*casework.Person) {
	now := r.all.Now(r.state)
	for _, child := range r.state.Children() {
		if !slices.ContainsFunc(now, func(c guardian.Current) bool { return slices.Contains(c.Of, child) }) {
			none = append(none, child)
		}
	}
	return none
}

// anothers are guardians of this service who no longer have the case, or never had.
func (r record) anothers() string {
	worker, has := r.state.Worker(r.Now)
	if !has {
		return ""
	}
	for _, c := range r.all.Now(r.state) {
		if c.Worker != "" && c.Worker != worker.Worker {
			return worker.Name + " has the case, and " + c.Name + " is on record as guardian. If the court has appointed somebody else, record it."
		}
	}
	return ""
}

// acts are what the reader can do.
func (r record) acts() []govuk.ActData {
	return []govuk.ActData{
		{Link: govuk.Link{Text: "Appoint a guardian", Href: r.URL(Home, "appoint")}, Means: "Somebody whom the court has appointed. The court is sent the whole list as it then is."},
	}
}

func (r record) url(c guardian.Current, part string) string {
	return r.URL(Home, string(c.Entry.ID), part)
}

// news is all that was recorded and what became of telling the court, the newest first.
func (r record) news() []govuk.NewsItem {
	entries := append(slices.Clone(r.all.Entries()), guardian.Told(r.History)...)
	slices.SortFunc(entries, func(a, b ledger.Entry) int { return cmp.Compare(b.Version, a.Version) })
	var all []govuk.NewsItem
	for _, e := range entries {
		all = append(all, r.happened(e))
	}
	return all
}

func (r record) happened(e ledger.Entry) govuk.NewsItem {
	line := r.Ledger().Registry().Line(r.Words, e)
	at := when(e)
	if e.Author.Person != "" {
		at += ", " + r.People.Name(e.Author)
	}
	what := []templ.Component{govuk.Text(words.UpperFirst(line.Text) + forWhom(r.state, e))}
	if sent, ok := e.Body.(guardian.SendingBody); ok {
		what = append(what, listed(sent.List))
	}
	if told, ok := e.Body.(guardian.OtherwiseBody); ok && len(told.List) > 0 {
		what = append(what, listed(told.List))
	}
	return govuk.NewsItem{What: what, When: at, DateTime: ledger.FormatTime(e.Recorded)}
}

// forWhom are the children of whom an entry speaks, and from which day.
func forWhom(s *casework.State, e ledger.Entry) string {
	var children []ledger.Ref
	switch b := e.Body.(type) {
	case guardian.AppointedBody:
		children = b.Children
	case guardian.EndedBody:
		children = b.Children
	default:
		return ""
	}
	var people []*casework.Person
	for _, ref := range children {
		if p, ok := s.Person(ref); ok {
			people = append(people, p)
		}
	}
	return ". " + named(people) + ", from " + calendar.DateOf(e.Happened.Start()).Plain() + "."
}

// asSent are the guardians of a list as it was sent, one a line.
func asSent(l guardian.List) []string {
	var lines []string
	for _, g := range l {
		parts := []string{g.Name}
		for _, part := range []string{g.Telephone, g.Email} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		lines = append(lines, strings.Join(parts, ", ")+": "+strings.Join(g.Children, ", "))
	}
	return lines
}

// when is the time of an entry for people, on London's clock.
func when(e ledger.Entry) string {
	london := calendar.InLondon(e.Recorded)
	return calendar.DateOf(london).Plain() + ", " + london.Format("15:04")
}
