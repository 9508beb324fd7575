package courtpage

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/court/hmcts"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
)

// saysPage is the court's version of the case beside ours: where they differ, what the court no longer reports, what could not be read, and
// what else stands in the application. Hidden values are named and never shown.
type saysPage struct {
	web.CasePage
	pack  *pack.Pack
	state *casework.State
	held  *court.State
	side  *court.Side
	told  hmcts.CourtCase // the newest payload
	some  bool            // there is one
	feeds []court.FeedState
}

func (p saysPage) Title() string         { return "What the court says" }
func (p saysPage) Body() templ.Component { return saysBody(p) }

func (p Pages) says(c *web.Case) (web.Page, error) {
	page := saysPage{CasePage: web.CasePage{Case: c}, pack: p.Pack, state: casework.Of(c.History), held: court.Of(c.History)}
	closed, err := c.Ledger().Read(c.Context(), page.state.Side)
	if err != nil {
		return nil, fmt.Errorf("read the closed side: %w", err)
	}
	page.side = court.SideOf(closed)
	if page.told, page.some, err = page.side.Newest(); err != nil {
		return nil, err
	}
	page.feeds, err = p.Feeds.States(c.Context(), c.Now)
	return page, err
}

// silent is that the court of this case has not answered for too long.
func (p saysPage) silent() string {
	for _, f := range p.feeds {
		if lawOf(f.Court) == p.state.Law && f.Silent {
			return silence(f)
		}
	}
	return ""
}

func lawOf(j hmcts.Jurisdiction) pack.Law {
	if j == hmcts.Public {
		return pack.PublicLaw
	}
	return pack.PrivateLaw
}

func (p saysPage) read() string {
	entry, at := p.side.LastRead()
	return "The court last changed the case on " + when(at) + ". We read that on " + when(ledger.FormatTime(entry.Recorded)) + "."
}

// differs is a fact on which the court and we differ, or on which the court contradicts itself.
type differs struct {
	fact *casework.Fact
	who  string
}

func (p saysPage) differing() []differs {
	var all []differs
	for _, f := range p.state.Disagreements() {
		all = append(all, differs{f, p.about(f)})
	}
	return all
}

// about is whom or what a fact is about: "Isla Kersey", "Daniel Kersey and Isla Kersey", "the hearing of 5 January 2027".
func (p saysPage) about(f *casework.Fact) string {
	var of []string
	for _, ref := range []ledger.Ref{f.Of, f.To} {
		if who, ok := p.state.Person(ref); ok {
			of = append(of, who.Name())
		}
	}
	if h, ok := p.state.Hearing(f.Of); ok {
		return hearing(h)
	}
	if len(of) == 0 {
		return "the case"
	}
	return strings.Join(of, " and ")
}

// hearing is what a hearing is called in the middle of a sentence.
func hearing(h *casework.Hearing) string {
	if h.Day().IsZero() {
		return "the " + h.Type()
	}
	return "the " + h.Type() + " of " + h.Day().Plain()
}

func (d differs) label(p saysPage) string { return capital(d.fact.Field.Label(p.Words)) }

func (d differs) ours(p saysPage) string {
	said, ok := d.fact.Ours()
	if !ok {
		return ""
	}
	return d.fact.Field.Show(p.Words, said.Value)
}

// courts are what the court says: one value or, for one moment, several.
func (d differs) courts(p saysPage) string {
	now, _ := d.fact.Court()
	values := []string{d.fact.Field.Show(p.Words, now.Value)}
	for _, said := range d.fact.History() {
		value := d.fact.Field.Show(p.Words, said.Value)
		if said.CourtAt == now.CourtAt && value != values[0] && d.fact.Contradictory() {
			values = append(values, value)
		}
	}
	return strings.Join(values, " and also ")
}

// settleURL is where a person says which of two versions is right.
func (d differs) settleURL(p saysPage) string {
	to := "-"
	if !d.fact.To.IsZero() {
		to = string(d.fact.To.Entry)
	}
	return p.URL("settle", string(d.fact.Of.Entry), to, string(d.fact.Field))
}

func (p saysPage) maySettle(d differs) bool {
	return (d.fact.Differs() || d.fact.Contradictory()) && p.May(access.CaseWorker)
}

