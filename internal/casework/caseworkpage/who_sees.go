package caseworkpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// whoSeesPage says why this person can see the case and, to whoever manages it, who else can and why.
type whoSeesPage struct{ page }

func (p whoSeesPage) Title() string         { return "Who can see this case" }
func (p whoSeesPage) Body() templ.Component { return whoSeesBody(p) }

func (p Pages) whoSees(c *web.Case) (web.Page, error) { return whoSeesPage{p.page(c)}, nil }

// whoSeesOf leads back to who can see the case.
func whoSeesOf(c *web.Case) func() string { return func() string { return c.URL("who-sees") } }

// mine are what ties this person to the case.
func (p whoSeesPage) mine() []govuk.NewsItem { return p.bondsOf(p.Person) }

// others are the people besides this one who can see the case, each with what ties them to it.
func (p whoSeesPage) others() []sighted {
	var all []sighted
	for _, who := range p.People.Those(p.sees) {
		if who.ID != p.Person.ID {
			all = append(all, sighted{who.Name, p.bondsOf(who)})
		}
	}
	return all
}

// sighted is somebody who can see the case.
type sighted struct {
	name string
	why  []govuk.NewsItem
}

func (p whoSeesPage) sees(who access.Person) bool {
	return access.Decide(who, access.CaseReader, p.Ties).Allowed
}

// conflicts are to whom the case is closed, and where that is ended.
func (p whoSeesPage) conflicts() []govuk.RowData {
	var all []govuk.RowData
	for _, c := range p.State.Conflicts() {
		said := "A manager found it, on "
		if c.Declared() {
			said = "Their own word, on "
		}
		all = append(all, govuk.RowData{
			What: govuk.Link{Text: c.Name + ": " + interestWords[c.Interest]}, Why: govuk.Text(said + dayRecorded(c.Entry).Plain() + ". " + quoted(c.Words)),
			State: govuk.Anchor(govuk.Link{Text: "End it", Hidden: "the conflict of interest of " + c.Name, Href: p.URL("conflict", string(c.Entry.ID), "end"), Act: true}),
		})
	}
	return all
}

// bondsOf are what ties somebody to the case, themselves or through a team, each with the entry that made it.
func (p whoSeesPage) bondsOf(who access.Person) []govuk.NewsItem {
	var all []govuk.NewsItem
	for _, b := range p.State.Bonds(p.Now) {
		if slices.Contains(who.Subjects(), b.Subject) {
			all = append(all, govuk.NewsItem{
				What: []templ.Component{bondLine(bondWords(b), govuk.Link{Text: "by this entry", Href: p.entryURL(b.Entry)})}, When: lasting(b),
			})
		}
	}
	return all
}

func (p whoSeesPage) entryURL(id ledger.EntryID) string {
	return p.URL("timeline") + "?entry=" + string(id) + "#e-" + string(id)
}

// bondWords are what a bond is, of whomever it is said.
func bondWords(b casework.Bond) string {
	switch b.Relation {
	case access.Allocated:
		return "Worker on this case"
	case access.Second:
		return "Second worker on this case"
	case access.Covers:
		return "Covers this case"
	case access.InTeam:
		return "In the team that has this case, " + b.Name
	case access.Named:
		return "Named for this restricted case"
	case access.NamedLead:
		return "Manages this restricted case"
	case access.Glass:
		return "Opened it in an emergency, to read"
	case access.OnDuty:
		return "On duty at the court that hears it, " + b.Name
	case access.Sampled:
		return "Reads it for " + b.Name
	case access.Waits:
		return "A manager, while no team has this case"
	default:
		return "Tied to this case (" + string(b.Relation) + ")"
	}
}

// lasting is since when and until when a bond holds.
func lasting(b casework.Bond) string {
	words := "Since " + calendar.DateInLondon(b.From).Plain()
	if b.Until.IsZero() {
		return words + ", with no end set"
	}
	return words + ", until " + at(b.Until)
}
