package caseworkpage

import (
	"cmp"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/web"
)

// personPage is everything known of one person, with who says so and since when.
type personPage struct {
	page
	who  *casework.Person
	open opened
}

func (p personPage) Title() string         { return "Person" }
func (p personPage) Body() templ.Component { return personBody(p) }

func (p Pages) person(c *web.Case) (web.Page, error) {
	who, err := p.personIn(c)
	if err != nil {
		return nil, err
	}
	page := p.page(c)
	open, err := page.opened()
	return personPage{page, who, open}, err
}

// over is what they are to the case: "Child, born 2 June 2019", "Respondent".
func (p personPage) over() string {
	if p.who.Kind == casework.Child {
		return "Child"
	}
	if p.who.Part() == "" {
		return "Adult"
	}
	return p.partWords(p.who.Part())
}

var saidColumns = []govuk.Column{
	{Head: "What"}, {Head: "As recorded"}, {Head: "Says who", Lead: "Says"}, {Head: "When recorded", Lead: "Recorded"},
}

// said is everything ever said of the person, each value a row, corrected ones too.
func (p personPage) said() [][]templ.Component {
	var rows [][]templ.Component
	for _, f := range p.who.Facts() {
		for _, s := range f.History() {
			if s.Value == "" {
				continue
			}
			rows = append(rows, []templ.Component{
				govuk.Text(p.about(f)), saidValue(p, f, s), govuk.Text(p.says(s)), govuk.Text(p.day(s)),
			})
		}
	}
	return rows
}

// about is what a fact is about: "Relationship to Isla".
func (p personPage) about(f *casework.Fact) string {
	label := capital(f.Field.Label(p.Words))
	if child, ok := p.State.Person(f.To); ok && !f.To.IsZero() {
		return label + cmp.Or(between[f.Field], ": ") + child.FirstName()
	}
	return label
}

// between stands between a fact and the child it is about, where a colon would read worse.
var between = map[casework.Field]string{casework.Relation: " to ", casework.LivesWith: " with ", casework.Responsibility: " for "}

func (p personPage) says(s casework.Said) string {
	name := p.People.Name(s.Author)
	if s.CourtAt != "" {
		return "The court"
	}
	if s.Source != "" {
		return capital(s.Source) + " (recorded by " + name + ")"
	}
	return name
}

func (p page) day(s casework.Said) string { return calendar.DateInLondon(s.Recorded).Plain() }

// corrected reports whether a value was put right since.
func corrected(f *casework.Fact, s casework.Said) bool {
	for _, later := range f.History() {
		if later.Corrects == s.Entry {
			return true
		}
	}
	return false
}

// missing are the fields of somebody that can be added from here.
func (p personPage) missing() []govuk.Link {
	fields := []casework.Field{casework.Called, casework.FormerName, casework.Born, casework.Gender, casework.Part, casework.Interpreter, casework.Adjustments, casework.Solicitor, casework.Firm, casework.SolicitorPhone, casework.SolicitorEmail, casework.Capacity, casework.Died}
	if p.who.Kind == casework.Child {
		fields = []casework.Field{casework.Called, casework.FormerName, casework.Born, casework.Gender, casework.Living, casework.Needs, casework.Interpreter, casework.Adjustments, casework.CarePlan, casework.Part, casework.Died}
	}
	var all []govuk.Link
	for _, f := range append([]casework.Field{casework.Name}, fields...) {
		all = append(all, govuk.Link{Text: capital(f.Label(p.Words)), Href: personURL(p.Case, p.who, "record", string(f)), Act: true})
	}
	if p.OwnSolicitor != "" && p.who.Kind == casework.Child {
		all = append(all, govuk.Link{Text: "A solicitor of the child’s own", Href: personURL(p.Case, p.who, p.OwnSolicitor), Act: true})
	}
	return all
}

// differing are the facts on which the court and we differ.
func (p personPage) differing() []*casework.Fact {
	var all []*casework.Fact
	for _, f := range p.who.Facts() {
		if f.Differs() {
			all = append(all, f)
		}
	}
	return all
}

// shown are the times at which something confidential of this person was shown to somebody.
func (p personPage) shown() []govuk.NewsItem {
	var all []govuk.NewsItem
	for _, r := range p.State.Reveals() {
		if whose, _, ok := p.State.Detail(r.Fact); ok && whose == p.who {
			all = append(all, govuk.NewsItem{
				What: []templ.Component{wasShown(p.People.Name(r.Entry.Author), r.Kind.Named(p.Words), r.Why)}, When: at(r.Entry.Recorded),
			})
		}
	}
	return all
}

func (p personPage) acts() []govuk.ActData {
	if !p.May(access.CaseWorker) {
		return nil
	}
	return []govuk.ActData{
		{Link: govuk.Link{Text: "The same person in other cases", Href: personURL(p.Case, p.who, "elsewhere")}, Means: "Of the same name and date of birth, in cases of yours."},
		{Link: govuk.Link{Text: "Record how it is safe to reach them", Href: personURL(p.Case, p.who, "safe-contact")}, Means: "It stands above every number and address, and in every form."},
		{Link: govuk.Link{Text: "Add a number or address", Href: personURL(p.Case, p.who, "detail")}, Means: "You say from whom it is hidden. Until somebody does, it is hidden from everyone."},
	}
}
