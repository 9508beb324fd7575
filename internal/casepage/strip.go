package casepage

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/web"
	"candour/internal/words"
)

// Strip stands above every page of a case: who, where, what is next, and what is confidential, which is named and never told.
func (p Pages) Strip(c *web.Case) templ.Component {
	s := casework.Of(c.History)
	today := calendar.DateInLondon(c.Now)
	strip := govuk.Strip(govuk.StripData{
		Label: "This case", Name: govuk.Link{Text: s.Title(), Href: c.URL()}, Beside: stripChildren(childrenOf(s, today)),
		Facts: p.facts(c, s, today), More: "Court, track and worker", TabsLabel: "Case", Tabs: tabs(c),
	})
	if words := p.emergency(c, s); words != "" {
		return templ.Join(strip, emergencyNotice(words))
	}
	return strip
}

// emergency is what whoever reads the case because of an emergency, and for nothing else, is reminded of on each of its pages.
func (p Pages) emergency(c *web.Case, s *casework.State) string {
	asked, until, open := s.InEmergency(c.Person.ID, c.Now)
	if !open || c.May(access.Answerer) {
		return ""
	}
	end := calendar.InLondon(until).Format("15:04")
	if day := calendar.DateInLondon(until); day != calendar.DateInLondon(c.Now) {
		end += " on " + day.Plain()
	}
	return "You opened this case in an emergency. You can read it until " + end + ". Somebody else looks at why by " +
		casework.ReviewBy(p.Pack, calendar.DateInLondon(asked)).Long() + "."
}

// strippedChild is a child as the strip names them: in bold, with the age.
type strippedChild struct{ name, age string }

func childrenOf(s *casework.State, today calendar.Date) []strippedChild {
	var all []strippedChild
	for _, child := range s.Children() {
		one := strippedChild{name: child.FirstName(), age: "age not known"}
		if age, known := child.Age(today); known {
			one.age = years(age)
		}
		all = append(all, one)
	}
	return all
}

// between stands after the i-th of n things in a sentence.
func between(i, n int) string {
	switch {
	case i == n-1:
		return ""
	case i == n-2:
		return ", and "
	default:
		return ", "
	}
}

func years(age int) string {
	if age == 0 {
		return "under 1"
	}
	return strconv.Itoa(age)
}

func (p Pages) facts(c *web.Case, s *casework.State, today calendar.Date) []govuk.StripFact {
	facts := []govuk.StripFact{
		{Term: orWords(s.Fact(casework.Court).Value(), "Court not known yet"), Detail: govuk.Text(orWords(s.Number(), "No number yet")), Number: true, Later: true},
		{Term: "Track", Detail: govuk.Text(p.track(s)), Later: true},
		{Term: "Next hearing", Detail: p.nextHearing(s, c, today)},
		{Term: "Worker", Detail: govuk.Text(worker(s, c)), Later: true},
	}
	if hidden := confidential(s); hidden != "" {
		facts = append(facts, govuk.StripFact{Term: "Confidential", Detail: govuk.Lock(hidden)})
	}
	if p.Warns != nil {
		facts = append(facts, p.Warns(c)...)
	}
	return facts
}

func (p Pages) track(s *casework.State) string {
	track, ok := p.Pack.Track(s.Track())
	if !ok {
		return "Not known yet"
	}
	return track.Name
}

func (p Pages) nextHearing(s *casework.State, c *web.Case, today calendar.Date) templ.Component {
	h, ok := s.NextHearing(c.Now)
	if !ok {
		return govuk.Text("None listed")
	}
	away := calendar.InWords(h.Day(), today)
	if h.Provisional(today) {
		away += " " + casework.ProvisionalWords
	}
	return stripHearing(h.Day().Short(), away)
}

func worker(s *casework.State, c *web.Case) string {
	if a, ok := s.Worker(c.Now); ok {
		if a.NotTaken() {
			return a.Name + ", not taken yet"
		}
		return a.Name
	}
	return "Nobody yet"
}

// confidential names what is confidential, person by person: "Ms Ashdown’s address and telephone". What nobody has decided on is hidden
// as well, but counted and not named: the court sends dozens of such details in one case.
func confidential(s *casework.State) string {
	var out []string
	for _, p := range s.People() {
		var kinds []string
		for _, d := range p.Details() {
			if d.Confidential() && d.Hiding.Hidden() && d.Hiding.From != casework.Undecided && !slices.Contains(kinds, sealed(d.Kind)) {
				kinds = append(kinds, sealed(d.Kind))
			}
		}
		if len(kinds) > 0 {
			out = append(out, p.Called()+"’s "+words.List(kinds))
		}
	}
	if n := len(s.Undecided()); n > 0 {
		out = append(out, plural(n, "contact detail", "contact details")+" hidden until somebody decides")
	}
	return strings.Join(out, "; ")
}

// sealed is what a confidential detail is called where it is only named. That somebody is in a refuge is itself told to nobody.
func sealed(kind casework.DetailKind) string {
	switch kind {
	case casework.Refuge:
		return string(casework.Address)
	case casework.OtherDetail:
		return "another detail"
	default:
		return string(kind)
	}
}

// within are the pages that belong to a part of the case without standing under its address.
var within = map[string][]string{
	"people":    {"who-sees", "who-has-seen", "restrict", "lift-restriction", "conflict", "detail", "hiding", "stands-already", "undecided", "reveal", "same", "links", "hand-over", "transfer", "who-held", "allocate", "team", "take", "settle", "well-known"},
	"evidence":  {"papers", "allegations"},
	"notes":     {"note", "write-note", "plan-visit", "visit", "letters", "email"},
	"reports":   {"report", "no-longer-stands"},
	"decisions": {"seeing", "plan"},
	"court":     {"hearing", "add-hearing", "order", "add-order", "duty", "add-duty", "record", "close", "closed", "reopen", "told"},
	"timeline":  {"chronology", "wrong-case", "bring-back", "contain", "contained", "left", "wrong-person", "breach", "copies", "held-about"},
	"worried":   {"worry"},
}

// isPartOf reports whether the page of a visit belongs to a part of the case.
func isPartOf(c *web.Case, part string) bool {
	for _, name := range append([]string{part}, within[part]...) {
		if c.Path() == c.URL(name) || strings.HasPrefix(c.Path(), c.URL(name)+"/") {
			return true
		}
	}
	return false
}

// tabs are the parts of a case. The first is current on the overview alone.
func tabs(c *web.Case) []govuk.NavItem {
	all := []govuk.NavItem{
		{Text: "Overview", Href: c.URL()}, {Text: "People", Href: c.URL("people")}, {Text: "Notes", Href: c.URL("notes")},
		{Text: "Evidence", Href: c.URL("evidence")}, {Text: "Decisions", Href: c.URL("decisions")}, {Text: "Reports", Href: c.URL("reports")}, {Text: "Court", Href: c.URL("court")},
		{Text: "Timeline", Href: c.URL("timeline")},
	}
	if c.May(access.Urgent) {
		all = append(all, govuk.NavItem{Text: "Worried about a child now", Href: c.URL("worried")})
	}
	for i := range all {
		all[i].Current = c.Path() == all[i].Href || i > 0 && isPartOf(c, path.Base(all[i].Href))
	}
	return all
}
