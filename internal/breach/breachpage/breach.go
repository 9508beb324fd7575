package breachpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/breach"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// inBreach is what every page of a breach has. It bears no strip: whoever decides on it opens no case.
type inBreach struct {
	*web.Case
	pages   Pages
	state   *casework.State
	breach  *breach.Breach
	history *ledger.History // of the breach
}

func (p Pages) inBreach(c *web.Case) (inBreach, error) {
	stream, err := ledger.ParseStreamID(c.Request.PathValue("breach"))
	if err != nil || !slices.Contains(breach.In(c.History), stream) {
		return inBreach{}, fault.Absent(err)
	}
	h, err := c.Ledger().Read(c.Context(), stream)
	if err != nil {
		return inBreach{}, err
	}
	b := breach.Of(h)
	if b.Case != c.Stream {
		return inBreach{}, fault.Absent(nil)
	}
	return inBreach{c, p, casework.Of(c.History), b, h}, nil
}

func (p inBreach) url(parts ...string) string {
	return p.URL(append([]string{"breach", string(p.breach.Entry.Stream)}, parts...)...)
}

// called is the case as its heading: the court’s number, and to whoever may open the case its title.
func (p inBreach) called() string {
	number := p.state.Number()
	if number == "" {
		number = "no court number"
	}
	if p.May(access.CaseReader) {
		return p.state.Title() + " · " + number
	}
	return "Case " + number
}

// atStake reports whether somebody was named as one whose safety may be at stake.
func (p inBreach) atStake(who breach.Person) bool {
	return slices.ContainsFunc(p.breach.AtStake, func(at breach.Person) bool { return at.Of == who.Of })
}

// reach is how it is safe to reach somebody, for those who see the case.
func (p inBreach) reach(who breach.Person) []string {
	person, ok := p.state.Person(who.Of)
	if !ok || !p.May(access.CaseReader) {
		return nil
	}
	return person.Safe().Sentences(p.Words)
}

// breachPage is one breach: what is done in the first hour stands first.
type breachPage struct{ inBreach }

func (p breachPage) Title() string         { return "Something went to the wrong person" }
func (p breachPage) Body() templ.Component { return breachBody(p) }

func (p Pages) breach(c *web.Case) (web.Page, error) {
	in, err := p.inBreach(c)
	return breachPage{in}, err
}

func (p breachPage) open() bool { return p.breach.Closed == nil }

func (p breachPage) mayDecide() bool { return p.open() && p.May(access.RecordKeeper) }

// lede is what went to whom, and how it stands.
func (p breachPage) lede() string {
	if p.breach.Closed != nil {
		return "Closed on " + calendar.DateInLondon(p.breach.Closed.Entry.Recorded).Plain() + ". " + p.breach.Closed.Body.Words
	}
	return p.breach.Clock(p.Now) + "."
}

// facts are what happened.
func (p breachPage) facts() []govuk.Fact {
	b := p.breach
	facts := []govuk.Fact{{Term: "What it was", Detail: govuk.Text(b.What)}, {Term: "To whom it went", Detail: govuk.Text(b.To)}}
	if b.Entry.Happened != nil {
		facts = append(facts, govuk.Fact{Term: "When", Detail: govuk.Text(when(b.Entry))})
	}
	if b.InCandour {
		facts = append(facts, govuk.Fact{Term: "Where", Detail: govuk.Text("It was shown in Candour")})
	}
	return append(facts,
		govuk.Fact{Term: "We learned of it", Detail: govuk.Text(casework.ShowMoment(b.Aware))},
		govuk.Fact{Term: "To be decided by", Detail: govuk.Text(casework.ShowMoment(b.DecideBy) + ". " + b.Source)},
		govuk.Fact{Term: "Recorded by", Detail: govuk.Text(p.People.Name(b.Entry.Author) + ", " + moment(b.Entry))},
	)
}

// rows are acts of one sort, each with who did it and when.
func rows[B any](p breachPage, acts []breach.Act[B]) []govuk.RowData {
	var all []govuk.RowData
	for _, a := range acts {
		line := p.Ledger().Registry().Line(p.Words, a.Entry)
		all = append(all, govuk.RowData{
			When: govuk.ClockData{Words: when(a.Entry), Past: true}, What: govuk.Link{Text: line.Text},
			Why: said(line.Words, p.People.Name(a.Entry.Author)),
		})
	}
	return all
}

func (p breachPage) safety(who breach.Person) []govuk.RowData {
	return rows(p, p.breach.SafetyOf(who))
}

// others are safety plans for people who were not thought of at first.
func (p breachPage) others() []govuk.RowData {
	return rows(p, slices.DeleteFunc(slices.Clone(p.breach.Safety), func(a breach.Act[breach.SafetyBody]) bool { return p.atStake(a.Body.Person) }))
}

func (p breachPage) retrievals() []govuk.RowData { return rows(p, p.breach.Retrievals) }
func (p breachPage) tellings() []govuk.RowData   { return rows(p, p.breach.Told) }
func (p breachPage) sightings() []govuk.RowData  { return rows(p, p.breach.Seen) }

// changes are what changes, with by when.
func (p breachPage) changes() []govuk.RowData {
	all := rows(p, p.breach.Changes)
	for i, a := range p.breach.Changes {
		if !a.Body.By.IsZero() {
			all[i].State = govuk.Tag("By " + a.Body.By.Plain())
		}
	}
	return all
}

// decision is who is told, with both reasons.
func (p breachPage) decision() []govuk.Fact {
	d := p.breach.Decided
	facts := []govuk.Fact{
		{Term: "The Information Commissioner", Detail: govuk.Text(isTold(d.Body.Commissioner) + ". " + d.Body.CommissionerWhy)},
		{Term: "The people concerned", Detail: govuk.Text(areTold(d.Body.People) + ". " + d.Body.PeopleWhy)},
		{Term: "Decided", Detail: govuk.Text(p.People.Name(d.Entry.Author) + ", " + moment(d.Entry))},
	}
	if d.Body.Late != "" {
		facts = append(facts, govuk.Fact{Term: "Why late", Detail: govuk.Text(d.Body.Late)})
	}
	return facts
}

func isTold(yes bool) string {
	if yes {
		return "Is told"
	}
	return "Is not told"
}

func areTold(yes bool) string {
	if yes {
		return "Are told"
	}
	return "Are not told"
}

// missing are the parts still to be answered, as a sentence; "" when there is none.
func (p breachPage) missing() string {
	sentence := ""
	for _, part := range p.breach.Unanswered() {
		if sentence != "" {
			sentence += "; "
		}
		sentence += part.Words()
	}
	return sentence
}

// when is when something happened; when it was recorded, if nobody said.
func when(e ledger.Entry) string {
	if e.Happened == nil {
		return moment(e)
	}
	if e.Happened.Precision == ledger.ToTheMinute {
		return at(e.Happened.Start())
	}
	return calendar.DateOf(e.Happened.Start()).Brief()
}

func moment(e ledger.Entry) string { return at(e.Recorded) }
