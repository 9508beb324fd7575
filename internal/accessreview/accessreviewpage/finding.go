package accessreviewpage

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/accessreview"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// findingPage is one finding, the looks it rests on, and the question what is decided.
type findingPage struct {
	*web.Visit
	Form    *web.Form
	finding *accessreview.Finding
	numbers map[ledger.StreamID]string // of the cases it names
	mine    map[ledger.StreamID]bool   // those of them that the reader may open
	cases   []ledger.StreamID          // of several, those in which the reader has no conflict of interest
	looks   []access.Look
	grant   *access.Grant // the role given or ended; nil when it is about none
}

func (p findingPage) Title() string         { return "Access review: " + p.finding.Sort.Name() }
func (p findingPage) Errors() govuk.Errors  { return p.Form.Errors }
func (p findingPage) Body() templ.Component { return findingBody(p) }

// findingIn is the finding that the address names, for somebody who decides on it. Not there and not theirs are written alike.
func (p Pages) findingIn(v *web.Visit) (*accessreview.Finding, error) {
	stream, err := ledger.ParseStreamID(v.Request.PathValue("day"))
	if err != nil {
		return nil, fault.Absent(err)
	}
	entry, err := v.Entry("finding")
	if err != nil {
		return nil, err
	}
	h, err := v.Ledger().Read(v.Context(), stream)
	if err != nil {
		return nil, err
	}
	f, there := accessreview.DayOf(h).Find(entry)
	if there {
		if there, err = mayDecide(v, f); err != nil {
			return nil, err
		}
	}
	v.Look(stream, there)
	if !there {
		return nil, fault.Absent(nil)
	}
	return f, nil
}

func mayDecide(v *web.Visit, f *accessreview.Finding) (bool, error) {
	ties, err := access.TiesOf(v.Context(), v.DB(), []ledger.StreamID{f.Case}, v.Now)
	return accessreview.ReviewerOf(v.Person, v.People).MayDecide(f.FoundBody, ties[f.Case]), err
}

func (p Pages) findingPage(v *web.Visit) (findingPage, error) {
	f, err := p.findingIn(v)
	if err != nil {
		return findingPage{}, err
	}
	form, err := v.Form()
	if err != nil {
		return findingPage{}, err
	}
	page := findingPage{Visit: v, Form: form, finding: f}
	cases := slices.Clone(f.Cases)
	if f.Case != "" {
		cases = append(cases, f.Case)
	}
	if page.numbers, err = casework.NumbersOf(v.Context(), v.DB(), cases); err != nil {
		return page, err
	}
	if page.mine, err = v.Allowed(access.CaseReader, cases...); err != nil {
		return page, err
	}
	if page.grant, err = p.grantOf(v, f); err != nil {
		return page, err
	}
	if page.cases, err = readable(v, f.Cases); err != nil {
		return page, err
	}
	page.looks, err = looksOf(v, f)
	return page, err
}

// readable are those of some cases that may be named to this person at all.
func readable(v *web.Visit, cases []ledger.StreamID) ([]ledger.StreamID, error) {
	allowed, err := v.Allowed(access.SignedIn, cases...)
	return slices.DeleteFunc(slices.Clone(cases), func(stream ledger.StreamID) bool { return !allowed[stream] }), err
}

// grantOf is the role that a finding is about.
func (p Pages) grantOf(v *web.Visit, f *accessreview.Finding) (*access.Grant, error) {
	if f.Sort != accessreview.RoleGiven && f.Sort != accessreview.RoleEnded {
		return nil, nil
	}
	service, err := v.Ledger().Read(v.Context(), p.Service)
	if err != nil {
		return nil, err
	}
	grant, _ := access.GrantsOf.Of(service).Find(f.Of)
	return grant, nil
}

func (p Pages) showFinding(v *web.Visit) (web.Page, error) {
	page, err := p.findingPage(v)
	if err != nil {
		return nil, err
	}
	return page, nil
}

// heading is whom the question is about, and what.
func (p findingPage) heading() string {
	return name(p.Visit, p.finding.Person) + ": " + p.finding.Sort.Name()
}

// facts are who they are, which case it is, and who had a hand in it.
func (p findingPage) facts() []govuk.Fact {
	all := []govuk.Fact{{Term: "Who", Detail: govuk.Text(p.who(p.finding.Person))}}
	if p.finding.Case != "" {
		all = append(all, govuk.Fact{Term: "Case", Detail: p.caseNamed(p.finding.Case)})
	}
	if g := p.grant; g != nil {
		all = append(all,
			govuk.Fact{Term: "Asked for by", Detail: govuk.Text(p.People.Name(g.Asked.Author) + ", " + at(g.Asked.Recorded))},
			govuk.Fact{Term: "Confirmed by", Detail: govuk.Text(p.People.Name(g.ConfirmedBy) + ", " + at(g.Confirmed))})
		if !g.Ended.IsZero() {
			all = append(all, govuk.Fact{Term: "Ended by", Detail: govuk.Text(p.People.Name(g.EndedBy) + ", " + at(g.Ended) + ". " + g.Why)})
		}
	}
	if by := p.doneBy(); by != "" {
		all = append(all, govuk.Fact{Term: "Whose word it was", Detail: govuk.Text(by)})
	}
	if why := p.finding.Sort.Why(); why != "" {
		all = append(all, govuk.Fact{Term: "Why it is asked", Detail: govuk.Text(why)})
	}
	return all
}

// doneBy names whose word opened cases to the person concerned, where one person’s was enough.
func (p findingPage) doneBy() string {
	if p.finding.Sort != accessreview.DutyGiven && p.finding.Sort != accessreview.EngagementSet {
		return ""
	}
	var names []string
	for _, hand := range p.finding.Hands {
		names = append(names, name(p.Visit, hand))
	}
	return strings.Join(names, ", ")
}

// who is a person of the service, with what they are to it.
func (p findingPage) who(id ledger.StreamID) string {
	who, known := p.People.Find(id)
	if !known {
		return name(p.Visit, id)
	}
	words := []string{who.Name}
	for _, r := range who.Roles {
		words = append(words, string(r))
	}
	if len(who.Roles) == 0 {
		words = append(words, "no role any more")
	}
	for _, m := range who.Teams {
		words = append(words, p.People.TeamName(m.Team))
	}
	return strings.Join(words, ", ")
}

// caseNamed is a case by its court number; it leads there whoever may see it anyway.
func (p findingPage) caseNamed(stream ledger.StreamID) templ.Component {
	words := cmp.Or(p.numbers[stream], "No court number")
	if p.mine[stream] {
		return govuk.Anchor(govuk.Link{Text: words, Href: "/case/" + string(stream)})
	}
	return govuk.Text(words)
}

// at is a moment as a page says it: "23 November 2026, 09:12".
func at(t time.Time) string {
	return calendar.DateInLondon(t).Plain() + ", " + calendar.InLondon(t).Format("15:04")
}