// gone is what the court no longer reports.
func (p saysPage) gone() []string {
	var all []string
	add := func(what string, ref ledger.Ref) {
		if since, gone := p.held.Gone(ref); gone {
			all = append(all, what+", since what it sent as of "+when(since))
		}
	}
	for _, who := range p.state.People() {
		add(who.Name(), who.Ref)
	}
	for _, h := range p.state.Hearings() {
		add(capital(hearing(h)), h.Ref)
	}
	for _, o := range p.state.Orders() {
		add("The order “"+o.Name+"”", o.Ref)
	}
	return all
}

// unread are the places of the newest payload that this program could not read, with what stands there when that is a code, a date or a flag.
func (p saysPage) unread() []govuk.Fact {
	var all []govuk.Fact
	for _, u := range p.told.Account.Unknown {
		value := "Kept; not shown here"
		if u.Value != "" {
			value = u.Value
		}
		all = append(all, govuk.Fact{Term: strings.TrimPrefix(u.Path, "/"), Detail: govuk.Text(value)})
	}
	return all
}

var saidColumns = []govuk.Column{{Head: "What"}, {Head: "The court says", Lead: "The court says"}, {Head: "We recorded", Lead: "We recorded"}}

// beside are the columns of a table. Where we recorded nothing of our own, there is no column for it.
func beside(rows [][]templ.Component) []govuk.Column {
	for _, row := range rows {
		if row[2] != nil {
			return saidColumns
		}
	}
	return saidColumns[:2]
}

// said is everything that the court says of the case or of a person, beside what we recorded.
func (p saysPage) said(facts []*casework.Fact) [][]templ.Component {
	var rows [][]templ.Component
	for _, f := range facts {
		courts, says := f.Court()
		if !says {
			continue
		}
		var ours templ.Component
		if recorded, ok := f.Ours(); ok {
			ours = govuk.Text(capital(f.Field.Show(p.Words, recorded.Value)))
		}
		label := capital(f.Field.Label(p.Words))
		if child, ok := p.state.Person(f.To); ok {
			label += ": " + child.Name()
		}
		rows = append(rows, []templ.Component{govuk.Text(label), govuk.Text(capital(p.worded(f.Field, courts.Value))), ours})
	}
	return rows
}

// worded is what the court says of a field. Where it speaks in codes, they are written as words.
func (p saysPage) worded(field casework.Field, value string) string {
	shown := field.Show(p.Words, value)
	if field == casework.CourtState || field == casework.Gender {
		return capital(strings.ToLower(spaced(shown)))
	}
	return shown
}

// caseFields are the fields of the case that the court speaks of.
var caseFields = []casework.Field{
	casework.Number, casework.CourtCase, casework.Court, casework.Issued, casework.ApplicationType, casework.OrdersSought, casework.LocalAuthority,
	casework.CourtState,
}

func (p saysPage) saidOfCase() [][]templ.Component {
	var facts []*casework.Fact
	for _, field := range caseFields {
		facts = append(facts, p.state.Fact(field))
	}
	return p.said(facts)
}

// personFields are the fields that are shown first, in this order.
var personFields = []casework.Field{casework.Name, casework.FormerName, casework.Born, casework.Gender, casework.Part, casework.Relation, casework.LivesWith}

func (p saysPage) saidOf(who *casework.Person) [][]templ.Component {
	facts := who.Facts()
	slices.SortStableFunc(facts, func(a, b *casework.Fact) int { return cmp.Compare(place(a.Field), place(b.Field)) })
	rows := p.said(facts)
	for _, d := range who.Details() {
		if d.ByCourt {
			rows = append(rows, []templ.Component{govuk.Text(capital(string(d.Kind))), detail(p, d), nil})
		}
	}
	return rows
}

// place is where a field comes; those not named come last.
func place(f casework.Field) int {
	if i := slices.Index(personFields, f); i >= 0 {
		return i
	}
	return len(personFields)
}

// capital is words with a capital letter.
func capital(words string) string {
	for i, r := range words {
		return strings.ToUpper(string(r)) + words[i+len(string(r)):]
	}
	return words
}
