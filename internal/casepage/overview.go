package casepage

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// overviewPage is a case at a glance: what asks for an answer, what is due and why, what we know and how well, what changed.
type overviewPage struct {
	web.CasePage
	state    *casework.State
	evidence *evidence.State
	argument *footing.Case
	today    calendar.Date
	lastLook time.Time
	asks     []templ.Component
}

func (p overviewPage) Title() string         { return "Case overview" }
func (p overviewPage) Body() templ.Component { return overviewBody(p) }

func (p Pages) overview(c *web.Case) (web.Page, error) {
	page := overviewPage{
		CasePage: web.CasePage{Case: c}, state: casework.Of(c.History), evidence: evidence.Of(c.History), today: calendar.DateInLondon(c.Now),
	}
	var err error
	if page.argument, err = p.Footing.At(page.today, c.History); err != nil {
		return nil, err
	}
	if page.lastLook, err = c.LastLook(); err != nil {
		return nil, err
	}
	for _, panel := range p.Asks {
		asks, err := panel(c)
		if err != nil {
			return nil, err
		}
		page.asks = append(page.asks, asks...)
	}
	return page, nil
}

// looked says when the person last looked.
func (p overviewPage) looked() string {
	if p.lastLook.IsZero() {
		return "You have not looked at this case before."
	}
	return "You last looked on " + when(p.lastLook) + "."
}

// duties are what is still to be done, the soonest first.
func (p overviewPage) duties() []*casework.Duty {
	return slices.DeleteFunc(slices.Clone(p.state.Duties()), func(d *casework.Duty) bool { return !d.Open() })
}

// dutyWhy is what made a duty, and what is missing when its day is not known.
func dutyWhy(d *casework.Duty) string {
	why := []string{d.Because.Words}
	if d.Because.Source != "" {
		why = append(why, d.Because.Source)
	}
	why = append(why, d.Due.Gaps...)
	for i, sentence := range why {
		why[i] = strings.TrimSuffix(sentence, ".") + "."
	}
	return strings.Join(why, " ")
}

func (p overviewPage) dutyLink(d *casework.Duty) govuk.Link {
	if d.Report != "" {
		return govuk.Link{Text: d.What, Href: p.URL("reports")}
	}
	return govuk.Link{Text: d.What, Href: p.URL("court")}
}

// shownOfEach is how many items of each standing the overview shows.
const shownOfEach = 4

// standings are the items of evidence by where they stand, the newest of each first.
func (p overviewPage) standings() []govuk.StandingList {
	lists := []govuk.StandingList{{Standing: govuk.Stands}, {Standing: govuk.Disputed}, {Standing: govuk.NoLongerStands}}
	for _, i := range slices.Backward(p.evidence.Items()) {
		key := footing.Of(i.Ref(), footing.So)
		n, ok := listOf(p.argument.Standing(key))
		if !ok {
			continue
		}
		l := &lists[n]
		if l.Count++; l.Count <= shownOfEach {
			l.Items = append(l.Items, govuk.StandingItem{
				What: govuk.Link{Text: i.Says, Href: p.URL("evidence", string(i.Entry.ID))}, Why: govuk.Text(p.saidBy(i)),
			})
		}
	}
	for i := range lists {
		if more := lists[i].Count - shownOfEach; more > 0 {
			lists[i].More = govuk.Link{Text: strconv.Itoa(more) + " more", Href: p.URL("evidence")}
		}
	}
	return lists
}

func listOf(s footing.Standing) (n int, shown bool) {
	switch {
	case s.Holds():
		return 0, true
	case s == footing.Disputed:
		return 1, true
	case s == footing.NoLongerStands:
		return 2, true
	default:
		return 0, false
	}
}

func (p overviewPage) saidBy(i *evidence.Item) string {
	if i.Source == nil {
		return "Its source is not on record."
	}
	who := i.Source.Who.Name
	if person, ok := p.state.Person(i.Source.Who.Person); ok {
		who = person.Called()
	}
	return who + ", " + i.Source.On().Plain() + "."
}

// changes are the entries since the person last looked, newest first, without their own.
func (p overviewPage) changes() []govuk.NewsItem {
	var out []govuk.NewsItem
	for _, e := range slices.Backward(casework.Shown(p.History)) {
		if !e.Recorded.After(p.lastLook) || len(out) == mostChanges {
			break
		}
		if e.Author.Person != p.Person.ID {
			out = append(out, p.news(e))
		}
	}
	return out
}

const mostChanges = 8

func (p overviewPage) news(e ledger.Entry) govuk.NewsItem {
	line := p.Ledger().Registry().Line(p.Words, e)
	return govuk.NewsItem{
		What: []templ.Component{govuk.Text(line.Text)}, When: when(e.Recorded) + ", " + p.People.Name(e.Author), DateTime: e.Recorded.Format(time.RFC3339),
	}
}

// hearings are rows of a table: the next first, then those before.
func (p overviewPage) hearings() [][]templ.Component {
	var rows [][]templ.Component
	for _, h := range slices.Backward(p.state.Hearings()) {
		rows = append(rows, []templ.Component{
			govuk.Text(hearingLine(h.Fact(casework.Starts).Latest())), govuk.Text(h.Type()),
			govuk.Text(orWords(h.Fact(casework.Before).Value(), "Not known yet")), govuk.Text(p.outcome(h)),
		})
	}
	return rows
}

func (p overviewPage) outcome(h *casework.Hearing) string {
	if outcome := h.Fact(casework.Outcome).Value(); outcome != "" {
		return outcome
	}
	if h.State() != casework.HearingListed {
		return capital(h.State())
	}
	if day := h.Day(); !day.IsZero() && !day.Before(p.today) {
		return capital(calendar.InWords(day, p.today)) + "."
	}
	return "What it decided is not recorded yet."
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// child is what stands beside the work about each child.
func (p overviewPage) child(c *casework.Person) []templ.Component {
	born := "Birth date not known yet."
	if day := c.Born(); !day.IsZero() {
		born = "Born " + day.Plain() + "."
	}
	return []templ.Component{govuk.Text(withAge(c, p.today) + ". " + born + " " + lives(c))}
}

func lives(c *casework.Person) string {
	if living := c.Fact(casework.Living).Value(); living != "" {
		return living + "."
	}
	return "Where the child lives is not recorded yet."
}

// grown is what stands beside the work about each adult: how it is safe to reach them comes with the name.
func (p overviewPage) grown(a *casework.Person) []templ.Component {
	who := a.Name()
	if part := a.Part(); part != "" {
		who += ", " + part
	}
	out := []templ.Component{govuk.Text(who + ".")}
	for _, sentence := range a.Safe().Sentences(p.Words) {
		out = append(out, govuk.Text(sentence))
	}
	return out
}

func (p overviewPage) people(of []*casework.Person, tell func(*casework.Person) []templ.Component) []govuk.NewsItem {
	var out []govuk.NewsItem
	for _, person := range of {
		out = append(out, govuk.NewsItem{What: tell(person)})
	}
	return out
}
